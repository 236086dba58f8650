// SPDX-License-Identifier: Apache-2.0
//
// A signature is the least hash of all shingles of four words under each of 128 hash
// functions, of which 16 bits are kept. Two articles are compared where four minima in a
// row (a band) agree; they are copies where 68 of 128 minima agree, which estimates the
// share of shingles that they have in common. Of two texts that share three quarters of
// their shingles a band agrees but for 5 in a million.
#include "graph/copies.h"

#include <string.h>

#define MINIMA 128
#define ROWS 4 // of a band
#define BANDS WG_COPIES_BANDS
#define SHINGLE 4     // words
#define LEAST_WORDS 24
#define ALIKE 68      // minima
#define NEIGHBOURS WG_COPIES_NEIGHBOURS // of one band that an article is compared with
G_STATIC_ASSERT(BANDS * ROWS == MINIMA);

typedef struct copy {
  char *iri, *date; // date "~" (behind all dates) where there is none
  guint parent;     // union-find
  guint original;   // of a root, once resolved
  guint16 minima[MINIMA];
} Copy;

struct wg_copies {
  GArray *all;       // of Copy
  GHashTable *found; // IRI of a copy → IRI of its original
};

// splitmix64 (Steele, Lea, Flood 2014): spreads every bit over all.
static guint64 mix(guint64 x)
{
  x += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
  return x ^ (x >> 31);
}

// Hashes of the words (FNV-1a over lower-case letters and digits), in order.
static GArray *hash_words(const char *text)
{
  GArray *words = g_array_new(FALSE, FALSE, sizeof(guint64));
  const guint64 start = G_GUINT64_CONSTANT(14695981039346656037);
  guint64 hash = start;
  gboolean inside = FALSE;
  for (const char *p = text;; p = g_utf8_next_char(p)) {
    gunichar c = *p ? g_utf8_get_char(p) : 0;
    if (c && g_unichar_isalnum(c)) {
      hash = (hash ^ g_unichar_tolower(c)) * G_GUINT64_CONSTANT(1099511628211);
      inside = TRUE;
    } else if (inside) {
      g_array_append_val(words, hash);
      hash = start;
      inside = FALSE;
    }
    if (!c) return words;
  }
}

static void take_shingle(guint64 *minima, guint64 shingle)
{
  for (guint64 i = 0; i < MINIMA; i++) {
    guint64 hash = mix(shingle ^ mix(i));
    if (hash < minima[i]) minima[i] = hash;
  }
}

char *wg_copies_sign(const char *text)
{
  g_autoptr(GArray) words = hash_words(text);
  if (words->len < LEAST_WORDS) return NULL;
  guint64 minima[MINIMA];
  memset(minima, 0xff, sizeof minima);
  for (guint i = 0; i + SHINGLE <= words->len; i++) {
    guint64 shingle = 0;
    for (guint k = 0; k < SHINGLE; k++)
      shingle = mix(shingle ^ g_array_index(words, guint64, i + k));
    take_shingle(minima, shingle);
  }
  GString *out = g_string_sized_new(MINIMA * 4 + 1);
  for (guint i = 0; i < MINIMA; i++)
    g_string_append_printf(out, "%04x", (guint)(minima[i] & 0xffff));
  return g_string_free(out, FALSE);
}

static void clear_copy(void *p)
{
  Copy *copy = p;
  g_free(copy->iri);
  g_free(copy->date);
}

WgCopies *wg_copies_new(void)
{
  WgCopies *copies = g_new0(WgCopies, 1);
  copies->all = g_array_new(FALSE, FALSE, sizeof(Copy));
  g_array_set_clear_func(copies->all, clear_copy);
  copies->found = g_hash_table_new(g_str_hash, g_str_equal);
  return copies;
}

void wg_copies_free(WgCopies *copies)
{
  if (!copies) return;
  g_hash_table_destroy(copies->found);
  g_array_free(copies->all, TRUE);
  g_free(copies);
}

static Copy *at(const WgCopies *copies, guint i)
{
  return &g_array_index(copies->all, Copy, i);
}

static gboolean read_minima(const char *signature, guint16 minima[MINIMA])
{
  if (strlen(signature) != MINIMA * 4) return FALSE;
  for (guint i = 0; i < MINIMA; i++) {
    guint value = 0;
    for (guint k = 0; k < 4; k++) {
      int digit = g_ascii_xdigit_value(signature[4 * i + k]);
      if (digit < 0) return FALSE;
      value = value << 4 | (guint)digit;
    }
    minima[i] = (guint16)value;
  }
  return TRUE;
}

