// SPDX-License-Identifier: Apache-2.0
#include "extract/settle/slots.h"

#include "extract/grammar/arguments.h"
#include "extract/settle/amounts.h"

#define MAX_UP 3
#define MAX_DOWN 6
#define NOT_REACHED 1000

static const WgToken *tok(const WgTree *tree, gint32 t)
{
  return wg_tree_token(tree, t);
}

static gboolean is_verbal(const WgToken *t)
{
  return t->upos == WG_UPOS_VERB || t->upos == WG_UPOS_AUX;
}

static gboolean is_nominal(const WgToken *t)
{
  return t->upos == WG_UPOS_NOUN || t->upos == WG_UPOS_PROPN || t->upos == WG_UPOS_SYM ||
         t->upos == WG_UPOS_NUM;
}

// ------------------------------------------------------------------ the trigger's clause

/// "over its $2 billion programme", "for evading $3 million in taxes": why, not how much.
static gboolean is_reason(const WgArticle *a, const WgTree *tree, gint32 x)
{
  static const char *const MARKERS[] = {"for", "over", "after", "because_of", "because", "amid",
                                        "despite", "since", "if", "unless", NULL};
  const char *marker = wg_tree_marker(tree, a->arena, x);
  return marker && g_strv_contains(MARKERS, marker);
}

/// Whether what hangs on the arc above `x` is said beside the clause, not in it.
static gboolean leaves_clause(const WgArticle *a, gint32 s, gint32 x, gint32 amount)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, x);
  if (x != amount && is_reason(a, tree, x)) return TRUE;
  switch ((int)t->deprel) {
  case WG_DEP_CCOMP:
  case WG_DEP_CSUBJ:
  case WG_DEP_PARATAXIS:
  case WG_DEP_ACL_RELCL:
  case WG_DEP_NSUBJ:
  case WG_DEP_NMOD_POSS:
    return TRUE;
  case WG_DEP_CONJ:
    return is_verbal(t);
  case WG_DEP_APPOS:
    return x != amount;
  case WG_DEP_ADVCL:
    return wg_tree_child(tree, x, WG_DEP_NSUBJ) != WG_NO_TOKEN;
  default: // "a firm with sales of $3 billion" was not bought for that
    return x != amount && wg_word_listed(a, WG_LIST_OtherFigure, t);
  }
}

/// Whether the clause of trigger `x` goes on above the arc from it: "a fine … was imposed",
/// "agreed to pay", "a stake that it bought".
static gboolean goes_on_above(const WgArticle *a, gint32 s, gint32 x)
{
  const WgTree *tree = a->trees[s];
  const WgToken *t = tok(tree, x);
  switch ((int)t->deprel) {
  case WG_DEP_XCOMP:
    return TRUE;
  case WG_DEP_ADVCL: // "paid $20 million to settle"
    return t->xpos && g_str_equal(t->xpos, "VB");
  case WG_DEP_ACL:
  case WG_DEP_ACL_RELCL:
    return is_verbal(t);
  case WG_DEP_NSUBJ:
    return !is_verbal(t) && wg_word_listed(a, WG_LIST_TotalWord, tok(tree, t->head));
  case WG_DEP_OBJ:
  case WG_DEP_OBL:
  case WG_DEP_NSUBJ_PASS:
  case WG_DEP_NMOD:
  case WG_DEP_COMPOUND:
  case WG_DEP_AMOD:
    return !is_verbal(t);
  case WG_DEP_CONJ:
    return is_nominal(t);
  default:
    return FALSE;
  }
}

/// Arcs from trigger `t` to `h` where both stand in one clause, else NOT_REACHED.
static int reach(const WgArticle *a, gint32 s, gint32 t, gint32 h)
{
  const WgTree *tree = a->trees[s];
  gint32 top = t;
  for (int up = 0; up <= MAX_UP; up++) {
    int down = 0;
    gint32 x = h;
    while (x != top && x >= 0 && down <= MAX_DOWN && !leaves_clause(a, s, x, h)) {
      x = tok(tree, x)->head;
      down++;
    }
    // of a noun above a clause only its own amount belongs to it, not the sentence's
    gboolean of_noun = up > 0 && !is_verbal(tok(tree, top)) && down > 1;
    if (x == top && !of_noun) return 2 * up + down;
    if (!goes_on_above(a, s, top)) return NOT_REACHED;
    top = tok(tree, top)->head;
    if (top < 0) return NOT_REACHED;
  }
  return NOT_REACHED;
}

