// SPDX-License-Identifier: Apache-2.0
/// Frames on the parse: for each word that sets a frame off, the conditions, the parties
/// along the frame's paths, and one fact for each pair of them.
#include "extract/facts/arguments.h"
#include "extract/facts/claims.h"
#include "extract/facts/time_words.h"
#include "extract/facts/trace.h"

WgFact *wg_fact_new(WgArticle *a, const char *event_class, gint32 s, gint32 t)
{
  WgFact *fact = wg_arena_new0(a->arena, WgFact, 1);
  fact->event_class = event_class;
  fact->sentence = s;
  fact->token = fact->trigger_first = fact->trigger_last = t;
  fact->quote_begin = fact->quote_end = fact->about = -1;
  fact->first_quote = fact->last_quote = -1;
  fact->confidence = 80;
  fact->proposers = WG_BY_FRAME;
  wg_claim_read_of(a, s, t, g_str_equal(event_class, "Extradition"), &fact->claim);
  fact->time = wg_claim_time(a, s, t);
  return fact;
}

void wg_fact_add(WgArticle *a, WgFact *fact)
{
  wg_trace_fact(a, fact, fact->claim.denied ? "stands inside a denial or a ban" : NULL);
  if (!fact->claim.denied) g_ptr_array_add(a->facts, fact);
}

/// Whether an entity of `type` is one of class `name`, superclasses counted.
static gboolean type_is(WgEntityType type, const char *name)
{
  if (g_str_equal(name, wg_type_name(type))) return TRUE;
  if (g_str_equal(name, "Organization")) return wg_type_is_organization(type);
  if (g_str_equal(name, "Agent"))
    return wg_type_is_organization(type) || type == WG_TYPE_PERSON || type == WG_TYPE_COUNTRY;
  return g_str_equal(name, "Place") && type == WG_TYPE_COUNTRY;
}

gboolean wg_draft_is(const WgDraft *d, const char *const *types)
{
  if (!types || !*types) return TRUE;
  for (; *types; types++)
    if (type_is(d->type, *types)) return TRUE;
  return FALSE;
}

// ------------------------------------------------------------------ conditions

static gboolean head_listed(WgArticle *a, gint32 s, gint32 t, guint list)
{
  const WgToken *token = wg_article_token(a, s, t);
  const WgMention *m = a->mention_of[s][t];
  // the last word of a name says nothing of its own: "bought Acme Systems" bought no systems
  gboolean in_name = m && m->kind == WG_MENTION_NAME && m->last > m->first;
  if (!in_name && wg_word_listed(a, (WgList)list, token)) return TRUE;
  if (!m) return FALSE;
  if (m->kind == WG_MENTION_NAME && wg_frames_listed(a->frames, list, "@organization") &&
      wg_type_is_organization(wg_draft_root(m->draft)->type))
    return TRUE;
  g_autofree char *lower = g_utf8_strdown(wg_article_words(a, s, m->first, m->last), -1);
  if (wg_frames_listed(a->frames, list, lower)) return TRUE;
  const char *rest = strchr(lower, ' '); // "US Entity List"
  return rest && m->last - m->first >= 2 && wg_frames_listed(a->frames, list, rest + 1);
}

/// Lists with a word in @: not what a word is but how its act is told.
static gboolean told_as(WgArticle *a, gint32 s, gint32 t, guint list, gboolean *decided)
{
  gboolean negated = wg_frames_listed(a->frames, list, "@negated");
  gboolean alleged = wg_frames_listed(a->frames, list, "@alleged");
  gboolean attributed = wg_frames_listed(a->frames, list, "@attributed");
  gboolean possible = wg_frames_listed(a->frames, list, "@possible");
  gboolean infinitive = wg_frames_listed(a->frames, list, "@infinitive");
  *decided = negated || alleged || attributed || possible || infinitive;
  if (!*decided) return FALSE;
  if (infinitive)
    return wg_word_has_tag(wg_article_token(a, s, t), "VB") && !wg_is_finite(a->trees[s], t);
  if (alleged) {
    const WgTree *tree = a->trees[s];
    WG_CHILDREN(tree, t, c)
      if ((tok(tree, c)->deprel == WG_DEP_ADVMOD || tok(tree, c)->deprel == WG_DEP_AMOD ||
           tok(tree, c)->deprel == WG_DEP_COMPOUND) &&
          wg_word_listed(a, WG_LIST_AllegedWord, tok(tree, c)))
        return TRUE;
    return FALSE;
  }
  WgClaim claim;
  wg_claim_read(a, s, t, &claim);
  if (attributed) return claim.sources->len || claim.source_words->len;
  if (possible) return claim.modality == WG_POSSIBLE;
  return claim.polarity == WG_NEGATED;
}

