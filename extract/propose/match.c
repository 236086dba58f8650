// SPDX-License-Identifier: Apache-2.0
/// Frames on the parse: for each word that sets a frame off, the conditions, the parties
/// along the frame's paths, and one fact for each pair of them.
#include "extract/propose/match.h"

#include "extract/grammar/arguments.h"
#include "extract/grammar/phrases.h"
#include "extract/propose/propose.h"
#include "extract/propose/trace.h"

static void drop_times(const WgArticle *a, gint32 s, GArray *heads)
{
  for (guint i = heads->len; i-- > 0;)
    if (wg_is_time(a, s, g_array_index(heads, gint32, i))) g_array_remove_index(heads, i);
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
        g_ptr_array_add(out, (gpointer)wg_phrase_before(a, s, noun, head));
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

static void emit(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame, WgDraft *actor,
                 WgDraft *target, guint32 act)
{
  if (actor && actor == target && !wg_event_class_has(frame->event_class, WG_TRAIT_ACTOR_MAY_BE_TARGET)) {
    wg_trace_say(a, s, 2, "no: actor and target are one");
    return;
  }
  WgFact *fact = wg_fact_new(a, frame->event_class->local, s, t);
  fact->actor = actor;
  fact->target = target;
  fact->frame = frame->name;
  fact->by = frame;
  fact->act = act;
  wg_frame_claim(a, frame, fact);
  wg_frame_time(a, fact);
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
  wg_frame_sources(a, frame, fact);
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

static void fire(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame)
{
  g_autoptr(GPtrArray) actors = g_ptr_array_new();
  g_autoptr(GPtrArray) targets = g_ptr_array_new();
  gboolean excepted = wg_frame_parties(a, s, t, frame, FALSE, NULL, actors);
  if (excepted && !actors->len) { // somebody did it: not what the frame tells
    wg_trace_say(a, s, 2, "no: no actor but one that the frame excepts");
    return;
  }
  gboolean apart =
      !wg_event_class_has(frame->event_class, WG_TRAIT_ACTOR_MAY_BE_TARGET) && !frame->split;
  wg_frame_parties(a, s, t, frame, TRUE, apart && actors->len == 1 ? actors : NULL, targets);
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
  if (wg_event_class_has(frame->event_class, WG_TRAIT_REBUTTAL)) n_targets = 1;
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
    if (!wg_frame_applies(a, s, t, frames[i])) continue;
    guint before = a->facts->len;
    fire(a, s, t, frames[i]);
    if (a->facts->len > before && n_fired < G_N_ELEMENTS(fired)) fired[n_fired++] = class_name;
  }
}

void wg_match_learnt(WgArticle *a, gint32 s, gint32 t, const WgEventClass *event_class)
{
  guint n;
  char part = part_of_speech(wg_article_token(a, s, t));
  const WgFrame *const *frames = part ? wg_frames_for(a->frames, part, "@learnt", &n) : NULL;
  for (guint i = 0; frames && i < n; i++)
    if (frames[i]->event_class == event_class) fire(a, s, t, frames[i]);
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
}
