// SPDX-License-Identifier: Apache-2.0
#include "extract/score/evidence.h"

#include "extract/base/json_line.h"
#include "extract/propose/match.h"

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
  const float *kept = acts->triggers[f->sentence];
  gint32 c = -1;
  for (guint i = 0; i < acts->n_classes && c < 0; i++)
    if (acts->classes[i] && g_str_equal(acts->classes[i]->local, f->event_class)) c = (gint32)i;
  // The trees know none but the classes shipped, and nothing learnt besides moves these.
  out[WG_EVIDENCE_event_class] = c < (gint32)acts->n_shipped ? (float)c : -1.0f;
  gint32 at = f->seen ? f->seen->token : f->token;
  if (kept && c >= 0)
    out[WG_EVIDENCE_trigger] =
        f->seen ? f->seen->probability : kept[(gsize)at * acts->stride + (guint)c];
  for (guint i = 0; kept && i < acts->n_shipped; i++) {
    float p = kept[(gsize)at * acts->stride + i];
    if ((gint32)i != c) out[WG_EVIDENCE_other_trigger] = MAX(out[WG_EVIDENCE_other_trigger], p);
  }
  const GPtrArray *here = acts->by_sentence[f->sentence];
  for (guint i = 0; here && i < here->len; i++) {
    const WgAct *act = g_ptr_array_index(here, i);
    if ((gint32)act->class_index == c)
      out[WG_EVIDENCE_sentence_trigger] =
          MAX(out[WG_EVIDENCE_sentence_trigger], act->probability);
  }
}

static gboolean named_in(const WgArticle *a, gint32 s, const WgDraft *d)
{
  for (guint32 t = 0; t < a->sentences[s].n; t++) {
    const WgMention *m = a->mention_of[s][t];
    if (m && wg_draft_root(m->draft) == d) return TRUE;
  }
  return FALSE;
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

/// The numbers of one side; those of the target stand one place behind the actor's.
static void party(const WgArticle *a, const WgFact *f, int side, float *out)
{
  WgDraft *d = side ? f->target : f->actor;
  if (d) d = wg_draft_root(d);
  out += side;
  const WgParty *p = f->seen && d ? wg_act_party(f->seen, side, d) : NULL;
  WgPartyBy by = !d                               ? WG_PARTY_NONE
                 : p                              ? p->by
                 : named_in(a, f->sentence, d) ? WG_PARTY_NAMED
                                                  : WG_PARTY_NOMINAL;
  out[WG_EVIDENCE_actor_by] = (float)by;
  if (p) out[WG_EVIDENCE_actor_distance] = (float)CLAMP(p->distance, -60, 60);
  if (p) out[WG_EVIDENCE_actor_reference] = p->reference;
  out[WG_EVIDENCE_actor_type] = d ? (float)d->type : -1.0f;
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

/// What the lists and rules that came before make of the trigger.
static void rules(const WgArticle *a, const WgFact *f, float *out)
{
  const WgToken *token = wg_article_token(a, f->sentence, f->token);
  char part = wg_frame_part(token);
  guint n = 0;
  const WgFrame *const *frames =
      part ? wg_frames_for(a->frames, part, wg_word_lemma(a->arena, token), &n) : NULL;
  for (guint i = 0; i < n; i++)
    if (frames[i]->event_class == f->kind) out[WG_EVIDENCE_frame_word] = 1.0f;
  out[WG_EVIDENCE_office_word] = wg_word_listed(a, WG_LIST_OfficeNoun, token) ? 1.0f : 0.0f;
  out[WG_EVIDENCE_rule_negated] = f->by_rule.polarity == WG_NEGATED ? 1.0f : 0.0f;
  out[WG_EVIDENCE_rule_modality] = (float)f->by_rule.modality;
  out[WG_EVIDENCE_rule_denied] = f->by_rule.denied ? 1.0f : 0.0f;
  out[WG_EVIDENCE_rule_ended] = f->by_rule.phase_is_told && f->by_rule.phase == WG_ENDED ? 1.0f : 0.0f;
  out[WG_EVIDENCE_sourced] =
      f->claim.sources->len || f->claim.source_words->len ? 1.0f : 0.0f;
}

// ------------------------------------------------------------------ among others

static char *key_of(const WgFact *f)
{
  return g_strdup_printf("%s %d %d", f->event_class,
                         f->actor ? (int)wg_draft_root(f->actor)->number : -1,
                         f->target ? (int)wg_draft_root(f->target)->number : -1);
}

/// What the same told elsewhere adds, and how many facts share a word.
static void among(const WgArticle *a, float *all)
{
  g_autoptr(GHashTable) by_key =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < a->facts->len; i++) {
    char *key = key_of(g_ptr_array_index(a->facts, i));
    GArray *list = g_hash_table_lookup(by_key, key);
    if (!list) {
      list = g_array_new(FALSE, FALSE, sizeof(guint));
      g_hash_table_insert(by_key, g_strdup(key), list);
    }
    if (list->len < 64) g_array_append_val(list, i);
    g_free(key);
  }
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    g_autofree char *key = key_of(f);
    const GArray *list = g_hash_table_lookup(by_key, key);
    float *out = all + (gsize)i * WG_EVIDENCE_COUNT;
    for (guint k = 0; k < list->len; k++) {
      guint other = g_array_index(list, guint, k);
      const WgFact *g = g_ptr_array_index(a->facts, other);
      if (g->sentence == f->sentence) continue;
      out[WG_EVIDENCE_support]++;
      out[WG_EVIDENCE_support_trigger] =
          MAX(out[WG_EVIDENCE_support_trigger],
              all[(gsize)other * WG_EVIDENCE_COUNT + WG_EVIDENCE_trigger]);
    }
  }
}