static gboolean holds(WgArticle *a, gint32 s, gint32 t, const WgCondition *condition)
{
  gboolean decided;
  told_as(a, s, t, condition->list, &decided);
  g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
  wg_walk(a, s, t, &condition->path, heads);
  gboolean found = FALSE;
  for (guint i = 0; i < heads->len && !found; i++) {
    gint32 head = g_array_index(heads, gint32, i);
    if (decided) {
      found = told_as(a, s, head, condition->list, &decided);
      continue;
    }
    found = head_listed(a, s, head, condition->list);
    const WgTree *tree = a->trees[s];
    if (!found)
      WG_CHILDREN(tree, head, c)
        if (tok(tree, c)->deprel == WG_DEP_CONJ) found |= head_listed(a, s, c, condition->list);
  }
  return found != condition->absent;
}

static gboolean particle_fits(const WgTree *tree, gint32 t, const char *particle)
{
  WG_CHILDREN(tree, t, c)
  {
    const WgToken *child = tok(tree, c);
    if (child->deprel == WG_DEP_COMPOUND_PRT ||
        (child->deprel == WG_DEP_ADVMOD && particle && child->lemma &&
         g_str_equal(child->lemma, particle)))
      return particle && child->lemma && g_str_equal(child->lemma, particle);
  }
  return particle == NULL;
}

static gboolean applies(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame)
{
  if (frame->particle && !particle_fits(a->trees[s], t, frame->particle)) {
    wg_trace_say(a, s, 2, "no: the particle \"%s\" is missing", frame->particle);
    return FALSE;
  }
  for (guint i = 0; i < frame->n_conditions; i++)
    if (!holds(a, s, t, &frame->conditions[i])) {
      wg_trace_condition(a, s, frame, i);
      return FALSE;
    }
  return TRUE;
}

// ------------------------------------------------------------------ parties

/// "the state-owned Borvia Telecom": the country that the name begins with.
static WgDraft *country_in_name(WgArticle *a, gint32 s, gint32 t)
{
  const WgMention *m = a->mention_of[s][t];
  if (!m || m->kind != WG_MENTION_NAME || m->first == m->last) return NULL;
  const WgKnown *first = wg_gazetteer_find(a->gazetteer, wg_article_words(a, s, m->first, m->first));
  return first && first->type == WG_TYPE_COUNTRY ? wg_draft_of_known(a, first) : NULL;
}

static WgDraft *country_named_at(const WgArticle *a, gint32 s, gint32 t)
{
  const WgMention *m = a->mention_of[s][t];
  return m && m->draft->type == WG_TYPE_COUNTRY ? wg_draft_root(m->draft) : NULL;
}

/// Whose state it is in "the state-owned Borvian bank X", "Borvia's state-run X": the
/// country beside the noun, else the one that the owned entity is known to be of.
static WgDraft *state_of(WgArticle *a, gint32 s, gint32 t)
{
  const WgTree *tree = a->trees[s];
  gint32 owned = tok(tree, t)->head;
  if (t < 2 || owned < 0 || !wg_word_is(tok(tree, t - 1), "-") ||
      !(wg_word_is(tok(tree, t - 2), "state") || wg_word_is(tok(tree, t - 2), "government")))
    return NULL;
  WG_CHILDREN(tree, owned, c)
    if (country_named_at(a, s, c)) return country_named_at(a, s, c);
  g_autoptr(GPtrArray) which = g_ptr_array_new();
  wg_resolve_one(a, s, owned, which);
  const WgDraft *d = which->len ? wg_draft_root(g_ptr_array_index(which, 0)) : NULL;
  const WgKnown *country =
      d && d->country ? wg_gazetteer_country(a->gazetteer, d->country) : NULL;
  return country ? wg_draft_of_known(a, country) : country_in_name(a, s, owned);
}