gboolean wg_slots_share_clause(const WgArticle *a, gint32 s, gint32 t, gint32 other)
{
  return reach(a, s, t, other) != NOT_REACHED;
}

// ------------------------------------------------------------------ amounts

/// The kinds of amount that the fact can have, the one that counts most first: of a word for
/// prison the years. Returns how many.
static guint kinds_of(const WgArticle *a, const WgFact *fact, WgAmountKind out[WG_AMOUNT_KINDS])
{
  const WgEventClass *c = fact->kind;
  guint n = 0;
  gboolean prison = c && c->n_amounts &&
                    wg_word_listed(a, WG_LIST_PrisonNoun,
                                   wg_article_token(a, fact->sentence, fact->token));
  for (int pass = 0; c && pass < 2; pass++)
    for (guint k = 0; k < c->n_amounts; k++)
      if ((pass == 0) == (prison && c->amounts[k] == WG_YEARS)) out[n++] = c->amounts[k];
  return n;
}

/// "five years in prison", "an 18-month sentence", "sentenced to five years": not a ban.
static gboolean is_time_in_prison(const WgArticle *a, const WgFact *fact, const WgAmount *amount)
{
  const WgSentence *s = &a->sentences[fact->sentence];
  gint32 before = amount->first - 2; // "a prison term of five years"
  if (before >= 0 && wg_word_is(&s->tokens[before + 1], "of") &&
      wg_word_listed(a, WG_LIST_PrisonNoun, &s->tokens[before]))
    return TRUE;
  for (gint32 i = amount->last + 1; i < MIN(amount->last + 6, (gint32)s->n); i++) {
    if ((is_verbal(&s->tokens[i]) || s->tokens[i].upos == WG_UPOS_PUNCT) &&
        !wg_word_is(&s->tokens[i], "-"))
      break;
    if (wg_word_listed(a, WG_LIST_PrisonNoun, &s->tokens[i])) return TRUE;
  }
  const WgToken *head = &s->tokens[amount->head];
  return head->deprel == WG_DEP_OBL && head->head == fact->token &&
         wg_word_listed(a, WG_LIST_PrisonNoun, &s->tokens[fact->token]);
}

static gboolean is_usable(const WgArticle *a, const WgFact *fact, const WgAmount *amount,
                          WgAmountKind kind)
{
  if (amount->kind != kind) return FALSE;
  return amount->kind != WG_YEARS || is_time_in_prison(a, fact, amount);
}

/// Whether the amount is told of this target, where one trigger has several.
static gboolean is_of_target(const WgArticle *a, const WgFact *fact, const WgAmount *amount)
{
  const WgTree *tree = a->trees[fact->sentence];
  const WgToken *head = tok(tree, amount->head);
  gint32 top = head->deprel == WG_DEP_COMPOUND || head->deprel == WG_DEP_NUMMOD ||
                       head->deprel == WG_DEP_AMOD
                   ? head->head
                   : amount->head;
  for (gint32 t = tree->left[top]; top >= 0 && t <= tree->right[top]; t++) {
    const WgMention *m = a->mention_of[fact->sentence][t];
    if (!m || wg_draft_root(m->draft) != fact->target) continue;
    gint32 at = m->head; // below the amount without another one's coordination between
    while (at >= 0 && at != top && tok(tree, at)->deprel != WG_DEP_CONJ) at = tok(tree, at)->head;
    if (at == top) return TRUE;
  }
  return FALSE;
}

static gboolean shares_trigger(const WgArticle *a, guint at)
{
  const WgFact *fact = g_ptr_array_index(a->facts, at);
  for (int side = -1; side <= 1; side += 2) {
    guint other = at + (guint)side;
    const WgFact *f = other < a->facts->len ? g_ptr_array_index(a->facts, other) : NULL;
    if (f && f->sentence == fact->sentence && f->token == fact->token && f->act == fact->act &&
        f->target != fact->target)
      return TRUE;
  }
  return FALSE;
}

