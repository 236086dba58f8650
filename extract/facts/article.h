// SPDX-License-Identifier: Apache-2.0
/// \file One article while its facts are read: sentences with their trees, mentions of
/// entities in them, the entities so far. Private to extract/facts/.
#ifndef WG_FACTS_ARTICLE_H
#define WG_FACTS_ARTICLE_H

#include "extract/doc.h"
#include "extract/facts/frames.h"
#include "extract/facts/gazetteer.h"
#include "extract/facts/quotes.h"
#include "extract/facts/time.h"
#include "extract/facts/tree.h"

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
  gboolean type_is_guess; ///< nothing but the names model says so: context may refine
  GPtrArray *names;       ///< const char *, as printed, each once
  const char *country;    ///< alpha-3 or NULL
  guint count;            ///< mentions
  guint votes[WG_TYPE_COUNT]; ///< what the context says it is
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

/// What was tried, for --trace (trace.h).
typedef struct wg_trace WgTrace;

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
  GPtrArray *mentions;     ///< WgMention *, in the order of the text
  GPtrArray *drafts;       ///< WgDraft *
  GHashTable *draft_of;    ///< normalized name → WgDraft *
  WgTimeExpression **times; ///< [n_sentences]
  guint32 *n_times;
  WgQuote *quotes;
  guint32 n_quotes;
  GPtrArray **speakers; ///< [n_quotes] WgDraft * who says the quote, best first

  GPtrArray *facts; ///< WgFact *
  GPtrArray *lists; ///< every list made by wg_list, freed with the article
  guint32 acts;
  WgTrace *trace; ///< NULL: nothing is recorded
  guint budget; ///< steps that the reference at hand may still take
} WgArticle;

/// Whether, when and by whose word: read off the grammar around a trigger.
typedef struct wg_claim {
  WgPolarity polarity;
  WgModality modality;
  WgPhase phase;
  gboolean phase_is_told; ///< by a word ("former", "lifted"), not by the class
  gboolean lifted;        ///< …by a word that undoes the act ("lifted", "withdrew")
  gboolean closed;        ///< …by a word that ends only what runs ("closed its inquiry")
  gboolean denied;        ///< stands inside a denial or a ban: nothing may be reported
  guint n_speakers;       ///< of the sources, those that one verb of speech has for subjects
  GPtrArray *sources;     ///< WgDraft *
  GPtrArray *source_words; ///< const char *
} WgClaim;

/// Who proposed a fact, as bits.
typedef enum wg_proposers {
  WG_BY_FRAME = 1,   ///< a frame or a rule of titles and quotes
  WG_BY_HEADS = 2,   ///< the learnt heads
  WG_BY_GRAMMAR = 4, ///< the grammar of frames at a word that the heads call an act
} WgProposers;

/// What the learnt reader saw at a word (propose/acts.h).
typedef struct wg_act WgAct;

/// A candidate, and a report in the making: as WgReport, with drafts for entities.
typedef struct wg_fact {
  const char *event_class;
  WgDraft *actor, *target;
  WgClaim claim;
  const WgTimeExpression *time;
  GPtrArray *role, *matter, *scope, *reason, *instrument; ///< const char *, or NULL
  const char *words;
  WgDraft *role_of, *place;
  const char *amount, *currency, *unit;
  WgOutcome outcome;
  gint32 about; ///< index of the fact that it concerns, -1; set by wg_slots_fill
  gint32 first_quote, last_quote; ///< of a Statement: its quotes; else -1
  const WgFrame *by; ///< the frame that gave it, NULL where a rule did
  gint32 sentence, token; ///< where its trigger stands
  gint32 trigger_first, trigger_last;
  gint64 quote_begin, quote_end; ///< bytes in the text where the quote is longer than the
                                 ///< sentence; else -1
  const char *frame;
  int confidence;    ///< what its frame starts from, less what speaks against it
  guint proposers;   ///< WgProposers
  const WgAct *seen; ///< what the learnt reader saw there; NULL: nothing
  float score;       ///< how likely it is right (score/score.h)
  guint32 act;
} WgFact;

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

/// An empty list that lives as long as the article.
GPtrArray *wg_list(WgArticle *a);

/// Lower-cased lemma of a word (its form where it has none), in the arena.
const char *wg_word_lemma(WgArena *arena, const WgToken *t);