static gboolean is_possessive(const WgArticle *a, gint32 s, gint32 t)
{
  const WgToken *token = wg_article_token(a, s, t);
  return token->upos == WG_UPOS_PRON && token->deprel == WG_DEP_NMOD_POSS;
}

/// "A Norvik executive was charged", "Roe's lawyer was": of what the law does to somebody the
/// firm or man that he is of is not the party, only who is named behind the word.
static gboolean is_of_staff(const WgArticle *a, gint32 s, gint32 t, const WgDraft *d)
{
  const WgTree *tree = a->trees[s];
  if (a->mention_of[s][t] || !wg_word_listed(a, WG_LIST_SpokespersonNoun, tok(tree, t))) return FALSE;
  if (wg_type_is_organization(d->type)) return TRUE;
  for (gint32 k = t + 1; k <= tree->right[t]; k++) {
    const WgMention *m = a->mention_of[s][k];
    if (m && wg_draft_root(m->draft) == d && tok(tree, m->head)->deprel != WG_DEP_NMOD) return FALSE;
  }
  return TRUE;
}

/// Acts that are done to the one and not to the firm that he is of.
static gboolean is_in_person(const WgFrame *frame)
{
  static const char *const CLASSES[] = {"Charge", "Arrest", "Extradition", "Penalty", NULL};
  return g_strv_contains(CLASSES, frame->event_class->local);
}

/// The entities of the first path that leads to any of the right kind.
/// `not_these` (may be NULL) stand on the other side: where "its" means them it is passed over.
/// Returns whether one was found that the frame excepts.
static gboolean parties(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame,
                        gboolean is_target, const GPtrArray *not_these, GPtrArray *out)
{
  const char *side = is_target ? "target" : "actor";
  const WgPathList *paths = is_target ? &frame->target : &frame->actor;
  const char *const *types =
      is_target ? frame->event_class->target_types : frame->event_class->actor_types;
  const char *const *except = is_target ? frame->except_target : frame->except_actor;
  gboolean in_person = is_target && is_in_person(frame);
  gboolean excepted = FALSE;
  for (guint p = 0; p < paths->n && !out->len; p++) {
    if (paths->paths[p].steps[0].kind == WG_STEP_SOURCE) {
      WgClaim claim;
      wg_claim_read(a, s, t, &claim);
      for (guint i = 0; i < claim.sources->len; i++) {
        WgDraft *d = wg_draft_root(g_ptr_array_index(claim.sources, i));
        if (!wg_draft_is(d, types)) continue;
        g_ptr_array_add(out, d);
        wg_trace_party(a, s, side, &paths->paths[p], WG_NO_TOKEN, d, NULL);
      }
      continue;
    }
    if (paths->paths[p].steps[0].kind == WG_STEP_STATE) {
      WgDraft *state = state_of(a, s, t);
      if (!state || !wg_draft_is(state, types)) continue;
      g_ptr_array_add(out, state);
      wg_trace_party(a, s, side, &paths->paths[p], WG_NO_TOKEN, state, NULL);
      continue;
    }
    g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
    wg_walk(a, s, t, &paths->paths[p], heads);
    for (guint i = 0; i < heads->len; i++) {
      g_autoptr(GPtrArray) found = g_ptr_array_new();
      // "A, B and C, his daughter": a singular noun is said of one
      WgStepKind last = paths->paths[p].steps[paths->paths[p].n - 1].kind;
      gboolean one = (last == WG_STEP_BEARER || last == WG_STEP_SELF) &&
                     wg_article_token(a, s, t)->xpos &&
                     g_str_equal(wg_article_token(a, s, t)->xpos, "NN") &&
                     !wg_word_listed(a, WG_LIST_CollectiveNoun, wg_article_token(a, s, t)) &&
                     wg_tree_child(a->trees[s], t, WG_DEP_COP) == WG_NO_TOKEN;
      if (one) wg_resolve_one(a, s, g_array_index(heads, gint32, i), found);
      else wg_resolve(a, s, g_array_index(heads, gint32, i), found);
      for (guint k = 0; k < found->len; k++) {
        WgDraft *d = wg_draft_root(g_ptr_array_index(found, k));
        gboolean taken = wg_draft_is(d, types);
        const char *refused = !taken ? "which the class does not take"
                              : except && wg_draft_is(d, except) ? "which the frame excepts"
                              : in_person && is_of_staff(a, s, g_array_index(heads, gint32, i), d)
                                  ? "whose people are meant"
                                  : NULL;
        excepted |= taken && refused;
        if (!refused && d->type == WG_TYPE_COUNTRY && g_str_equal(side, "target") &&
            wg_is_counted(a, s, g_array_index(heads, gint32, i)))
          refused = "of whom these are some";
        if (g_ptr_array_find(out, d, NULL)) continue;
        if (not_these && is_possessive(a, s, g_array_index(heads, gint32, i)) &&
            g_ptr_array_find((GPtrArray *)not_these, d, NULL))
          continue; // "ended its contract with X"
        wg_trace_party(a, s, side, &paths->paths[p], g_array_index(heads, gint32, i), d, refused);
        if (!refused) g_ptr_array_add(out, d);
      }
      if (!found->len)
        wg_trace_party(a, s, side, &paths->paths[p], g_array_index(heads, gint32, i), NULL, NULL);
    }
  }
  return excepted;
}

