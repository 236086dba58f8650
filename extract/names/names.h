// SPDX-License-Identifier: Apache-2.0
/// \file How names become mentions and drafts: spans are proposed, their edges mended, their
/// kind told, drafts made and short forms joined to full ones. Private to the files below.
#ifndef WG_NAMES_NAMES_H
#define WG_NAMES_NAMES_H

#include "extract/grammar/tree.h"
#include "extract/names/mentions.h"

/// Words of a sentence that may be a name.
typedef struct wg_name_span {
  gint32 first, last;
  const WgKnown *known; ///< or NULL
  WgNer ner;            ///< what the model took it for
} WgNameSpan;

/// What a span names.
typedef struct wg_name {
  const char *words; ///< as printed, without a lost possessive
  const WgKnown *known; ///< or NULL
  WgEntityType type;
  gboolean guess; ///< nothing but the model tells the kind
} WgName;

// --- name_words.c -------------------------------------------------------------------

gboolean wg_word_begins_with_digit(const WgToken *t);

/// A determiner, pronoun, preposition …: by its tag no part of a name.
gboolean wg_word_is_functional(const WgToken *t);

/// Two capitals or more, and nothing else.
gboolean wg_word_is_acronym(const WgToken *t);

/// "J."
gboolean wg_word_is_initial(const WgToken *t);

/// "Inc.", "GmbH".
gboolean wg_word_ends_company(const WgToken *t);

/// Whether a word can be part of a name by its looks and tag.
gboolean wg_word_can_be_name(const WgSentence *s, gint32 i);

/// Capitals, figures, "&", ".", "-", two to eight of them.
gboolean wg_name_is_capitals(const char *name);

/// The word of `first`..`last` that hangs highest.
gint32 wg_name_head(const WgSentence *s, gint32 first, gint32 last);

/// Text that lost its apostrophes: "Sinovels" is the possessive of a name that is known or
/// stands in the article too. The name's words without the s, or NULL.
const char *wg_name_without_s(const WgArticle *a, const char *words);

// --- name_spans.c: proposals, appended to `out` (WgNameSpan) ------------------------

void wg_name_spans_known(const WgArticle *a, gint32 s, GArray *out);
void wg_name_spans_of_model(const WgSentence *s, GArray *out);

/// Spans that the words' shape and place tell where the model saw nothing.
void wg_name_spans_of_shape(const WgArticle *a, gint32 s, GArray *out);

/// Runs of capitalized words that are not `taken`.
void wg_name_spans_of_capitals(const WgArticle *a, const WgSentence *s, const gboolean *taken,
                               GArray *out);

// --- name_edges.c -------------------------------------------------------------------

/// "Orla Shipping and Balt Lines" is two names, "Ministry of Trade and Industry" one: where
/// the second begins, or the span's first word.
gint32 wg_name_second(const WgArticle *a, gint32 s, const WgNameSpan *span);

/// Move the span's edges to those of the name. FALSE where no name is left.
gboolean wg_name_edges(const WgArticle *a, gint32 s, const gboolean *taken, WgNameSpan *span);

// --- name_kinds.c -------------------------------------------------------------------

/// Whether the words may be the known name: a weak one ("Apple", "Ford") wants the model's
/// word for it, and a lone capital at the start of a sentence proves nothing.
gboolean wg_known_fits(const WgArticle *a, const WgSentence *s, gint32 first, gint32 last,
                       const WgKnown *known);

/// What the span names. FALSE where that is no entity, or there is no telling.
gboolean wg_name_read(const WgArticle *a, gint32 s, const WgNameSpan *span, WgName *out);

/// Kinds that were only guessed: told by the nouns beside, once all mentions are known; and
/// doubted, once short forms are joined.
void wg_name_kinds_refine(WgArticle *a);
void wg_name_kinds_doubt(WgArticle *a);

// --- name_evidence.c ----------------------------------------------------------------

/// Lone names that the model took for persons or places, though their sentences have them
/// bought, owned or with a firm's things; and the other way round for seats.
void wg_name_kinds_by_evidence(WgArticle *a);

// --- drafts.c -----------------------------------------------------------------------

/// The draft of that name, made if need be; NULL where nothing of the name is left when
/// normalized.
WgDraft *wg_draft_for(WgArticle *a, const WgName *name);

/// `name` is another name of it.
void wg_draft_add_name(WgArticle *a, WgDraft *d, const char *name);

/// `short_form` is `full`, with all its names, mentions and votes.
void wg_draft_merge(WgArticle *a, WgDraft *short_form, WgDraft *full);

// --- shared_surnames.c --------------------------------------------------------------

/// "Elena and Marco Roe": Elena's surname is Roe too, unless "Elena" ends somebody's full name.
void wg_surnames_share(WgArticle *a);

// --- short_forms.c ------------------------------------------------------------------

/// Whether the letters of `acronym`, dots aside, are the initials of the capitalized words of
/// `name`, two at least: "U.N." of "United Nations".
gboolean wg_name_is_acronym_of(const char *acronym, const char *name);

/// `X (Y)`: Y becomes a name of X.
void wg_aliases_declare(WgArticle *a);

/// Join surnames, first words and initials to the full names of the article.
void wg_short_forms_merge(WgArticle *a);

#endif