/// Facts of one class at one word, in this order of the facts.
static void fan(WgArticle *a, float *all)
{
  GPtrArray **here = wg_arena_new0(a->arena, GPtrArray *, a->n_sentences + 1);
  guint *number = wg_arena_new0(a->arena, guint, a->facts->len + 1);
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (!here[f->sentence]) here[f->sentence] = wg_list(a);
    number[i] = i;
    g_ptr_array_add(here[f->sentence], &number[i]);
  }
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    float *out = all + (gsize)i * WG_EVIDENCE_COUNT;
    for (guint k = 0; k < here[f->sentence]->len; k++) {
      guint other = *(guint *)g_ptr_array_index(here[f->sentence], k);
      const WgFact *g = g_ptr_array_index(a->facts, other);
      if (g->token != f->token || !g_str_equal(g->event_class, f->event_class)) continue;
      out[WG_EVIDENCE_fan]++;
      out[WG_EVIDENCE_rank] += all[(gsize)other * WG_EVIDENCE_COUNT + WG_EVIDENCE_product] >
                               out[WG_EVIDENCE_product];
    }
  }
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
    rules(a, f, out);
  }
  among(a, all);
  fan(a, all);
  return all;
}

// ------------------------------------------------------------------ as JSON

static void names_of(JsonBuilder *b, const char *key, const WgDraft *d)
{
  json_builder_set_member_name(b, key);
  if (!d) {
    json_builder_add_null_value(b);
    return;
  }
  json_builder_begin_array(b);
  if (d->known) json_builder_add_string_value(b, d->known->name);
  for (guint i = 0; i < d->names->len; i++)
    json_builder_add_string_value(b, g_ptr_array_index(d->names, i));
  json_builder_end_array(b);
}

static void strings_of(JsonBuilder *b, const char *key, const GPtrArray *list)
{
  json_builder_set_member_name(b, key);
  json_builder_begin_array(b);
  for (guint i = 0; list && i < list->len; i++)
    json_builder_add_string_value(b, g_ptr_array_index(list, i));
  json_builder_end_array(b);
}

static void print_candidate(const WgArticle *a, const WgFact *f, const float *evidence,
                            JsonBuilder *b)
{
  static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged"};
  const WgSentence *s = &a->sentences[f->sentence];
  WgSlice source = wg_article_source(a, (guint32)f->sentence);
  json_builder_begin_object(b);
  json_builder_set_member_name(b, "class");
  json_builder_add_string_value(b, f->event_class);
  names_of(b, "actor", f->actor ? wg_draft_root(f->actor) : NULL);
  names_of(b, "target", f->target ? wg_draft_root(f->target) : NULL);
  json_builder_set_member_name(b, "negated");
  json_builder_add_boolean_value(b, f->claim.polarity == WG_NEGATED);
  json_builder_set_member_name(b, "ended");
  json_builder_add_boolean_value(b, f->claim.phase == WG_ENDED);
  json_builder_set_member_name(b, "modality");
  json_builder_add_string_value(b, MODALITIES[f->claim.modality]);
  json_builder_set_member_name(b, "time");
  json_builder_add_string_value(b, f->time ? f->time->value : "");
  json_builder_set_member_name(b, "sources");
  json_builder_begin_array(b);
  for (guint i = 0; i < f->claim.sources->len; i++)
    json_builder_add_string_value(b, ((WgDraft *)g_ptr_array_index(f->claim.sources, i))->name);
  json_builder_end_array(b);
  strings_of(b, "role", f->role);
  strings_of(b, "matter", f->matter);
  json_builder_set_member_name(b, "words");
  json_builder_add_string_value(b, f->words ? f->words : "");
  json_builder_set_member_name(b, "title");
  json_builder_add_boolean_value(b, s->in_title);
  json_builder_set_member_name(b, "begin");
  json_builder_add_int_value(b, g_utf8_strlen(source.ptr, s->begin));
  json_builder_set_member_name(b, "end");
  json_builder_add_int_value(b, g_utf8_strlen(source.ptr, s->end));
  json_builder_set_member_name(b, "evidence");
  json_builder_begin_array(b);
  for (guint i = 0; i < WG_EVIDENCE_COUNT; i++)
    json_builder_add_double_value(b, (double)evidence[i]);
  json_builder_end_array(b);
  json_builder_end_object(b);
}

void wg_candidates_print(WgArticle *a, const float *evidence, GString *out)
{
  g_autoptr(JsonBuilder) b = json_builder_new();
  json_builder_begin_object(b);
  json_builder_set_member_name(b, "id");
  json_builder_add_string_value(b, a->record->id ? a->record->id : a->record->source);
  json_builder_set_member_name(b, "numbers");
  json_builder_begin_array(b);
  for (guint i = 0; i < WG_EVIDENCE_COUNT; i++)
    json_builder_add_string_value(b, wg_evidence_name(i));
  json_builder_end_array(b);
  json_builder_set_member_name(b, "candidates");
  json_builder_begin_array(b);
  for (guint i = 0; i < a->facts->len; i++)
    print_candidate(a, g_ptr_array_index(a->facts, i),
                    evidence + (gsize)i * WG_EVIDENCE_COUNT, b);
  json_builder_end_array(b);
  json_builder_end_object(b);
  wg_json_line(b, out);
}