/// The phrase of `noun` up to the clause that the relative pronoun opens.
static const char *words_before(const WgArticle *a, gint32 s, gint32 noun, gint32 pronoun)
{
  const WgTree *tree = a->trees[s];
  gint32 first = tree->left[noun], last = MIN(tree->right[noun], pronoun - 1);
  while (last > noun && tok(tree, last)->upos == WG_UPOS_PUNCT) last--;
  while (first < noun && (tok(tree, first)->deprel == WG_DEP_CASE || tok(tree, first)->upos == WG_UPOS_PUNCT))
    first++;
  return wg_span_text(tree->sentence, a->arena, wg_article_source(a, (guint32)s), first,
                      MAX(last, first));
}

gboolean wg_is_time(const WgArticle *a, gint32 s, gint32 t)
{
  int season;
  if (wg_time_unit(&a->sentences[s], t, &season) != WG_NO_UNIT) return TRUE; // "for two years"
  for (guint32 i = 0; i < a->n_times[s]; i++)
    if ((guint32)t >= a->times[s][i].first && (guint32)t <= a->times[s][i].last) return TRUE;
  return FALSE;
}

static void drop_times(const WgArticle *a, gint32 s, GArray *heads)
{
  for (guint i = heads->len; i-- > 0;)
    if (wg_is_time(a, s, g_array_index(heads, gint32, i))) g_array_remove_index(heads, i);
}

const char *wg_brief_phrase(const WgArticle *a, gint32 s, gint32 head)
{
  const WgTree *tree = a->trees[s];
  gint32 last = tree->right[head];
  for (gint32 t = head + 1; t <= last; t++) {
    const WgToken *token = tok(tree, t);
    gboolean beside = token->deprel == WG_DEP_ACL_RELCL || token->deprel == WG_DEP_PARATAXIS ||
                      token->deprel == WG_DEP_APPOS ||
                      (token->deprel == WG_DEP_ACL && token->xpos && g_str_equal(token->xpos, "VBN"));
    if (beside && tree->left[t] > head) last = MIN(last, tree->left[t] - 1);
  }
  return wg_tree_text_until(tree, a->arena, wg_article_source(a, (guint32)s), head, last, TRUE);
}

