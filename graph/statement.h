// SPDX-License-Identifier: Apache-2.0
/// \file One statement as graph/ hands it to exports/, and its line: the N-Triples
/// spelling (W3C N-Triples 1.1, UTF-8 left readable, one way to write each statement),
/// in which it is stored and by whose bytes it is sorted.
#ifndef WG_GRAPH_STATEMENT_H
#define WG_GRAPH_STATEMENT_H

#include <glib.h>

typedef struct wg_statement {
  const char *graph;     ///< absolute IRI of the article; NULL: the default graph
  const char *subject;   ///< absolute IRI; there are no blank nodes
  const char *predicate; ///< absolute IRI
  const char *object;    ///< absolute IRI, or the lexical form of a literal
  const char *datatype;  ///< IRI; NULL for an IRI, a plain or a tagged string
  const char *lang;      ///< BCP 47, lower case; NULL for none
  gboolean literal;
  const char *line; ///< "<s> <p> o" in N-Triples, without " ." and line end
} WgStatement;

/// Takes one statement; everything in it lives for the call only. FALSE stops the walk
/// and sets `error`.
typedef gboolean (*WgStatementFunc)(const WgStatement *statement, void *context,
                                    GError **error);

#define WG_STATEMENT_ERROR (wg_statement_error_quark())
GQuark wg_statement_error_quark(void);

/// Hand each line of `lines` (as wg_lines_* makes them, "…\n" each) to `func`, in
/// order, with `graph`. Fails where a line is damaged (a store that was tampered with).
gboolean wg_lines_each(const char *lines, const char *graph, WgStatementFunc func,
                       void *context, GError **error);

/// Read one line (without line end) into `out`; its strings lie in `scratch`, which is
/// overwritten, but for line, which is `line`. FALSE and `error` where it is damaged.
gboolean wg_line_parse(const char *line, GString *scratch, WgStatement *out,
                       GError **error);

/// Spells statements as lines; holds the raptor2 world whose escapes it uses. For one
/// thread.
typedef struct wg_speller WgSpeller;

WgSpeller *wg_speller_new(void);
void wg_speller_free(WgSpeller *speller);

/// The line of a statement whose terms are good (wg_iri_valid, wg_literal_valid), without
/// line end, appended to `out`.
void wg_speller_line(WgSpeller *speller, const WgStatement *statement, GString *out);

/// A literal's `"…"` with its escapes, without datatype, appended to `out`.
void wg_speller_literal(WgSpeller *speller, const char *text, GString *out);

/// Whether `text` can stand in a literal of every syntax: UTF-8 without noncharacters
/// (U+FFFE, U+FDD0 …). U+0000 and surrogates are no part of a C string in UTF-8.
gboolean wg_literal_valid(const char *text);

/// `text` with U+FFFD in place of whatever is no character. Caller frees.
char *wg_literal_mend(const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSpeller, wg_speller_free)

#endif
