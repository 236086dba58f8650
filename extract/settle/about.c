// SPDX-License-Identifier: Apache-2.0
/// Which other fact of the article a denial, a statement, a suit or an inquiry concerns.
#include "extract/settle/slots.h"

#include "extract/grammar/tree.h"

// sentences within which it is looked for
#define FAR_BEFORE 60
#define NEAR_BEFORE 4
#define FAR_BEHIND 20

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

/// Index of the first fact that is told in sentence `s` or behind it.
static guint first_in(const WgArticle *a, gint32 s)
{
  guint low = 0, high = a->facts->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (((const WgFact *)g_ptr_array_index(a->facts, middle))->sentence < s) low = middle + 1;
    else high = middle;
  }
  return low;
}

/// "after the ban", "as a result of the deal": what went before, not what it is over.
static gboolean is_occasion(const WgArticle *a, const WgTree *tree, gint32 t)
{
  static const char *const MARKERS[] = {"after", "as",      "amid",    "following", "because",
                                        "while", "when",    "by",      "in",        "before",
                                        "with",  "as_a_result_of", "because_of", "under", NULL};
  const char *marker = wg_tree_marker(tree, a->arena, t);
  return marker && g_strv_contains(MARKERS, marker);
}

/// A probe is of what its target did or suffered; a suit also of what the plaintiff did.
static gboolean shares_party(const WgFact *fact, const WgFact *f)
{
  gboolean suit = wg_fact_has(fact, WG_TRAIT_CIVIL);
  if (fact->target && (f->actor == fact->target || f->target == fact->target)) return TRUE;
  if (suit && fact->actor && (f->actor == fact->actor || f->target == fact->actor)) return TRUE;
  return !fact->target && !suit && f->actor != fact->actor;
}

/// Whether the denial speaks of a claim against its speaker ("denied the charges"): then
/// that may have been told long before.
static gboolean denies_claim(const WgArticle *a, const WgFact *denial)
{
  const WgSentence *s = &a->sentences[denial->sentence];
  for (gint32 t = denial->token; t < MIN(denial->token + 8, (gint32)s->n); t++)
    if (wg_word_listed(a, WG_LIST_AccusationNoun, &s->tokens[t])) return TRUE;
  return FALSE;
}

/// What a denial is of: an accusation of the denier, by whom it answers where it says so;
/// in its sentence, else the last one told before it, else the first one behind.
static gint32 denied_by(const WgArticle *a, guint at)
{
  const WgFact *denial = g_ptr_array_index(a->facts, at);
  gint32 best = -1, best_distance = G_MAXINT32;
  gint32 far = denies_claim(a, denial) ? FAR_BEFORE : NEAR_BEFORE;
  for (guint i = first_in(a, denial->sentence - far); denial->actor && i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->sentence > denial->sentence + NEAR_BEFORE) break;
    if (f->target != denial->actor || !wg_fact_has(f, WG_TRAIT_ADVERSE) || f->actor == denial->actor) continue;
    if (denial->target && f->actor != denial->target) continue;
    gboolean plain = wg_fact_has(f, WG_TRAIT_IMPUTES);
    if (!plain && f->sentence != denial->sentence && !denial->target) continue;
    gint32 distance = denial->sentence - f->sentence;
    if (distance < 0) distance = 1000 - distance;
    if (distance < best_distance) {
      best_distance = distance;
      best = (gint32)i;
    }
  }
  return best;
}

/// The first fact told between the marks of a statement's quotes.
static gint32 quoted_in(const WgArticle *a, guint at)
{
  const WgFact *statement = g_ptr_array_index(a->facts, at);
  for (guint i = first_in(a, statement->sentence - FAR_BEHIND); i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->sentence > statement->sentence + FAR_BEHIND) break;
    if (wg_fact_has(f, WG_TRAIT_BACKGROUND)) continue;
    gint32 q = wg_quote_at(a, f->sentence, f->token);
    if (q >= 0 && q >= statement->first_quote && q <= statement->last_quote) return (gint32)i;
  }
  return -1;
}

/// What a suit or a probe is over: an act below its trigger, or below its light verb
/// ("sued over the ban", "filed suit to lift the ban").
static gint32 matter_of(const WgArticle *a, guint at)
{
  const WgFact *fact = g_ptr_array_index(a->facts, at);
  const WgTree *tree = a->trees[fact->sentence];
  gint32 head = tok(tree, fact->token)->head;
  gboolean of_verb = !wg_word_is_verbal(tok(tree, fact->token)) && head >= 0 &&
                     wg_word_is_verbal(tok(tree, head));
  gint32 verb = of_verb ? head : fact->token;
  for (guint i = first_in(a, fact->sentence); i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->sentence > fact->sentence) break;
    if (wg_fact_has(f, WG_TRAIT_BACKGROUND) || f->token == fact->token ||
        f->token == verb || g_str_equal(f->event_class, fact->event_class) ||
        !shares_party(fact, f))
      continue;
    gint32 below = f->token;
    while (below >= 0 && below != verb && tok(tree, below)->head != verb)
      below = tok(tree, below)->head;
    if (below < 0 || tok(tree, below)->deprel == WG_DEP_CONJ ||
        tok(tree, below)->deprel == WG_DEP_PARATAXIS ||
        tok(tree, below)->deprel == WG_DEP_NSUBJ || is_occasion(a, tree, below))
      continue;
    return (gint32)i;
  }
  return -1;
}

/// A suit against whoever acted upon the plaintiff in the sentence before.
static gint32 suffered_before(const WgArticle *a, guint at)
{
  const WgFact *suit = g_ptr_array_index(a->facts, at);
  for (guint i = at; i-- > 0;) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (f->sentence + 1 < suit->sentence) break;
    if (f->sentence < suit->sentence && f->actor && f->actor == suit->target &&
        f->target == suit->actor && wg_fact_has(f, WG_TRAIT_ADVERSE))
      return (gint32)i;
  }
  return -1;
}

void wg_slots_fill_about(WgArticle *a, guint at)
{
  WgFact *fact = g_ptr_array_index(a->facts, at);
  fact->about = -1;
  if (wg_fact_has(fact, WG_TRAIT_REBUTTAL)) fact->about = denied_by(a, at);
  else if (wg_fact_is_quote(fact)) fact->about = quoted_in(a, at);
  else if (wg_fact_has(fact, WG_TRAIT_INQUIRY)) fact->about = matter_of(a, at);
  else if (wg_fact_has(fact, WG_TRAIT_CIVIL)) {
    fact->about = matter_of(a, at);
    if (fact->about < 0) fact->about = suffered_before(a, at);
  }
}
