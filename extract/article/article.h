// SPDX-License-Identifier: Apache-2.0
/// \file One article while its facts are read: sentences with their trees, mentions of
/// entities in them, the entities so far. Each room on the way fills in what it finds and
/// asks what the rooms before it found. Private to extract/.
#ifndef WG_ARTICLE_ARTICLE_H
#define WG_ARTICLE_ARTICLE_H

#include "extract/article/quotes.h"
#include "extract/doc.h"
#include "extract/ontology/frames.h"
#include "extract/ontology/gazetteer.h"
#include "extract/time/time.h"

/// A sentence's dependency tree (grammar/tree.h).
typedef struct wg_tree WgTree;

/// What was tried, for --trace (propose/trace.h).
typedef struct wg_trace WgTrace;

typedef enum wg_mention_kind {
  WG_MENTION_NAME,
  WG_MENTION_DEMONYM, ///< "Chinese", "Iranians"
} WgMentionKind;

/// An entity in the making. Where `into` is set it was found to be another one's name.
typedef struct wg_draft {
  const char *name;       ///< fullest form seen
  const char *normal;     ///< wg_name_normalize of it
  const WgKnown *known;   ///< or NULL
  WgEntityType type;
  gboolean by_reader;     ///< nobody but the learnt reader saw a name there
  gboolean type_is_guess; ///< nothing but the names model says so: context may refine
  GPtrArray *names;       ///< const char *, as printed, each once
  const char *country;    ///< alpha-3 or NULL
  guint count;            ///< mentions
  guint votes[WG_TYPE_COUNT]; ///< what the context says it is
  float learnt[WG_TYPE_COUNT]; ///< what the learnt reader takes it for, summed over mentions
  struct wg_draft *into;
  WgEntity *out; ///< made at the end
  guint number;  ///< order of making
  guint first_place; ///< index of its first mention in the text proper, in order
} WgDraft;

typedef struct wg_mention {
  WgMentionKind kind;
  gint32 sentence;
  gint32 first, last; ///< tokens
  gint32 head;        ///< the token of it that hangs highest
  WgDraft *draft;
  gboolean subject; ///< stands as subject of a clause
} WgMention;

typedef struct wg_article {
  WgArena *arena;
  const WgFrames *frames;
  const WgGazetteer *gazetteer;
  const WgRecord *record;
  WgSlice text, title;
  const char *date; ///< the article's date as an anchor for time, or NULL

  WgLine *lines;
  guint32 n_lines;
  WgSentence *sentences; ///< the title's first, then the text's telling lines
  WgTree **trees;        ///< [n_sentences]
  guint32 n_sentences;
  WgMention ***mention_of; ///< [n_sentences][tokens] mention at a token, or NULL
  guint8 **asked;          ///< [n_sentences][tokens] whom the nominal there means was asked
  GPtrArray *mentions;     ///< WgMention *, in the order of the text
  GPtrArray *drafts;       ///< WgDraft *
  GHashTable *draft_of;    ///< normalized name → WgDraft *
  WgTimeExpression **times; ///< [n_sentences]
  guint32 *n_times;
  WgQuote *quotes;
  guint32 n_quotes;
  GPtrArray **speakers; ///< [n_quotes] WgDraft * who says the quote, best first

  GPtrArray *facts; ///< WgFact * (propose/fact.h)
  GPtrArray *lists; ///< every list made by wg_list, freed with the article
  guint32 acts;
  WgTrace *trace; ///< NULL: nothing is recorded
  guint budget; ///< steps that the reference at hand may still take
} WgArticle;

/// The bytes that sentence `s` has its offsets in.
static inline WgSlice wg_article_source(const WgArticle *a, guint32 s)
{
  return a->sentences[s].in_title ? a->title : a->text;
}

static inline const WgToken *wg_article_token(const WgArticle *a, gint32 s, gint32 t)
{
  return &a->sentences[s].tokens[t];
}

// --- article.c ----------------------------------------------------------------------

/// An article with nothing read of it yet; `arena`, `record`, `frames` and `gazetteer` outlive it.
void wg_article_open(WgArticle *a, WgArena *arena, const WgRecord *record, const WgFrames *frames,
                     const WgGazetteer *gazetteer);

/// Free what does not live in the arena, but for the trace.
void wg_article_close(WgArticle *a);

/// An empty list that lives as long as the article.
GPtrArray *wg_list(WgArticle *a);

/// Lower-cased lemma of a word (its form where it has none), in the arena.
const char *wg_word_lemma(WgArena *arena, const WgToken *t);

/// The words `first`..`last` of sentence `s` as printed, white space squeezed.
const char *wg_article_words(const WgArticle *a, gint32 s, gint32 first, gint32 last);

/// Index of the first mention that does not end before token `t` of sentence `s`: those
/// before it are the ones that a word at that place can refer to.
guint wg_mentions_before(const WgArticle *a, gint32 s, gint32 t);

/// The sentence of the text that byte `byte` stands in, or -1.
gint32 wg_sentence_at(const WgArticle *a, guint32 byte);

/// Index of the quote that the token stands in, or -1.
gint32 wg_quote_at(const WgArticle *a, gint32 s, gint32 t);

/// The draft that stands for `d` after what was merged.
WgDraft *wg_draft_root(WgDraft *d);

/// The number of that; -1 of nobody (NULL).
int wg_draft_number(WgDraft *d);

/// Whether the printed form is `word`, case aside.
gboolean wg_word_is(const WgToken *t, const char *word);

/// Whether the word begins with a capital.
gboolean wg_word_is_upper(const WgToken *t);

/// The clitic of the possessive.
gboolean wg_word_is_possessive(const WgToken *t);

/// Whether the word stands in the list, by its lemma or its printed form in lower case.
gboolean wg_word_listed(const WgArticle *a, WgList list, const WgToken *t);

/// Whether the word has that tag of the Penn Treebank ("VBN").
static inline gboolean wg_word_has_tag(const WgToken *t, const char *xpos)
{
  return t->xpos && g_str_equal(t->xpos, xpos);
}

/// A verb or an auxiliary.
static inline gboolean wg_word_is_verbal(const WgToken *t)
{
  return t->upos == WG_UPOS_VERB || t->upos == WG_UPOS_AUX;
}

static inline gboolean wg_is_subject_relation(WgDeprel d)
{
  return d == WG_DEP_NSUBJ || d == WG_DEP_NSUBJ_PASS || d == WG_DEP_NSUBJ_OUTER;
}

/// Whether the sentence names the draft.
gboolean wg_is_named_in(const WgArticle *a, gint32 s, WgDraft *d);

/// Whether a mention stands at token `t` of sentence `s`.
static inline gboolean wg_is_named(const WgArticle *a, gint32 s, gint32 t)
{
  return a->mention_of[s][t] != NULL;
}

/// An organization or one of its kinds.
gboolean wg_type_is_organization(WgEntityType type);

// --- times.c ------------------------------------------------------------------------

/// Find the expressions of time in all sentences, once their parses are mended: whether a
/// bare weekday lies ahead is told by the parse.
void wg_times_find(WgArticle *a);

/// Whether the word tells when or how long, and not what.
gboolean wg_is_time(const WgArticle *a, gint32 s, gint32 t);

#endif