/// Words of the phrase that the first fruitful path leads to, NULL where none does.
static GPtrArray *phrases(WgArticle *a, gint32 s, gint32 t, const WgPathList *paths,
                          gboolean brief)
{
  for (guint p = 0; p < paths->n; p++) {
    g_autoptr(GArray) heads = g_array_new(FALSE, FALSE, sizeof(gint32));
    wg_walk(a, s, t, &paths->paths[p], heads);
    drop_times(a, s, heads);
    if (!heads->len) continue;
    GPtrArray *out = wg_list(a);
    gboolean word = paths->paths[p].steps[paths->paths[p].n - 1].kind == WG_STEP_WORD;
    for (guint i = 0; i < heads->len; i++) {
      gint32 head = g_array_index(heads, gint32, i);
      gint32 noun = wg_antecedent(a->trees[s], head);
      if (noun != head) { // "concerns of …, which it denied"
        g_ptr_array_add(out, (gpointer)words_before(a, s, noun, head));
        continue;
      }
      const char *words =
          word    ? wg_article_words(a, s, head, head)
          : brief ? wg_brief_phrase(a, s, head)
                  : wg_tree_text(a->trees[s], a->arena, wg_article_source(a, (guint32)s), head, TRUE);
      g_ptr_array_add(out, (gpointer)words);
    }
    return out;
  }
  return NULL;
}

/// How sure the parser was of the arcs between trigger and root of the clause.
static int parse_margin(const WgArticle *a, gint32 s, gint32 t)
{
  return a->sentences[s].tokens[t].margin;
}

static gboolean is_class(const WgFact *fact, const char *const *names)
{
  for (; *names; names++)
    if (g_str_equal(fact->event_class, *names)) return TRUE;
  return FALSE;
}

/// A description that stands beside a name is true whatever becomes of the sentence.
static void fill_presupposed(WgFact *fact)
{
  static const char *const DESCRIPTIONS[] = {"BasedIn", "Origin", "Ownership", NULL};
  WgClaim *claim = &fact->claim;
  claim->polarity = WG_AFFIRMED;
  claim->modality = WG_ACTUAL;
  claim->denied = FALSE;
  claim->phase = claim->phase_is_told && claim->phase == WG_ENDED ? WG_ENDED : WG_ONGOING;
  if (!is_class(fact, DESCRIPTIONS)) return;
  g_ptr_array_set_size(claim->sources, 0);
  g_ptr_array_set_size(claim->source_words, 0);
  fact->time = NULL;
}

/// "formed a partnership", "joined", "bought": a state of which the beginning is told.
static gboolean begins(WgArticle *a, const WgFact *fact)
{
  const WgToken *trigger = wg_article_token(a, fact->sentence, fact->token);
  if (trigger->xpos && (g_str_equal(trigger->xpos, "VBZ") || g_str_equal(trigger->xpos, "VBP")))
    return FALSE;
  gboolean reversed;
  gint32 light = trigger->upos == WG_UPOS_NOUN
                     ? wg_light_verb(a, fact->sentence, fact->token, &reversed)
                     : WG_NO_TOKEN;
  if (light != WG_NO_TOKEN) trigger = wg_article_token(a, fact->sentence, light);
  return trigger->upos == WG_UPOS_VERB && wg_word_listed(a, WG_LIST_BeginningVerb, trigger);
}

/// "considers a ban", "proposed sanctions", the verb itself the trigger: nothing is done yet.
static void weaken_by_trigger(WgArticle *a, WgFact *fact)
{
  const WgToken *trigger = wg_article_token(a, fact->sentence, fact->token);
  if (trigger->upos != WG_UPOS_VERB || !wg_word_listed(a, WG_LIST_CarryingVerb, trigger)) return;
  if (wg_tree_child(a->trees[fact->sentence], fact->token, WG_DEP_XCOMP) != WG_NO_TOKEN)
    return; // "considers X a threat"
  if (wg_word_listed(a, WG_LIST_PossibleVerb, trigger)) wg_claim_weaken(&fact->claim, WG_POSSIBLE);
  else if (wg_word_listed(a, WG_LIST_PlannedVerb, trigger))
    wg_claim_weaken(&fact->claim, WG_PLANNED);
}

