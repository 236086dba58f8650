// SPDX-License-Identifier: Apache-2.0
#include "extract/score/times.h"

#include <stdio.h>

#include "extract/claims/claims.h"

#define FAR_SENTENCE 25 // the headline to the text
#define NO_DAY (-100000)

// ------------------------------------------------------------------ days

/// The day (Julian, as GDate counts) of "YYYY", "YYYY-MM", "YYYY-MM-DD…"; NO_DAY.
static gint32 day_of(const char *date)
{
  int year = 0, month = 1, day = 1;
  if (!date || sscanf(date, "%4d-%2d-%2d", &year, &month, &day) < 1) return NO_DAY;
  if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) return NO_DAY;
  GDate d;
  g_date_clear(&d, 1);
  g_date_set_dmy(&d, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return (gint32)g_date_get_julian(&d);
}

// ------------------------------------------------------------------ one option

/// One expression of the article.
typedef struct place {
  gint32 sentence;
  guint index; // among all of the article
  const WgTimeExpression *time;
} Place;

struct wg_dates {
  GArray *places;    // Place, in the order of the text
  GHashTable *given; // "CLASS ACTOR TARGET VALUE" → facts of which the grammar says so
};

static float arc_to(const WgFact *f, const Place *at)
{
  float best = -1.0f;
  const WgWindow *window = f->seen ? f->seen->window : NULL;
  for (guint w = 0; window && w < window->n; w++) {
    const WgWord *word = window->words[w];
    if (word->sentence != at->sentence || word->token < (gint32)at->time->first ||
        word->token > (gint32)at->time->last)
      continue;
    best = MAX(best, f->seen->arcs[(gsize)WG_ARC_TIME * window->n + w]);
  }
  return best;
}

/// Which of the usual prepositions marks it.
static float marker_of(WgArticle *a, const Place *at, gint32 top)
{
  static const char *const MARKERS[] = {"on",    "in",   "since", "until", "by",     "after",
                                        "before", "from", "during", "for",  "at",     "of",
                                        "to",     "between", "as",   "through", NULL};
  const char *marker = wg_tree_marker(a->trees[at->sentence], a->arena, top);
  for (guint i = 0; marker && MARKERS[i]; i++)
    if (g_str_equal(marker, MARKERS[i])) return (float)(i + 1);
  return marker ? (float)G_N_ELEMENTS(MARKERS) : 0.0f;
}

static void itself(WgArticle *a, const Place *at, float *out)
{
  const WgTimeExpression *e = at->time;
  const WgTree *tree = a->trees[at->sentence];
  gint32 top = wg_claim_top_of_time(tree, e), head = tok(tree, top)->head;
  gint32 article = day_of(a->date), day = day_of(e->earliest);
  out[WG_TIME_relation] = (float)tok(tree, top)->deprel;
  out[WG_TIME_of_speech] = head >= 0 && wg_is_speech(a, tok(tree, head));
  out[WG_TIME_marker] = marker_of(a, at, top);
  out[WG_TIME_precision] = (float)strlen(e->value);
  out[WG_TIME_days] = (float)(article == NO_DAY || day == NO_DAY ? NO_DAY : article - day);
  out[WG_TIME_future] = wg_flag(e->future);
  out[WG_TIME_since] = wg_flag(e->since);
  out[WG_TIME_until] = wg_flag(e->until);
  out[WG_TIME_as_of] = wg_flag(e->as_of);
  out[WG_TIME_place] = (float)at->index;
}

