// SPDX-License-Identifier: Apache-2.0
#include "extract/score/evidence.h"

static const struct {
  const char *name, *meaning;
} NUMBERS[] = {
#define ROW(name, what) {#name, what},
    WG_EVIDENCE(ROW)
#undef ROW
};

const char *wg_evidence_name(WgEvidence evidence)
{
  return NUMBERS[evidence].name;
}

const char *wg_evidence_meaning(WgEvidence evidence)
{
  return NUMBERS[evidence].meaning;
}

// ------------------------------------------------------------------ one fact alone

static void triggers(const WgFact *f, const WgActs *acts, float *out)
{
  // a quote's act may stand in another sentence than its speaker
  gint32 s = f->seen ? f->seen->sentence : f->sentence, t = f->seen ? f->seen->token : f->token;
  const float *kept = acts->triggers[s];
  gint32 c = wg_acts_class_of(acts, f->kind);
  // The trees know none but the classes shipped, and nothing learnt besides moves these.
  out[WG_EVIDENCE_event_class] = (float)c;
  if (f->seen) out[WG_EVIDENCE_trigger] = f->seen->probability;
  else if (kept && c >= 0) out[WG_EVIDENCE_trigger] = kept[(gsize)t * acts->stride + (guint)c];
  for (guint i = 0; kept && i < acts->n_shipped; i++) {
    float p = kept[(gsize)t * acts->stride + i];
    if ((gint32)i != c) out[WG_EVIDENCE_other_trigger] = MAX(out[WG_EVIDENCE_other_trigger], p);
  }
  const GPtrArray *here = acts->by_sentence[s];
  for (guint i = 0; here && i < here->len; i++) {
    const WgAct *act = g_ptr_array_index(here, i);
    if ((gint32)act->class_index == c)
      out[WG_EVIDENCE_sentence_trigger] =
          MAX(out[WG_EVIDENCE_sentence_trigger], act->probability);
  }
}

static float party_probability(const WgFact *f, int side, const WgDraft *d)
{
  const WgAct *act = f->seen;
  if (d) {
    const WgParty *p = wg_act_party(act, side, d);
    return p ? p->probability : 0.0f;
  }
  const GArray *parties = act->parties[side];
  float best = parties->len ? g_array_index(parties, WgParty, 0).probability : 0.0f;
  return 1.0f - MAX(best, act->unnamed[side]);
}

/// How the word that the arc leads to lies to the trigger.
static void way(const WgArticle *a, const WgFact *f, const WgParty *p, float *out)
{
  out[WG_EVIDENCE_actor_relation] = out[WG_EVIDENCE_actor_steps] = -1.0f;
  if (!p) return;
  const WgAct *act = f->seen;
  const WgWord *from = act->window->words[act->at];
  const WgWord *to = act->window->words[(gint32)act->at + p->distance];
  out[WG_EVIDENCE_actor_apart] = (float)CLAMP(to->sentence - from->sentence, -20, 20);
  out[WG_EVIDENCE_actor_steps] = (float)wg_window_steps(a, from, to);
  out[WG_EVIDENCE_actor_relation] = (float)wg_article_token(a, to->sentence, to->token)->deprel;
}