static void fill_claim(WgArticle *a, const WgFrame *frame, WgFact *fact)
{
  static const char *const STATES[] = {"BasedIn",     "Origin",  "Membership",  "Ownership",
                                       "RoleHolding", "Kinship", "Partnership", NULL};
  // what ends of these is over; what is taken back of the others is so no more
  static const char *const LASTING[] = {"BasedIn",     "Origin",  "Membership",  "Ownership",
                                        "RoleHolding", "Kinship", "Partnership", "Funding", NULL};
  static const char *const RUNNING[] = {"Investigation", "Lawsuit", "Charge", NULL};
  if (frame->presupposed && !wg_is_predicated(a, fact->sentence, fact->token)) {
    fill_presupposed(fact);
    return;
  }
  WgClaim *claim = &fact->claim;
  gboolean lifted = claim->lifted && claim->phase == WG_ENDED && !is_class(fact, LASTING);
  if (frame->polarity >= 0)
    claim->polarity = claim->polarity == WG_NEGATED ? (WgPolarity)!frame->polarity
                                                    : (WgPolarity)frame->polarity;
  else if (lifted)
    claim->polarity = claim->polarity == WG_NEGATED ? WG_AFFIRMED : WG_NEGATED;
  if (lifted && frame->polarity < 0 && claim->polarity == WG_AFFIRMED) {
    claim->phase_is_told = FALSE; // "did not lift the ban": it stands
    claim->modality = WG_ACTUAL;
  }
  if (frame->modality > (int)WG_ACTUAL && claim->modality == WG_ACTUAL)
    claim->modality = (WgModality)frame->modality;
  weaken_by_trigger(a, fact);
  if (claim->closed && is_class(fact, RUNNING)) {
    claim->phase = WG_ENDED;
    claim->phase_is_told = TRUE;
  }
  if (frame->phase >= 0) claim->phase = (WgPhase)frame->phase;
  else if (!claim->phase_is_told) claim->phase = is_class(fact, STATES) && !begins(a, fact) ? WG_ONGOING : WG_BEGUN;
}

/// "X and Y said that they had …": each speaks for itself.
static void keep_own_word(WgFact *fact)
{
  GPtrArray *sources = fact->claim.sources;
  if (!fact->actor || sources->len < 2 || fact->claim.n_speakers != sources->len) return;
  if (!g_ptr_array_find(sources, fact->actor, NULL)) return;
  g_ptr_array_set_size(sources, 0);
  g_ptr_array_add(sources, fact->actor);
}

/// Who rejects the accusations that another made disputes what they say, not that they were
/// made; a suit that was dismissed was filed.
static void keep_told(WgArticle *a, WgFact *fact)
{
  static const char *const FILED[] = {"Lawsuit", NULL};
  static const char *const MADE[] = {"Accusation", NULL};
  const WgToken *word = wg_article_token(a, fact->sentence, fact->token);
  if (!fact->claim.denied || word->upos != WG_UPOS_NOUN || word->head < 0) return;
  const WgToken *above = wg_article_token(a, fact->sentence, word->head);
  if (is_class(fact, FILED) && wg_word_is(above, "dismissed")) {
    fact->claim.denied = FALSE;
    fact->claim.phase = WG_ENDED;
    fact->claim.phase_is_told = TRUE;
  } else if (is_class(fact, MADE) && fact->actor &&
             wg_word_listed(a, WG_LIST_AccusationNoun, word) &&
             wg_word_listed(a, WG_LIST_DenialVerb, above) && fact->claim.polarity == WG_AFFIRMED)
    fact->claim.denied = FALSE;
}