/// The words `first`..`last` of sentence `s` as printed, white space squeezed.
const char *wg_article_words(const WgArticle *a, gint32 s, gint32 first, gint32 last);

/// Index of the first mention that does not end before token `t` of sentence `s`: those
/// before it are the ones that a word at that place can refer to.
guint wg_mentions_before(const WgArticle *a, gint32 s, gint32 t);

/// The draft that stands for `d` after what was merged.
WgDraft *wg_draft_root(WgDraft *d);

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

/// Whether a mention stands at token `t` of sentence `s`.
static inline gboolean wg_is_named(const WgArticle *a, gint32 s, gint32 t)
{
  return a->mention_of[s][t] != NULL;
}

/// An organization or one of its kinds.
gboolean wg_type_is_organization(WgEntityType type);

// --- mentions.c, drafts.c -----------------------------------------------------------

/// Find the names in all sentences and make their drafts.
void wg_mentions_find(WgArticle *a);

/// The draft of a known entity, made if the article has not named it.
WgDraft *wg_draft_of_known(WgArticle *a, const WgKnown *known);

// --- reference.c --------------------------------------------------------------------

/// What the noun phrase headed by token `t` of sentence `s` denotes: WgDraft * of it and of
/// what is coordinated with it. Appends to `out`; nothing where the link is doubtful.
void wg_resolve(WgArticle *a, gint32 s, gint32 t, GPtrArray *out);

/// The same without what is coordinated with it.
void wg_resolve_one(WgArticle *a, gint32 s, gint32 t, GPtrArray *out);

// --- claims.c -----------------------------------------------------------------------

/// What the words around token `t` of sentence `s` make of the act it tells.
void wg_claim_read(WgArticle *a, gint32 s, gint32 t, WgClaim *out);

/// The same, of the request where `of_request` ("requested the extradition of").
void wg_claim_read_of(WgArticle *a, gint32 s, gint32 t, gboolean of_request, WgClaim *out);

/// Whether the word is said of something by a verb ("is based in"), not beside it ("the
/// Acme-based", "X, a firm"): what is said can be denied, what stands beside cannot.
gboolean wg_is_predicated(const WgArticle *a, gint32 s, gint32 t);

// --- when.c -------------------------------------------------------------------------

/// The expression of time that belongs to the act at token `t`, or NULL.
const WgTimeExpression *wg_claim_time(WgArticle *a, gint32 s, gint32 t);

/// An act without a time that is told in the present has that of its telling.
void wg_time_of_telling(WgArticle *a, WgFact *fact);

/// Facts without a time take that of the same change told elsewhere in the article, a
/// statement that of its speaker's dated speech before it; a headline has the body's sources.
void wg_tellings_share(WgArticle *a);

// --- match.c ------------------------------------------------------------------------

/// A new fact at token `t`, its claim read; appended to the article by wg_fact_add.
WgFact *wg_fact_new(WgArticle *a, const char *event_class, gint32 s, gint32 t);
void wg_fact_add(WgArticle *a, WgFact *fact);

/// Try all frames on all sentences.
void wg_match(WgArticle *a);

/// Whether the word tells when or how long, and not what.
gboolean wg_is_time(const WgArticle *a, gint32 s, gint32 t);

/// The words of the phrase headed by `head`, without a leading marker, up to the relative
/// clause, aside, apposition or participle that stands behind the head.
const char *wg_brief_phrase(const WgArticle *a, gint32 s, gint32 head);

/// Whether the draft's kind is among `types` (local names; NULL: any).
gboolean wg_draft_is(const WgDraft *d, const char *const *types);

// --- matters.c ----------------------------------------------------------------------

/// A charge, penalty, arrest … told without its matter takes that of another report of the
/// article against the same party.
void wg_matters_share(WgArticle *a);

// --- offices.c, speakers.c ----------------------------------------------------------

/// RoleHolding: titles before and behind names, appositions, "is", "as".
void wg_offices_find(WgArticle *a);

/// Who says each direct quote (before all else: claims ask for it).
void wg_speakers_find(WgArticle *a);

/// Statement: the quotes as facts.
void wg_statements_find(WgArticle *a);

/// The verb of speech beside the quote, or WG_NO_TOKEN.
gint32 wg_speech_of_quote(const WgArticle *a, guint32 quote, gint32 *in_sentence);

/// Index of the quote that the token stands in, or -1.
gint32 wg_quote_at(const WgArticle *a, gint32 s, gint32 t);

#endif
