// SPDX-License-Identifier: Apache-2.0
#include "extract/language/lemma.h"

#include "extract/language/features.h"
#include "extract/language/numbers.h"

#include <stdlib.h>

#define ENDING_MAX 6u // characters of the longest ending short of the whole word
#define WHOLE 99u

/// Names keep their case.
static gboolean keeps_case(const char *xpos)
{
  return g_str_has_prefix(xpos, "NNP");
}

static gsize written_form(WgSlice form, const char *xpos, char out[WG_NORMAL_MAX])
{
  if (!keeps_case(xpos)) return wg_normal_form(form, out);
  gsize n = MIN(form.len, (gsize)WG_NORMAL_MAX - 8);
  while (n < form.len && n && ((guchar)form.ptr[n] & 0xC0) == 0x80) n--;
  memcpy(out, form.ptr, n);
  return n;
}

/// Fingerprint of the last `k` characters (WHOLE: the word from its start on) under a
/// tag; 0 where the word has no more than k.
static uint64_t key_of(const char *xpos, const char *s, gsize n, guint k)
{
  uint64_t tag = wg_hash(5, xpos, strlen(xpos));
  if (k == WHOLE) return wg_hash(tag + 1, s, n) | 1;
  gsize at = n;
  for (guint left = k; left;) {
    if (!at) return 0;
    at--;
    if (((guchar)s[at] & 0xC0) != 0x80) left--;
  }
  return (wg_hash(tag + 2, s + at, n - at) | 1) ^ (at == 0 ? 2 : 0);
}

static gint find(const WgLemmaRules *r, uint64_t key)
{
  guint32 low = 0, high = r->n;
  while (low < high) {
    guint32 mid = low + (high - low) / 2;
    if (r->key[mid] < key) low = mid + 1; else high = mid;
  }
  return low < r->n && r->key[low] == key ? (gint)r->rule[low] : -1;
}

static const char *apply(WgArena *arena, const char *rule, const char *s, gsize n)
{
  char *add;
  gulong cut = strtoul(rule, &add, 10);
  while (cut && n) {
    n--;
    if (((guchar)s[n] & 0xC0) != 0x80) cut--;
  }
  gsize more = strlen(add);
  char *out = wg_arena_alloc(arena, n + more + 1);
  memcpy(out, s, n);
  memcpy(out + n, add, more);
  return out;
}

const char *wg_lemma_of(const WgLemmaRules *rules, WgArena *arena, WgSlice form,
                        const char *xpos)
{
  char s[WG_NORMAL_MAX];
  if (form.len > WG_NORMAL_MAX - 8) return wg_arena_dup(arena, form); // an address
  gsize n = written_form(form, xpos, s);
  gint rule = find(rules, key_of(xpos, s, n, WHOLE));
  for (guint k = ENDING_MAX + 1; rule < 0 && k-- > 0;) {
    uint64_t key = key_of(xpos, s, n, k);
    if (key) rule = find(rules, key);
  }
  const char *out = apply(arena, rule < 0 ? "0" : rules->rules[rule], s, n);
  return *out ? out : wg_arena_dup(arena, (WgSlice){s, n});
}

typedef struct lesson {
  char *xpos, *form, *rule;
  guint count;
} Lesson;

struct wg_lemma_lessons {
  GHashTable *seen; // "xpos\tform\trule" → Lesson
};

static void lesson_free(gpointer p)
{
  Lesson *l = p;
  g_free(l->xpos);
  g_free(l->form);
  g_free(l->rule);
  g_free(l);
}

WgLemmaLessons *wg_lemma_lessons_new(void)
{
  WgLemmaLessons *l = g_new(WgLemmaLessons, 1);
  l->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, lesson_free);
  return l;
}

void wg_lemma_lessons_free(WgLemmaLessons *l)
{
  if (!l) return;
  g_hash_table_destroy(l->seen);
  g_free(l);
}

/// Cut what the two do not share at the end, add what the lemma has there.
static char *rule_of(const char *form, const char *lemma)
{
  gsize same = 0;
  while (form[same] && form[same] == lemma[same]) same++;
  while (same && (((guchar)form[same] & 0xC0) == 0x80 || ((guchar)lemma[same] & 0xC0) == 0x80))
    same--;
  return g_strdup_printf("%ld%s", g_utf8_strlen(form + same, -1), lemma + same);
}

void wg_lemma_lessons_add(WgLemmaLessons *lessons, WgSlice form, const char *xpos,
                          const char *lemma)
{
  char s[WG_NORMAL_MAX], m[WG_NORMAL_MAX];
  gsize n = written_form(form, xpos, s), k = written_form(wg_slice(lemma), xpos, m);
  if (strcmp(lemma, "_") == 0 || g_ascii_isdigit(m[0])) return;
  g_autofree char *f = g_strndup(s, n), *l = g_strndup(m, k);
  g_autofree char *rule = rule_of(f, l);
  char *key = g_strconcat(xpos, "\t", f, "\t", rule, NULL);
  Lesson *at = g_hash_table_lookup(lessons->seen, key);
  if (at) {
    at->count++;
    g_free(key);
    return;
  }
  at = g_new(Lesson, 1);
  *at = (Lesson){g_strdup(xpos), g_steal_pointer(&f), g_steal_pointer(&rule), 1};
  g_hash_table_insert(lessons->seen, key, at);
}