static void emit(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame, WgDraft *actor,
                 WgDraft *target, guint32 act)
{
  if (actor && actor == target && !g_str_equal(frame->event_class->local, "Investigation")) {
    wg_trace_say(a, s, 2, "no: actor and target are one");
    return;
  }
  WgFact *fact = wg_fact_new(a, frame->event_class->local, s, t);
  static const char *const SPOKEN[] = {"Accusation", "Charge", "Denial", "Penalty", NULL};
  fact->actor = actor;
  fact->target = target;
  fact->frame = frame->name;
  fact->by = frame;
  fact->act = act;
  fill_claim(a, frame, fact);
  wg_time_of_telling(a, fact);
  fact->role = phrases(a, s, t, &frame->role, FALSE);
  if (frame->title) {
    fact->role = wg_list(a);
    g_ptr_array_add(fact->role, (gpointer)frame->title);
  }
  fact->matter = phrases(a, s, t, &frame->matter, FALSE);
  if (target && fact->matter && fact->matter->len == 1) { // who it is about is no matter
    g_autofree char *matter = wg_name_normalize(g_ptr_array_index(fact->matter, 0));
    if (g_str_equal(matter, target->normal)) fact->matter = NULL;
  }
  fact->scope = phrases(a, s, t, &frame->scope, TRUE);
  fact->reason = phrases(a, s, t, &frame->reason, TRUE);
  fact->instrument = phrases(a, s, t, &frame->instrument, TRUE);
  // who accuses or denies is no further source of it, unless that is all he is
  gboolean as_source =
      frame->actor.n && frame->actor.paths[0].steps[0].kind == WG_STEP_SOURCE;
  if (actor && is_class(fact, SPOKEN) && !as_source)
    g_ptr_array_remove(fact->claim.sources, actor);
  keep_own_word(fact);
  keep_told(a, fact);
  fact->confidence = frame->base - (parse_margin(a, s, t) < 50 ? 10 : 0) -
                     (actor ? 0 : 5) - (a->sentences[s].in_title ? 5 : 0);
  wg_fact_add(a, fact);
}

/// "X and Y agreed", "a deal between X and Y": pairs out of one coordination.
static void emit_pairs(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame,
                       const GPtrArray *actors, guint32 act)
{
  for (guint i = 0; i + 1 < actors->len; i++)
    for (guint k = i + 1; k < actors->len; k++)
      emit(a, s, t, frame, g_ptr_array_index(actors, i), g_ptr_array_index(actors, k), act);
}

static gboolean is_denial(const WgFrame *frame)
{
  return g_str_equal(frame->event_class->local, "Denial");
}

static void fire(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame)
{
  g_autoptr(GPtrArray) actors = g_ptr_array_new();
  g_autoptr(GPtrArray) targets = g_ptr_array_new();
  gboolean excepted = parties(a, s, t, frame, FALSE, NULL, actors);
  if (excepted && !actors->len) { // somebody did it: not what the frame tells
    wg_trace_say(a, s, 2, "no: no actor but one that the frame excepts");
    return;
  }
  gboolean apart = !g_str_equal(frame->event_class->local, "Investigation") && !frame->split;
  parties(a, s, t, frame, TRUE, apart && actors->len == 1 ? actors : NULL, targets);
  if (frame->split && !targets->len) {
    if (actors->len >= 2) emit_pairs(a, s, t, frame, actors, a->acts++);
    else wg_trace_say(a, s, 2, "no: no two parties");
    return;
  }
  // what stands on both sides stands on the nearer one only
  for (guint i = 0; i < actors->len && targets->len > 1; i++)
    g_ptr_array_remove(targets, g_ptr_array_index(actors, i));
  if ((frame->needs_actor && !actors->len) || (frame->needs_target && !targets->len) ||
      (!actors->len && !targets->len)) {
    wg_trace_say(a, s, 2, "no: no %s", actors->len || (!frame->needs_actor && frame->needs_target)
                                           ? "target" : targets->len ? "actor" : "party");
    return;
  }
  guint32 act = a->acts++;
  guint n_actors = MAX(actors->len, 1u), n_targets = MAX(targets->len, 1u);
  if (is_denial(frame)) n_targets = 1;
  for (guint i = 0; i < n_actors; i++)
    for (guint k = 0; k < n_targets; k++)
      emit(a, s, t, frame, actors->len ? g_ptr_array_index(actors, i) : NULL,
           targets->len ? g_ptr_array_index(targets, k) : NULL, act);
}

