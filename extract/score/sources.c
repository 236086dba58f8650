// SPDX-License-Identifier: Apache-2.0
#include "extract/score/sources.h"

#include "extract/claims/claims.h"

#define BACK 2      // sentences before the fact's whose names are options
#define FURTHEST 20 // sentences that are looked back

// ------------------------------------------------------------------ who speaks where

static void add_root(GPtrArray *list, WgDraft *d)
{
  d = wg_draft_root(d);
  if (!g_ptr_array_find(list, d, NULL)) g_ptr_array_add(list, d);
}

/// The subjects of verbs of speech outside quotes.
static void voices_in(WgArticle *a, gint32 s, GPtrArray *out)
{
  for (gint32 t = 0; t < (gint32)a->sentences[s].n; t++) {
    if (!wg_is_speech(a, wg_article_token(a, s, t)) || wg_quote_at(a, s, t) >= 0) continue;
    WgClaim claim = {.sources = wg_list(a), .source_words = wg_list(a)};
    wg_source_of_speech(a, s, t, &claim);
    for (guint i = 0; i < claim.sources->len; i++)
      add_root(out, g_ptr_array_index(claim.sources, i));
  }
}

WgVoices wg_voices_find(WgArticle *a)
{
  GPtrArray **out = wg_arena_new0(a->arena, GPtrArray *, a->n_sentences + 1);
  for (guint32 s = 0; s < a->n_sentences; s++) {
    GPtrArray *here = wg_list(a);
    voices_in(a, (gint32)s, here);
    out[s] = here->len ? here : NULL;
  }
  return out;
}

static gboolean speaks(const WgArticle *a, WgVoices v, gint32 s, const WgDraft *d,
                       gboolean *others)
{
  gboolean does = FALSE;
  if (s < 0 || s >= (gint32)a->n_sentences || !v[s]) return FALSE;
  for (guint i = 0; i < v[s]->len; i++) {
    if (g_ptr_array_index(v[s], i) == d) does = TRUE;
    else *others = TRUE;
  }
  return does;
}

// ------------------------------------------------------------------ one option

/// Sentences back to where it is named last; -1 only behind.
static float named_back(const WgArticle *a, const WgFact *f, WgDraft *d)
{
  for (gint32 s = f->sentence; s >= 0 && f->sentence - s <= FURTHEST; s--)
    if (wg_is_named_in(a, s, d)) return (float)(f->sentence - s);
  return -1.0f;
}

static void by_heads(const WgFact *f, const WgDraft *d, float *out)
{
  const WgWindow *window = f->seen ? f->seen->window : NULL;
  for (guint w = 0; window && w < window->n; w++)
    if (window->words[w]->draft && wg_draft_root(window->words[w]->draft) == d)
      out[WG_SOURCE_arc] = MAX(out[WG_SOURCE_arc],
                               f->seen->arcs[(gsize)WG_ARC_SOURCE * window->n + w]);
}

static void by_voice(const WgArticle *a, WgVoices v, const WgFact *f, const WgDraft *d,
                     float *out)
{
  gboolean here = FALSE, before = FALSE, elsewhere = FALSE;
  gint32 s = f->sentence, quote = wg_quote_at(a, s, f->token);
  out[WG_SOURCE_says_here] = wg_flag(speaks(a, v, s, d, &here));
  out[WG_SOURCE_says_before] = wg_flag(speaks(a, v, s - 1, d, &before));
  out[WG_SOURCE_says_behind] = wg_flag(speaks(a, v, s + 1, d, &elsewhere));
  out[WG_SOURCE_others_say_here] = wg_flag(here);
  out[WG_SOURCE_others_say_before] = wg_flag(before);
  for (gint32 k = s - 1; k >= 0 && s - k <= FURTHEST && !a->sentences[k].in_title &&
                         a->sentences[k].paragraph == a->sentences[s].paragraph; k--)
    if (speaks(a, v, k, d, &elsewhere)) out[WG_SOURCE_says_earlier] = 1.0f;
  out[WG_SOURCE_in_quote] = quote >= 0;
  out[WG_SOURCE_speaks_quote] =
      quote >= 0 && a->speakers && a->speakers[quote]->len &&
      wg_draft_root(g_ptr_array_index(a->speakers[quote], 0)) == d;
}

