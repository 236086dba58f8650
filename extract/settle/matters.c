// SPDX-License-Identifier: Apache-2.0
/// What a charge is about is told once: "charged with theft" in the lead, "all counts" and
/// "the case" later. The poorer tellings take the matter of the richer ones.
#include "extract/propose/fact.h"
#include "extract/settle/settle.h"

/// "the case", "all counts", "those charges", a date: words that name no matter.
static gboolean is_generic(const char *matter)
{
  static const char *const WORDS[] = {"case",    "cases",   "count",       "counts",  "charge",
                                      "charges", "matter",  "allegations", "crimes",  "it",
                                      "this",    "that",    "which",       "trial",   "indictment",
                                      "claims",  "offense", "offenses",    "offence", "monday"};
  g_auto(GStrv) words = g_strsplit_set(matter, " \t\n", -1);
  guint n = g_strv_length(words);
  if (n == 0 || n > 3) return n == 0;
  g_autofree char *last = g_ascii_strdown(words[n - 1], -1);
  for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (g_str_equal(last, WORDS[i])) return TRUE;
  return g_ascii_isdigit(last[0]);
}

static gboolean has_matter(const WgFact *f)
{
  return f->matter && f->matter->len && !is_generic(g_ptr_array_index(f->matter, 0));
}

static const char *key_of(const WgFact *f)
{
  return f->target ? wg_draft_root(f->target)->normal : "";
}

/// Who was charged in one act was charged with one matter: "X was indicted along with Y".
static void share_within_acts(WgArticle *a)
{
  g_autoptr(GHashTable) of_act = g_hash_table_new(NULL, NULL); // act + 1 → fact with a matter
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (has_matter(f)) g_hash_table_insert(of_act, GUINT_TO_POINTER(f->act + 1), f);
  }
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (has_matter(f) || !wg_fact_has(f, WG_TRAIT_ONE_MATTER)) continue;
    const WgFact *other = g_hash_table_lookup(of_act, GUINT_TO_POINTER(f->act + 1));
    if (other) f->matter = other->matter;
  }
}

void wg_matters_share(WgArticle *a)
{
  g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal); // target → fact
  const WgFact *any = NULL;
  for (guint precedence = 1; precedence <= 9; precedence++)
    for (guint i = 0; i < a->facts->len; i++) {
      WgFact *f = g_ptr_array_index(a->facts, i);
      if (!f->kind || f->kind->matter_precedence != precedence || !has_matter(f)) continue;
      if (!g_hash_table_contains(known, key_of(f)))
        g_hash_table_insert(known, (gpointer)key_of(f), f);
      if (!any && !wg_fact_has(f, WG_TRAIT_ASSERTIVE)) any = f;
    }
  for (guint i = 0; i < a->facts->len; i++) {
    WgFact *f = g_ptr_array_index(a->facts, i);
    if (!wg_fact_has(f, WG_TRAIT_TAKES_MATTER) || has_matter(f)) continue;
    const WgFact *from = g_hash_table_lookup(known, key_of(f));
    gboolean of_case = f->matter || !f->target; // "the case", "led the investigation"
    if (!from && wg_fact_has(f, WG_TRAIT_INQUIRY) && of_case) from = any;
    if (from && from != f) f->matter = from->matter;
  }
  share_within_acts(a);
}