/// How often an ending takes a rule.
typedef struct count {
  uint64_t key;
  guint16 rule;
  guint count;
} Count;

static gint by_key(gconstpointer a, gconstpointer b)
{
  const Count *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/// Of each ending the rule most often seen (the first of equals); ascending keys.
static void keep_best(GArray *counts)
{
  g_array_sort(counts, by_key);
  guint out = 0;
  for (guint i = 0; i < counts->len;) {
    Count best = g_array_index(counts, Count, i);
    uint64_t key = best.key;
    best.count = 0;
    while (i < counts->len && g_array_index(counts, Count, i).key == key) {
      Count sum = g_array_index(counts, Count, i);
      guint total = 0;
      for (; i < counts->len && g_array_index(counts, Count, i).key == key &&
             g_array_index(counts, Count, i).rule == sum.rule; i++)
        total += g_array_index(counts, Count, i).count;
      sum.count = total;
      if (total > best.count) best = sum;
    }
    g_array_index(counts, Count, out++) = best;
  }
  g_array_set_size(counts, out);
}

static gint best_rule(const GArray *best, uint64_t key)
{
  guint low = 0, high = best->len;
  while (low < high) {
    guint mid = low + (high - low) / 2;
    if (g_array_index(best, Count, mid).key < key) low = mid + 1; else high = mid;
  }
  if (low == best->len || g_array_index(best, Count, low).key != key) return -1;
  return g_array_index(best, Count, low).rule;
}

static GPtrArray *rule_names(GList *lessons)
{
  g_autoptr(GHashTable) set = g_hash_table_new(g_str_hash, g_str_equal);
  for (GList *l = lessons; l; l = l->next) g_hash_table_add(set, ((Lesson *)l->data)->rule);
  GPtrArray *out = g_ptr_array_new();
  g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(set), (GCompareFunc)strcmp);
  for (GList *l = names; l; l = l->next) g_ptr_array_add(out, g_strdup(l->data));
  return out;
}

static guint16 rule_index(const GPtrArray *names, const char *rule)
{
  guint low = 0, high = names->len;
  while (low < high) {
    guint mid = low + (high - low) / 2;
    if (strcmp(g_ptr_array_index(names, mid), rule) < 0) low = mid + 1; else high = mid;
  }
  return (guint16)low;
}

/// Longer endings that only repeat what a shorter one says are left out.
static GArray *needed(GList *lessons, const GArray *best)
{
  GArray *out = g_array_new(FALSE, FALSE, sizeof(Count));
  for (GList *l = lessons; l; l = l->next) {
    const Lesson *at = l->data;
    gsize n = strlen(at->form);
    gint said = -1;
    for (guint k = 0; k <= ENDING_MAX; k++) {
      uint64_t key = key_of(at->xpos, at->form, n, k);
      gint rule = key ? best_rule(best, key) : -1;
      if (rule < 0 || rule == said) continue;
      Count c = {key, (guint16)rule, 1};
      g_array_append_val(out, c);
      said = rule;
    }
    uint64_t whole = key_of(at->xpos, at->form, n, WHOLE);
    gint rule = best_rule(best, whole);
    if (rule >= 0 && rule != said) {
      Count c = {whole, (guint16)rule, 1};
      g_array_append_val(out, c);
    }
  }
  keep_best(out);
  return out;
}

void wg_lemma_lessons_finish(WgLemmaLessons *lessons, guint32 *n, uint64_t **key,
                             guint16 **rule, char ***rules)
{
  g_autoptr(GList) all = g_hash_table_get_values(lessons->seen);
  GPtrArray *names = rule_names(all);
  g_autoptr(GArray) counts = g_array_new(FALSE, FALSE, sizeof(Count));
  for (GList *l = all; l; l = l->next) {
    const Lesson *at = l->data;
    gsize len = strlen(at->form);
    Count c = {0, rule_index(names, at->rule), at->count};
    for (guint k = 0; k <= ENDING_MAX; k++)
      if ((c.key = key_of(at->xpos, at->form, len, k))) g_array_append_val(counts, c);
    c.key = key_of(at->xpos, at->form, len, WHOLE);
    g_array_append_val(counts, c);
  }
  keep_best(counts);
  g_autoptr(GArray) out = needed(all, counts);
  *n = out->len;
  *key = g_new(uint64_t, out->len + 1);
  *rule = g_new(guint16, out->len + 1);
  for (guint i = 0; i < out->len; i++) {
    (*key)[i] = g_array_index(out, Count, i).key;
    (*rule)[i] = g_array_index(out, Count, i).rule;
  }
  g_ptr_array_add(names, NULL);
  *rules = (char **)g_ptr_array_free(names, FALSE);
}