static void of_fact(const WgArticle *a, const WgActs *acts, const WgFact *f, float *out)
{
  out[WG_SOURCE_event_class] = (float)wg_acts_class_of(acts, f->kind);
  out[WG_SOURCE_is_quote] = wg_flag(wg_fact_is_quote(f));
  out[WG_SOURCE_spoken] = wg_flag(wg_fact_has(f, WG_TRAIT_SPOKEN));
  out[WG_SOURCE_in_title] = wg_flag(a->sentences[f->sentence].in_title);
  out[WG_SOURCE_sentence] = (float)MIN(f->sentence, 60);
  out[WG_SOURCE_words_by_rule] = wg_flag(f->claim.source_words->len > 0);
  out[WG_SOURCE_modality] = (float)f->claim.modality;
}

/// A place says nothing; who accuses, charges or is quoted is no further source of it.
static gboolean may_be_source(const WgFact *f, const WgDraft *d)
{
  gboolean speaks = wg_fact_is_quote(f) || wg_fact_has(f, WG_TRAIT_SPOKEN);
  return d->type != WG_TYPE_PLACE && !(speaks && f->actor && wg_draft_root(f->actor) == d);
}

static void add_option(WgArticle *a, WgVoices v, const WgActs *acts, const WgFact *f,
                       WgDraft *d, GArray *options)
{
  d = wg_draft_root(d);
  if (!may_be_source(f, d)) return;
  for (guint i = 0; i < options->len; i++)
    if (g_array_index(options, WgSourceOption, i).draft == d) return;
  WgSourceOption option = {.draft = d};
  float *out = option.numbers;
  of_fact(a, acts, f, out);
  by_heads(f, d, out);
  by_voice(a, v, f, d, out);
  out[WG_SOURCE_is_actor] = f->actor && wg_draft_root(f->actor) == d;
  out[WG_SOURCE_is_target] = f->target && wg_draft_root(f->target) == d;
  out[WG_SOURCE_apart] = named_back(a, f, d);
  out[WG_SOURCE_type] = (float)d->type;
  out[WG_SOURCE_count] = (float)MIN(d->count, 50u);
  out[WG_SOURCE_known] = d->known != NULL;
  g_array_append_val(options, option);
}

// ------------------------------------------------------------------ all options

GArray *wg_source_options(WgArticle *a, WgVoices v, const WgActs *acts, const WgFact *f)
{
  GArray *out = g_array_new(FALSE, TRUE, sizeof(WgSourceOption));
  for (gint32 s = f->sentence; s >= 0 && s >= f->sentence - BACK; s--) {
    for (guint i = 0; v[s] && i < v[s]->len; i++)
      add_option(a, v, acts, f, g_ptr_array_index(v[s], i), out);
    for (guint32 t = 0; t < a->sentences[s].n; t++)
      if (a->mention_of[s][t]) add_option(a, v, acts, f, a->mention_of[s][t]->draft, out);
  }
  return out;
}

static WgDraft *choose(WgArticle *a, const WgTrees *trees, WgVoices v, const WgActs *acts,
                       const WgFact *f)
{
  g_autoptr(GArray) options = wg_source_options(a, v, acts, f);
  gint best = wg_trees_likeliest(trees, options, G_STRUCT_OFFSET(WgSourceOption, numbers));
  return best < 0 ? NULL : g_array_index(options, WgSourceOption, best).draft;
}

void wg_sources_choose(WgArticle *a, const WgTrees *trees, const WgActs *acts)
{
  WgVoices v = wg_voices_find(a);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new();
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    gboolean asked = !f->is_beyond && !f->claim.sources->len;
    g_ptr_array_add(chosen, asked ? choose(a, trees, v, acts, f) : NULL);
  }
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    WgDraft *d = g_ptr_array_index(chosen, i);
    if (!d) continue;
    f->claim.sources = wg_list(a); // two facts of one clause share the empty list
    g_ptr_array_add(f->claim.sources, d);
  }
}