/// How the two lie to each other.
static void between(WgArticle *a, const WgFact *f, const Place *at, float *out)
{
  gboolean title = a->sentences[f->sentence].in_title;
  gint32 top = wg_claim_top_of_time(a->trees[at->sentence], at->time);
  WgWord from = {.sentence = f->sentence, .token = f->token};
  WgWord to = {.sentence = at->sentence, .token = top};
  out[WG_TIME_apart] = title != a->sentences[at->sentence].in_title
                           ? FAR_SENTENCE
                           : (float)CLAMP(at->sentence - f->sentence, -20, 20);
  out[WG_TIME_words] =
      at->sentence == f->sentence ? (float)CLAMP(top - f->token, -40, 40) : 0.0f;
  out[WG_TIME_steps] = (float)wg_window_steps(a, &from, &to);
  out[WG_TIME_same_voice] = at->sentence == f->sentence &&
                            wg_in_same_voice(a, f->sentence, f->token, top);
  out[WG_TIME_arc] = arc_to(f, at);
  out[WG_TIME_by_rule] = f->time == at->time;
  out[WG_TIME_actor_there] = wg_flag(f->actor && wg_is_named_in(a, at->sentence, f->actor));
  out[WG_TIME_target_there] = wg_flag(f->target && wg_is_named_in(a, at->sentence, f->target));
}

// ------------------------------------------------------------------ the fact

static float tense_of(const WgToken *t)
{
  static const char *const TAGS[] = {"VBD", "VBN", "VBZ", "VBP", "VBG", "VB", NULL};
  for (guint i = 0; TAGS[i]; i++)
    if (wg_word_has_tag(t, TAGS[i])) return (float)(i + 1);
  return t->upos == WG_UPOS_NOUN ? 7.0f : 0.0f;
}

static gboolean is_perfect(const WgTree *tree, gint32 t)
{
  WG_CHILDREN(tree, t, c)
    if (tok(tree, c)->deprel == WG_DEP_AUX && tok(tree, c)->lemma &&
        g_str_equal(tok(tree, c)->lemma, "have"))
      return TRUE;
  return FALSE;
}

static void of_fact(const WgArticle *a, const WgActs *acts, const WgFact *f, float *out)
{
  out[WG_TIME_event_class] = (float)wg_acts_class_of(acts, f->kind);
  out[WG_TIME_any_by_rule] = f->time != NULL;
  out[WG_TIME_sentence] = (float)MIN(f->sentence, 60);
  out[WG_TIME_in_title] = wg_flag(a->sentences[f->sentence].in_title);
  out[WG_TIME_in_quote] = wg_quote_at(a, f->sentence, f->token) >= 0;
  out[WG_TIME_is_quote] = wg_flag(wg_fact_is_quote(f));
  out[WG_TIME_spoken] = wg_flag(wg_fact_has(f, WG_TRAIT_SPOKEN));
  out[WG_TIME_modality] = (float)f->claim.modality;
  out[WG_TIME_ended] = f->claim.phase == WG_ENDED;
  out[WG_TIME_negated] = f->claim.polarity == WG_NEGATED;
  out[WG_TIME_tense] = tense_of(wg_article_token(a, f->sentence, f->token));
  out[WG_TIME_perfect] = wg_flag(is_perfect(a->trees[f->sentence], f->token));
}

static char *key_of(const WgFact *f, const char *value)
{
  return g_strdup_printf("%s %d %d %s", f->event_class, wg_draft_number(f->actor),
                         wg_draft_number(f->target), value);
}

/// Whether the grammar gives this time to another fact that tells the same.
static gboolean is_told_there(const WgDates *dates, const WgFact *f, const WgTimeExpression *e)
{
  g_autofree char *key = key_of(f, e->value);
  guint given = GPOINTER_TO_UINT(g_hash_table_lookup(dates->given, key));
  return given > (f->time && g_str_equal(f->time->value, e->value) ? 1u : 0u);
}

WgDates *wg_dates_new(const WgArticle *a)
{
  WgDates *out = g_new0(WgDates, 1);
  out->places = g_array_new(FALSE, FALSE, sizeof(Place));
  out->given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint32 s = 0; s < a->n_sentences; s++)
    for (guint32 i = 0; i < a->n_times[s]; i++) {
      if (!*a->times[s][i].value) continue;
      Place p = {(gint32)s, out->places->len, &a->times[s][i]};
      g_array_append_val(out->places, p);
    }
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (!f->time) continue;
    char *key = key_of(f, f->time->value);
    guint given = GPOINTER_TO_UINT(g_hash_table_lookup(out->given, key));
    g_hash_table_insert(out->given, key, GUINT_TO_POINTER(given + 1));
  }
  return out;
}