static char part_of_speech(const WgToken *t)
{
  switch ((int)t->upos) {
  case WG_UPOS_VERB:
  case WG_UPOS_AUX:
    return 'v';
  case WG_UPOS_NOUN:
  case WG_UPOS_PROPN:
    return 'n';
  case WG_UPOS_ADJ:
    return 'a';
  default:
    return 0;
  }
}

static void try_frames(WgArticle *a, gint32 s, gint32 t, char part, const char *lemma)
{
  guint n;
  const WgFrame *const *frames = wg_frames_for(a->frames, part, lemma, &n);
  const char *fired[64];
  guint n_fired = 0;
  for (guint i = 0; i < n; i++) {
    const char *class_name = frames[i]->event_class->local;
    gboolean again = FALSE; // the first frame of a class that applies to a word has it
    for (guint k = 0; k < n_fired; k++) again |= fired[k] == class_name;
    if (again) continue;
    wg_trace_try(a, s, t, frames[i]);
    if (!applies(a, s, t, frames[i])) continue;
    guint before = a->facts->len;
    fire(a, s, t, frames[i]);
    if (a->facts->len > before && n_fired < G_N_ELEMENTS(fired)) fired[n_fired++] = class_name;
  }
}

static gboolean is_pair(const WgFact *x, const WgFact *y)
{
  return (x->actor == y->actor && x->target == y->target) ||
         (x->actor == y->target && x->target == y->actor);
}

/// What a severing of ties, told as done, says of the tie itself: "cut its cooperation with X"
/// tells a cooperation that is over.
static void end_severed(WgArticle *a, const WgFact *cut)
{
  static const char *const TIES[] = {"Partnership", "Funding", "Membership", NULL};
  if (!g_str_equal(cut->event_class, "TieSuspension") || cut->claim.polarity != WG_AFFIRMED ||
      cut->claim.modality != WG_ACTUAL || cut->claim.phase == WG_ENDED)
    return;
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *tie = g_ptr_array_index(a->facts, i);
    if (tie->sentence == cut->sentence && is_class(tie, TIES) && is_pair(cut, tie) &&
        tie->claim.polarity == WG_AFFIRMED &&
        wg_tree_dominates(a->trees[cut->sentence], cut->token, tie->token))
      tie->claim.phase = WG_ENDED;
  }
}

/// One word tells one of a severing, a ban or a sanction between two: what its surer frame says.
static gboolean is_double(const WgArticle *a, const WgFact *fact)
{
  static const char *const LIMITS[] = {"TieSuspension", "Restriction", "Sanction", NULL};
  if (!is_class(fact, LIMITS) || !fact->by) return FALSE;
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *other = g_ptr_array_index(a->facts, i);
    if (other->sentence == fact->sentence && other->token == fact->token && other->by &&
        other->actor == fact->actor && other->target == fact->target &&
        is_class(other, LIMITS) && other->by->base > fact->by->base)
      return TRUE;
  }
  return FALSE;
}

static void drop_doubles(WgArticle *a)
{
  for (guint i = a->facts->len; i-- > 0;)
    if (is_double(a, g_ptr_array_index(a->facts, i))) g_ptr_array_remove_index(a->facts, i);
}

void wg_match(WgArticle *a)
{
  for (guint32 s = 0; s < a->n_sentences; s++) {
    const WgSentence *sentence = &a->sentences[s];
    for (gint32 t = 0; t < (gint32)sentence->n; t++) {
      const WgToken *token = &sentence->tokens[t];
      const WgMention *m = a->mention_of[s][t];
      char part = part_of_speech(token);
      if (m && m->kind == WG_MENTION_NAME) {
        if (m->head == t) try_frames(a, (gint32)s, t, 'n', "@name");
      } else if (part) {
        const char *lemma = wg_word_lemma(a->arena, token);
        try_frames(a, (gint32)s, t, part, lemma);
      }
    }
  }
  drop_doubles(a);
  for (guint i = 0; i < a->facts->len; i++) end_severed(a, g_ptr_array_index(a->facts, i));
}
