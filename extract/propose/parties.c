// SPDX-License-Identifier: Apache-2.0
/// The parties of a frame: who stands at the end of its paths, and may.
#include "extract/propose/match.h"

#include "extract/claims/claims.h"
#include "extract/grammar/arguments.h"
#include "extract/grammar/phrases.h"
#include "extract/names/mentions.h"
#include "extract/propose/trace.h"
#include "extract/reference/reference.h"

// ------------------------------------------------------------------ kinds

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

gboolean wg_frame_parties(WgArticle *a, gint32 s, gint32 t, const WgFrame *frame,
                          gboolean is_target, const GPtrArray *not_these, GPtrArray *out)
{
  const char *side = is_target ? "target" : "actor";
  const WgPathList *paths = is_target ? &frame->target : &frame->actor;
  const char *const *types =
      is_target ? frame->event_class->target_types : frame->event_class->actor_types;
  const char *const *except = is_target ? frame->except_target : frame->except_actor;
  gboolean in_person = is_target && wg_event_class_has(frame->event_class, WG_TRAIT_IN_PERSON);
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