gboolean wg_copies_enter(WgCopies *copies, const char *iri, const char *date,
                         const char *signature)
{
  if (!signature) return TRUE;
  Copy copy = {.parent = copies->all->len};
  if (!read_minima(signature, copy.minima)) return FALSE;
  copy.iri = g_strdup(iri);
  copy.date = g_strdup(date ? date : "~");
  g_array_append_val(copies->all, copy);
  return TRUE;
}

static guint root(const WgCopies *copies, guint i)
{
  while (at(copies, i)->parent != i) {
    Copy *copy = at(copies, i);
    copy->parent = at(copies, copy->parent)->parent; // halve the path
    i = copy->parent;
  }
  return i;
}

static gboolean alike(const guint16 *a, const guint16 *b)
{
  guint same = 0;
  for (guint i = 0; i < MINIMA; i++) same += a[i] == b[i];
  return same >= ALIKE;
}

static guint64 key_of(const guint16 *minima, guint band)
{
  guint64 key = 0;
  for (guint k = 0; k < ROWS; k++) key = key << 16 | minima[band * ROWS + k];
  return key;
}

gboolean wg_signature_keys(const char *signature, guint64 keys[WG_COPIES_BANDS])
{
  guint16 minima[MINIMA];
  if (!read_minima(signature, minima)) return FALSE;
  for (guint band = 0; band < BANDS; band++) keys[band] = key_of(minima, band);
  return TRUE;
}

gboolean wg_signatures_alike(const char *a, const char *b)
{
  guint16 one[MINIMA], two[MINIMA];
  return read_minima(a, one) && read_minima(b, two) && alike(one, two);
}

// An article in a band; those of one key are candidates.
typedef struct place {
  guint64 key;
  guint article;
} Place;

static int compare_places(gconstpointer a, gconstpointer b, gpointer context)
{
  const Place *one = a, *two = b;
  const WgCopies *copies = context;
  if (one->key != two->key) return one->key < two->key ? -1 : 1;
  return strcmp(at(copies, one->article)->iri, at(copies, two->article)->iri);
}

static void join_places(const WgCopies *copies, const Place *places, guint n)
{
  for (guint i = 1; i < n; i++) {
    guint first = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
    for (guint k = i; k-- > first && places[k].key == places[i].key;) {
      guint a = root(copies, places[i].article), b = root(copies, places[k].article);
      if (a != b && alike(at(copies, places[i].article)->minima,
                          at(copies, places[k].article)->minima))
        at(copies, MAX(a, b))->parent = MIN(a, b);
    }
  }
}

static void join_band(const WgCopies *copies, guint band)
{
  guint n = copies->all->len;
  g_autofree Place *places = g_new(Place, n);
  for (guint i = 0; i < n; i++) {
    places[i].article = i;
    places[i].key = key_of(at(copies, i)->minima, band);
  }
  g_qsort_with_data(places, (int)n, sizeof *places, compare_places, (gpointer)copies);
  join_places(copies, places, n);
}

static gboolean is_earlier(const Copy *a, const Copy *b)
{
  int order = strcmp(a->date, b->date);
  return order < 0 || (order == 0 && strcmp(a->iri, b->iri) < 0);
}

void wg_copies_resolve(WgCopies *copies)
{
  guint n = copies->all->len;
  if (n < 2) return;
  for (guint band = 0; band < BANDS; band++) join_band(copies, band);
  for (guint i = 0; i < n; i++) at(copies, i)->original = i;
  for (guint i = 0; i < n; i++) {
    Copy *head = at(copies, root(copies, i));
    if (is_earlier(at(copies, i), at(copies, head->original))) head->original = i;
  }
  for (guint i = 0; i < n; i++) {
    guint original = at(copies, root(copies, i))->original;
    if (original != i)
      g_hash_table_insert(copies->found, at(copies, i)->iri,
                          at(copies, original)->iri);
  }
}

const char *wg_copies_original(const WgCopies *copies, const char *iri)
{
  return g_hash_table_lookup(copies->found, iri);
}

void wg_copies_tell(WgCopies *copies, const char *iri, const char *original)
{
  g_hash_table_insert(copies->found, (char *)iri, (char *)original);
}