void wg_dates_free(WgDates *dates)
{
  if (!dates) return;
  g_array_unref(dates->places);
  g_hash_table_unref(dates->given);
  g_free(dates);
}

// ------------------------------------------------------------------ all options

/// How far off a place is for a fact: sentences first.
static gint32 distance(const WgArticle *a, const WgFact *f, const Place *p)
{
  gint32 apart = ABS(p->sentence - f->sentence);
  if (a->sentences[p->sentence].in_title != a->sentences[f->sentence].in_title) apart += 5;
  gint32 words = apart ? (gint32)p->time->first : ABS((gint32)p->time->first - f->token);
  return apart * 1000 + MIN(words, 999);
}

typedef struct nearness {
  const WgArticle *a;
  const WgFact *f;
} Nearness;

static gint by_nearness(gconstpointer x, gconstpointer y, gpointer context)
{
  const Nearness *n = context;
  const Place *p = x, *q = y;
  gint32 dp = distance(n->a, n->f, p), dq = distance(n->a, n->f, q);
  return dp != dq ? (dp < dq ? -1 : 1) : p->index < q->index ? -1 : p->index > q->index;
}

GArray *wg_time_options(WgArticle *a, const WgDates *dates, const WgActs *acts, const WgFact *f)
{
  g_autoptr(GArray) places = g_array_copy(dates->places);
  Nearness nearness = {a, f};
  GArray *out = g_array_new(FALSE, TRUE, sizeof(WgTimeOption));
  guint here = 0, all = places->len;
  for (guint i = 0; i < all; i++) here += g_array_index(places, Place, i).sentence == f->sentence;
  g_array_sort_with_data(places, by_nearness, &nearness);
  WgTimeOption of_all = {0};
  if (all) of_fact(a, acts, f, of_all.numbers);
  of_all.numbers[WG_TIME_here] = (float)here;
  of_all.numbers[WG_TIME_all] = (float)MIN(all, 60u);
  for (guint i = 0; i < MIN(all, WG_TIME_OPTIONS); i++) {
    const Place *at = &g_array_index(places, Place, i);
    WgTimeOption option = of_all;
    option.time = at->time;
    itself(a, at, option.numbers);
    between(a, f, at, option.numbers);
    option.numbers[WG_TIME_nearer] = (float)i;
    option.numbers[WG_TIME_told_there] = wg_flag(is_told_there(dates, f, at->time));
    g_array_append_val(out, option);
  }
  return out;
}

static const WgTimeExpression *choose(WgArticle *a, const WgTrees *trees, const WgDates *dates,
                                      const WgActs *acts, const WgFact *f)
{
  g_autoptr(GArray) options = wg_time_options(a, dates, acts, f);
  gint best = wg_trees_likeliest(trees, options, G_STRUCT_OFFSET(WgTimeOption, numbers));
  return best < 0 ? NULL : g_array_index(options, WgTimeOption, best).time;
}

void wg_times_choose(WgArticle *a, const WgTrees *trees, const WgDates *dates,
                     const WgActs *acts)
{
  // chosen by what the grammar gave each, so nothing changes before all are chosen
  g_autoptr(GPtrArray) chosen = g_ptr_array_new();
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    g_ptr_array_add(chosen, (gpointer)(f->is_beyond ? f->time : choose(a, trees, dates, acts, f)));
  }
  for (guint i = 0; i < a->facts->len; i++)
    ((WgFact *)g_ptr_array_index(a->facts, i))->time = g_ptr_array_index(chosen, i);
}