static void take_amount(WgFact *fact, const WgAmount *amount)
{
  static const char *const UNITS[] = {
      [WG_MONEY] = NULL, [WG_PERCENT] = "percent", [WG_YEARS] = "year", [WG_SHARES] = "count"};
  fact->amount = amount->value;
  fact->currency = amount->currency;
  fact->unit = UNITS[amount->kind];
}

/// Whether a path that the frame gives for its amount leads to it.
static gboolean is_on_path(WgArticle *a, const WgFact *fact, const WgAmount *amount)
{
  const WgPathList *paths = fact->by ? &fact->by->amount : NULL;
  for (guint p = 0; paths && p < paths->n; p++) {
    g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
    wg_walk(a, fact->sentence, fact->token, &paths->paths[p], heads);
    for (guint i = 0; i < heads->len; i++) {
      gint32 head = g_array_index(heads, gint32, i);
      gint32 x = amount->head;
      while (x >= 0 && x != head && !leaves_clause(a, fact->sentence, x, amount->head))
        x = tok(a->trees[fact->sentence], x)->head;
      if (x == head) return TRUE;
    }
  }
  return FALSE;
}

/// The nearest amount of the kind; of several that one trigger has for several targets
/// only the one beside the target.
static const WgAmount *nearest(WgArticle *a, guint at, const WgAmount *amounts, guint n,
                               WgAmountKind kind)
{
  const WgFact *fact = g_ptr_array_index(a->facts, at);
  const WgAmount *best = NULL;
  int best_cost = NOT_REACHED;
  guint usable = 0;
  for (guint i = 0; i < n; i++) {
    if (!is_usable(a, fact, &amounts[i], kind)) continue;
    int cost = is_on_path(a, fact, &amounts[i])
                   ? 0
                   : reach(a, fact->sentence, fact->token, amounts[i].head);
    if (cost == NOT_REACHED) continue;
    usable++;
    if (cost < best_cost) {
      best_cost = cost;
      best = &amounts[i];
    }
  }
  if (usable < 2 || !shares_trigger(a, at)) return best;
  for (guint i = 0; i < n; i++)
    if (is_usable(a, fact, &amounts[i], kind) && is_of_target(a, fact, &amounts[i]))
      return &amounts[i];
  return NULL;
}

/// "sued for $75 million": a sum is no matter.
static void drop_sums(GPtrArray *matter)
{
  for (guint i = matter ? matter->len : 0; i-- > 0;) {
    const char *words = g_ptr_array_index(matter, i);
    gsize sign = strcspn(words, "$0123456789");
    gsize plain = sign < 4 ? strcspn(words + sign, " ") + sign : 0;
    const char *rest = plain ? words + plain : words;
    gboolean sum = plain && (!*rest || g_str_equal(rest, " million") || g_str_equal(rest, " billion"));
    if (sum && strchr(words, '$')) g_ptr_array_remove_index(matter, i);
  }
}

static void fill_amount(WgArticle *a, guint at, const WgAmount *amounts, guint n)
{
  WgFact *fact = g_ptr_array_index(a->facts, at);
  WgAmountKind kinds[WG_AMOUNT_KINDS];
  guint n_kinds = kinds_of(a, fact, kinds);
  for (guint k = 0; k < n_kinds && !fact->amount; k++) {
    const WgAmount *amount = nearest(a, at, amounts, n, kinds[k]);
    if (!amount) continue;
    take_amount(fact, amount);
    drop_sums(fact->matter);
  }
}

// ------------------------------------------------------------------ outcome

/// "pleaded guilty", "found not guilty", "found liable".
static WgOutcome verdict(const WgArticle *a, gint32 s, gint32 verb)
{
  const WgSentence *sentence = &a->sentences[s];
  if (!wg_word_listed(a, WG_LIST_VerdictVerb, &sentence->tokens[verb])) return WG_NO_OUTCOME;
  for (gint32 t = verb + 1; t < MIN(verb + 5, (gint32)sentence->n); t++) {
    const WgToken *token = &sentence->tokens[t];
    if (token->upos == WG_UPOS_PUNCT) break;
    gboolean no = wg_word_is(token, "not") || wg_word_is(token, "innocent");
    if (no && wg_word_listed(a, WG_LIST_PleaVerb, &sentence->tokens[verb])) return WG_NO_OUTCOME;
    if (no) return WG_ACQUITTED;
    if (wg_word_is(token, "guilty") || wg_word_is(token, "liable")) return WG_CONVICTED;
  }
  return WG_NO_OUTCOME;
}