/// The numbers of one side; those of the target stand one place behind the actor's.
static void party(const WgArticle *a, const WgFact *f, int side, float *out)
{
  WgDraft *d = side ? f->target : f->actor;
  if (d) d = wg_draft_root(d);
  out += side;
  const WgParty *p = f->seen && d ? wg_act_party(f->seen, side, d) : NULL;
  WgPartyBy by = !d                               ? WG_PARTY_NONE
                 : p                              ? p->by
                 : wg_is_named_in(a, f->sentence, d) ? WG_PARTY_NAMED
                                                  : WG_PARTY_NOMINAL;
  out[WG_EVIDENCE_actor_by] = (float)by;
  if (p) out[WG_EVIDENCE_actor_distance] = (float)CLAMP(p->distance, -60, 60);
  if (p) out[WG_EVIDENCE_actor_reference] = p->reference;
  way(a, f, p, out);
  out[WG_EVIDENCE_actor_type] = d ? (float)d->type : -1.0f;
  out[WG_EVIDENCE_actor_by_reader] = d && d->by_reader ? 1.0f : 0.0f;
  out[WG_EVIDENCE_actor_known] = d && d->known ? 1.0f : 0.0f;
  out[WG_EVIDENCE_actor_count] = d ? (float)MIN(d->count, 50u) : 0.0f;
  if (!f->seen) return;
  out[WG_EVIDENCE_actor] = party_probability(f, side, d);
  out[WG_EVIDENCE_actor_unnamed] = f->seen->unnamed[side];
  const GArray *parties = f->seen->parties[side];
  for (guint i = 0; i < parties->len; i++) {
    const WgParty *other = &g_array_index(parties, WgParty, i);
    if (other->draft != d)
      out[WG_EVIDENCE_actor_rival] = MAX(out[WG_EVIDENCE_actor_rival], other->probability);
  }
}

static void told(const WgFact *f, float *out)
{
  out[WG_EVIDENCE_negated] = f->claim.polarity == WG_NEGATED;
  out[WG_EVIDENCE_ended] = f->claim.phase == WG_ENDED;
  out[WG_EVIDENCE_modality] = (float)f->claim.modality;
  if (!f->seen) return;
  out[WG_EVIDENCE_told_negated] = f->seen->told.negated;
  out[WG_EVIDENCE_told_ended] = f->seen->told.ended;
  out[WG_EVIDENCE_told_modality] = f->seen->told.modality[f->claim.modality];
  out[WG_EVIDENCE_told_actual] = f->seen->told.modality[WG_ACTUAL];
}

static guint words_in(const GPtrArray *list)
{
  if (!list || !list->len) return 0;
  guint n = 1;
  for (const char *p = g_ptr_array_index(list, 0); *p; p++) n += *p == ' ';
  return n;
}

static void place(const WgArticle *a, const WgFact *f, float *out)
{
  const WgToken *token = wg_article_token(a, f->sentence, f->token);
  out[WG_EVIDENCE_by_frame] = (f->proposers & WG_BY_FRAME) != 0;
  out[WG_EVIDENCE_by_heads] = (f->proposers & WG_BY_HEADS) != 0;
  out[WG_EVIDENCE_by_grammar] = (f->proposers & WG_BY_GRAMMAR) != 0;
  out[WG_EVIDENCE_base] = f->proposers & WG_BY_FRAME ? (float)f->confidence : 0.0f;
  out[WG_EVIDENCE_in_title] = a->sentences[f->sentence].in_title ? 1.0f : 0.0f;
  out[WG_EVIDENCE_in_quote] = wg_quote_at(a, f->sentence, f->token) >= 0;
  out[WG_EVIDENCE_sentence] = (float)MIN(f->sentence, 60);
  out[WG_EVIDENCE_role_words] = (float)(words_in(f->role) + words_in(f->matter));
  out[WG_EVIDENCE_margin] = (float)token->margin;
  out[WG_EVIDENCE_upos] = (float)token->upos;
  out[WG_EVIDENCE_product] =
      out[WG_EVIDENCE_trigger] * out[WG_EVIDENCE_actor] * out[WG_EVIDENCE_target];
}

float *wg_evidence_find(WgArticle *a, const WgActs *acts)
{
  float *all = wg_arena_new0(a->arena, float, (gsize)a->facts->len * WG_EVIDENCE_COUNT + 1);
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    float *out = all + (gsize)i * WG_EVIDENCE_COUNT;
    triggers(f, acts, out);
    party(a, f, 0, out);
    party(a, f, 1, out);
    told(f, out);
    place(a, f, out);
  }
  wg_evidence_among(a, all);
  return all;
}