static gboolean has_out(const WgArticle *a, gint32 s, gint32 verb)
{
  const WgSentence *sentence = &a->sentences[s];
  for (gint32 t = verb + 1; t < MIN(verb + 6, (gint32)sentence->n); t++)
    if (wg_word_is(&sentence->tokens[t], "out")) return TRUE;
  return FALSE;
}

static WgOutcome outcome_word(const WgArticle *a, gint32 s, gint32 t)
{
  static const struct {
    WgList list;
    WgOutcome outcome;
  } WORDS[] = {{WG_LIST_DismissingWord, WG_DISMISSED},
               {WG_LIST_AcquittingWord, WG_ACQUITTED},
               {WG_LIST_ConvictingWord, WG_CONVICTED},
               {WG_LIST_SettlingWord, WG_SETTLED},
               {WG_LIST_OverturningWord, WG_OVERTURNED}};
  const WgToken *token = wg_article_token(a, s, t);
  for (guint k = 0; k < G_N_ELEMENTS(WORDS); k++)
    if (wg_word_listed(a, WORDS[k].list, token)) return WORDS[k].outcome;
  if (wg_word_listed(a, WG_LIST_ThrowingVerb, token) && has_out(a, s, t)) return WG_DISMISSED;
  return verdict(a, s, t);
}

/// Whether the word tells what happened: not asked for, planned, denied or doubted.
static gboolean came_to_pass(WgArticle *a, gint32 s, gint32 t)
{
  WgClaim claim;
  wg_claim_read(a, s, t, &claim);
  return claim.polarity == WG_AFFIRMED && claim.modality == WG_ACTUAL && !claim.denied;
}

/// The words that can tell how the act at `t` came out: itself, what governs it in its
/// clause, and the participles that hang on it.
static WgOutcome outcome_at(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  gint32 at = t;
  for (int up = 0; at >= 0 && up <= MAX_UP; up++) {
    WgOutcome found = outcome_word(a, s, at);
    if (found != WG_NO_OUTCOME) return came_to_pass(a, s, at) ? found : WG_NO_OUTCOME;
    if (!goes_on_above(a, s, at)) break;
    at = tok(tree, at)->head;
  }
  WG_CHILDREN(tree, t, c)
  {
    WgDeprel d = tok(tree, c)->deprel;
    if (d != WG_DEP_ACL && d != WG_DEP_ACL_RELCL && d != WG_DEP_XCOMP) continue;
    WgOutcome found = outcome_word(a, s, c);
    if (found != WG_NO_OUTCOME && came_to_pass(a, s, c)) return found;
  }
  return WG_NO_OUTCOME;
}

/// "found not guilty" is no penalty.
static void mend_verdict(const WgArticle *a, WgFact *fact)
{
  if (wg_fact_has(fact, WG_TRAIT_VERDICT) && fact->claim.polarity == WG_AFFIRMED &&
      verdict(a, fact->sentence, fact->token) == WG_ACQUITTED)
    fact->claim.polarity = WG_NEGATED;
}

static void fill_outcome(WgArticle *a, WgFact *fact)
{
  mend_verdict(a, fact);
  if (!wg_event_class_takes(fact->kind, WG_SLOT_OUTCOME)) return;
  fact->outcome = outcome_at(a, fact->sentence, fact->token);
  if (wg_fact_has(fact, WG_TRAIT_CIVIL) && fact->outcome == WG_ACQUITTED) fact->outcome = WG_DISMISSED;
}

void wg_slots_fill(WgArticle *a)
{
  gint32 sentence = -1;
  WgAmount *amounts = NULL;
  guint n = 0;
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *fact = g_ptr_array_index(a->facts, i);
    if (fact->sentence != sentence && fact->kind && fact->kind->n_amounts) {
      sentence = fact->sentence;
      amounts = wg_amounts_find(a->arena, &a->sentences[sentence], &n);
    }
    fill_amount(a, i, amounts, n);
    fill_outcome(a, fact);
    wg_slots_fill_circumstances(a, fact);
    wg_slots_fill_about(a, i);
  }
}
