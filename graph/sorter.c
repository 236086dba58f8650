// SPDX-License-Identifier: Apache-2.0
//
// An external merge sort (Knuth, The Art of Computer Programming 3, 5.4) of groups. Lines
// that follow each other and are alike through their first space or tab (their key: the
// subject of a statement) are one group, and it is groups that are sorted, moved and merged:
// a key is held and compared once for all its lines. As a key ends with its only space or
// tab, the order of keys, then of what follows them, is the order of whole lines.
//
// A group is a head, its key, then its lines in order, each with its length before it. In
// memory they lie as they came; what is too much goes to the file as a run, by key, each
// line there without what it begins like the one before (front coding).
#include "graph/sorter.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "graph/store.h"

#define MEMORY ((gsize)8 << 20)
#define LEAST_BUFFER ((gsize)4 << 10) // of a run that is read
#define MOST_BUFFER ((gsize)256 << 10)

typedef struct head {
  guint32 key;   // bytes
  guint32 lines; // number
} Head;

typedef struct piece {
  const char *bytes;
  guint32 n;
} Piece;

typedef struct group {
  const char *bytes;
  gsize n;
} Group;

// What stands before a line in the file.
typedef struct coded {
  guint32 shared; // bytes that it has from the one before
  guint32 n;      // bytes that follow
} Coded;

typedef struct run {
  guint64 begin, end; // in the file
} Run;

struct wg_sorter {
  gsize limit;
  GByteArray *bytes; // groups
  GArray *groups;    // of gsize, where they begin in bytes; the last one is open
  gboolean open;
  Head head;         // of the open one
  gsize last;        // where its last line begins
  gboolean in_order; // its lines are
  FILE *file;        // once memory did not do
  char *buffer;      // of file
  GByteArray *coded; // a group on its way there
  GArray *runs;      // of Run
};

WgSorter *wg_sorter_new(gsize memory)
{
  WgSorter *sorter = g_new0(WgSorter, 1);
  sorter->limit = memory ? memory : MEMORY;
  sorter->bytes = g_byte_array_new();
  sorter->coded = g_byte_array_new();
  sorter->groups = g_array_new(FALSE, FALSE, sizeof(gsize));
  sorter->runs = g_array_new(FALSE, FALSE, sizeof(Run));
  return sorter;
}

void wg_sorter_free(WgSorter *sorter)
{
  if (!sorter) return;
  if (sorter->file) fclose(sorter->file);
  g_free(sorter->buffer);
  g_byte_array_unref(sorter->bytes);
  g_byte_array_unref(sorter->coded);
  g_array_unref(sorter->groups);
  g_array_unref(sorter->runs);
  g_free(sorter);
}

static int compare(const char *a, gsize a_n, const char *b, gsize b_n)
{
  int order = memcmp(a, b, MIN(a_n, b_n));
  return order ? order : (a_n > b_n) - (a_n < b_n);
}

static int compare_pieces(const void *a, const void *b)
{
  const Piece *one = a, *two = b;
  return compare(one->bytes, one->n, two->bytes, two->n);
}

// ---- groups in memory

static Head head_of(const char *group)
{
  Head head;
  memcpy(&head, group, sizeof head);
  return head;
}

static const char *key_of(const char *group) { return group + sizeof(Head); }

static int compare_groups(const void *a, const void *b)
{
  const char *one = ((const Group *)a)->bytes, *two = ((const Group *)b)->bytes;
  return compare(key_of(one), head_of(one).key, key_of(two), head_of(two).key);
}

static Piece read_piece(const char *at)
{
  Piece piece = {.bytes = at + sizeof piece.n};
  memcpy(&piece.n, at, sizeof piece.n);
  return piece;
}

static void add_pieces(const char *group, GArray *to)
{
  Head head = head_of(group);
  const char *at = key_of(group) + head.key;
  for (guint i = 0; i < head.lines; i++) {
    Piece piece = read_piece(at);
    g_array_append_val(to, piece);
    at = piece.bytes + piece.n;
  }
}

// Sort them; none stays twice.
static void put_in_order(GArray *pieces)
{
  g_array_sort(pieces, compare_pieces);
  Piece *all = (Piece *)(void *)pieces->data;
  guint kept = 0;
  for (guint i = 0; i < pieces->len; i++)
    if (!i || compare_pieces(&all[kept - 1], &all[i]) != 0) all[kept++] = all[i];
  g_array_set_size(pieces, kept);
}

static void append(WgSorter *sorter, const void *bytes, gsize n)
{
  g_byte_array_append(sorter->bytes, bytes, (guint)n);
}

static void append_piece(WgSorter *sorter, const char *bytes, guint32 n)
{
  sorter->last = sorter->bytes->len;
  append(sorter, &n, sizeof n);
  append(sorter, bytes, n);
  sorter->head.lines++;
}

static const char *last_group(const WgSorter *sorter)
{
  gsize at = g_array_index(sorter->groups, gsize, sorter->groups->len - 1);
  return (const char *)sorter->bytes->data + at;
}

// One group of the key of `from`, with these lines, behind what is in `to`.
static void append_group(const char *from, const GArray *pieces, GByteArray *to)
{
  Head head = {head_of(from).key, pieces->len};
  g_byte_array_append(to, (const guint8 *)&head, sizeof head);
  g_byte_array_append(to, (const guint8 *)key_of(from), head.key);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *p = &g_array_index(pieces, Piece, i);
    g_byte_array_append(to, (const guint8 *)&p->n, sizeof p->n);
    g_byte_array_append(to, (const guint8 *)p->bytes, p->n);
  }
}

static void close_group(WgSorter *sorter)
{
  if (!sorter->open) return;
  char *group = (char *)last_group(sorter);
  memcpy(group, &sorter->head, sizeof sorter->head);
  sorter->open = FALSE;
  if (sorter->in_order) return;
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_autoptr(GByteArray) copy = g_byte_array_new();
  add_pieces(group, pieces);
  put_in_order(pieces);
  append_group(group, pieces, copy);
  g_byte_array_set_size(sorter->bytes, (guint)(group - (char *)sorter->bytes->data));
  append(sorter, copy->data, copy->len);
}

static gboolean ends_key(char c) { return c == ' ' || c == '\t'; }

// Whether the line is of the open group.
static gboolean continues(const WgSorter *sorter, const char *line, gsize n)
{
  if (!sorter->open) return FALSE;
  const char *key = key_of(last_group(sorter));
  gsize k = sorter->head.key;
  return k && k <= n && ends_key(key[k - 1]) && memcmp(key, line, k) == 0;
}

static void open_group(WgSorter *sorter, const char *line, gsize n)
{
  close_group(sorter);
  gsize at = sorter->bytes->len, k = 0;
  while (k < n && !ends_key(line[k])) k++;
  if (k < n) k++;
  g_array_append_val(sorter->groups, at);
  sorter->head = (Head){.key = (guint32)k};
  append(sorter, &sorter->head, sizeof sorter->head);
  append(sorter, line, k);
  sorter->open = sorter->in_order = TRUE;
}

// ---- walking groups in memory

typedef gboolean (*GroupFunc)(const Group *group, void *context, GError **error);

// All groups, by key.
static GArray *sort_groups(const WgSorter *sorter)
{
  GArray *sorted = g_array_sized_new(FALSE, FALSE, sizeof(Group), sorter->groups->len);
  gsize end = sorter->bytes->len;
  for (guint i = sorter->groups->len; i-- > 0;) {
    gsize begin = g_array_index(sorter->groups, gsize, i);
    Group group = {(const char *)sorter->bytes->data + begin, end - begin};
    g_array_append_val(sorted, group);
    end = begin;
  }
  g_array_sort(sorted, compare_groups);
  return sorted;
}

// Several of one key are handed out as one.
static gboolean hand_joined(const Group *groups, guint n, GroupFunc func, void *context,
                            GError **error)
{
  if (n == 1) return func(groups, context, error);
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_autoptr(GByteArray) joined = g_byte_array_new();
  for (guint i = 0; i < n; i++) add_pieces(groups[i].bytes, pieces);
  put_in_order(pieces);
  append_group(groups->bytes, pieces, joined);
  Group group = {(const char *)joined->data, joined->len};
  return func(&group, context, error);
}

static gboolean each_group(WgSorter *sorter, GroupFunc func, void *context, GError **error)
{
  close_group(sorter);
  g_autoptr(GArray) sorted = sort_groups(sorter);
  const Group *groups = (const Group *)(void *)sorted->data;
  for (guint i = 0, next; i < sorted->len; i = next) {
    next = i + 1;
    while (next < sorted->len && compare_groups(&groups[i], &groups[next]) == 0) next++;
    if (!hand_joined(&groups[i], next - i, func, context, error)) return FALSE;
  }
  return TRUE;
}

// ---- to the file

static gboolean fail(int why, GError **error)
{
  g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_IO,
              "sorting in a temporary file: %s (is the disk of temporary files full?)",
              g_strerror(why));
  return FALSE;
}

// A file without name; /tmp, which may be memory, comes last.
static gboolean open_file(WgSorter *sorter, GError **error)
{
  const char *const folders[] = {g_getenv("TMPDIR"), "/var/tmp", "/tmp"};
  for (guint i = 0; i < G_N_ELEMENTS(folders) && !sorter->file; i++) {
    if (!folders[i]) continue;
    g_autofree char *path = g_build_filename(folders[i], "wiregraph-XXXXXX", NULL);
    int file = g_mkstemp(path);
    if (file < 0) continue;
    g_unlink(path);
    sorter->file = fdopen(file, "w+b");
    if (!sorter->file) close(file);
  }
  if (!sorter->file) return fail(errno, error);
  sorter->buffer = g_malloc(MOST_BUFFER);
  setvbuf(sorter->file, sorter->buffer, _IOFBF, MOST_BUFFER);
  return TRUE;
}

static guint32 count_shared(const Piece *a, const Piece *b)
{
  guint32 n = 0, most = MIN(a->n, b->n);
  while (most - n >= 8 && memcmp(a->bytes + n, b->bytes + n, 8) == 0) n += 8;
  while (n < most && a->bytes[n] == b->bytes[n]) n++;
  return n;
}

static gboolean write_group(const Group *group, void *context, GError **error)
{
  WgSorter *sorter = context;
  GByteArray *out = sorter->coded;
  Head head = head_of(group->bytes);
  const char *at = key_of(group->bytes) + head.key;
  g_byte_array_set_size(out, 0);
  g_byte_array_append(out, (const guint8 *)group->bytes, (guint)(at - group->bytes));
  Piece before = {at, 0};
  for (guint i = 0; i < head.lines; i++) {
    Piece piece = read_piece(at);
    Coded coded = {.shared = count_shared(&before, &piece)};
    coded.n = piece.n - coded.shared;
    g_byte_array_append(out, (const guint8 *)&coded, sizeof coded);
    g_byte_array_append(out, (const guint8 *)piece.bytes + coded.shared, coded.n);
    at = piece.bytes + piece.n;
    before = piece;
  }
  return fwrite(out->data, 1, out->len, sorter->file) == out->len || fail(errno, error);
}

// What is in memory becomes a run.
static gboolean spill(WgSorter *sorter, GError **error)
{
  if (!sorter->groups->len) return TRUE;
  if (!sorter->file && !open_file(sorter, error)) return FALSE;
  Run run = {.begin = (guint64)ftello(sorter->file)};
  if (!each_group(sorter, write_group, sorter, error)) return FALSE;
  if (fflush(sorter->file) != 0) return fail(errno, error);
  run.end = (guint64)ftello(sorter->file);
  g_array_append_val(sorter->runs, run);
  g_byte_array_set_size(sorter->bytes, 0);
  g_array_set_size(sorter->groups, 0);
  return TRUE;
}

gboolean wg_sorter_add_part(WgSorter *sorter, const char *line, gsize n, GError **error)
{
  if (sorter->bytes->len >= sorter->limit && !spill(sorter, error)) return FALSE;
  if (!continues(sorter, line, n)) open_group(sorter, line, n);
  const char *rest = line + sorter->head.key;
  guint32 left = (guint32)(n - sorter->head.key);
  if (sorter->head.lines) {
    Piece last = read_piece((const char *)sorter->bytes->data + sorter->last);
    if (compare(last.bytes, last.n, rest, left) >= 0) sorter->in_order = FALSE;
  }
  append_piece(sorter, rest, left);
  return TRUE;
}

gboolean wg_sorter_add(WgSorter *sorter, const char *line, GError **error)
{
  return wg_sorter_add_part(sorter, line, strlen(line), error);
}

// ---- handing lines out

typedef struct giving {
  WgLineFunc func;
  void *context;
  GString *line; // in memory: the one at hand; merging: the last that others may have too
  gboolean any;  // there was such a one
} Giving;

static gboolean give_group(const Group *group, void *context, GError **error)
{
  Giving *g = context;
  Head head = head_of(group->bytes);
  const char *at = key_of(group->bytes) + head.key;
  g_string_truncate(g->line, 0);
  g_string_append_len(g->line, key_of(group->bytes), head.key);
  for (guint i = 0; i < head.lines; i++) {
    Piece piece = read_piece(at);
    g_string_truncate(g->line, head.key);
    g_string_append_len(g->line, piece.bytes, piece.n);
    if (!g->func(g->line->str, g->context, error)) return FALSE;
    at = piece.bytes + piece.n;
  }
  return TRUE;
}

// ---- merging runs

// One run on its way, at one of its lines.
typedef struct reader {
  int file;
  guint64 at, end;      // what of it is still in the file
  GByteArray *buffer;
  gsize from, filled;   // what of the buffer is still to be read
  gboolean done;
  GString *line;
  gsize key;            // bytes of it
  guint32 left;         // lines of the group after this one
} Reader;

// Have `n` bytes in the buffer from `from` on.
static gboolean have(Reader *r, gsize n, GError **error)
{
  if (r->filled - r->from >= n) return TRUE;
  memmove(r->buffer->data, r->buffer->data + r->from, r->filled - r->from);
  r->filled -= r->from;
  r->from = 0;
  if (r->buffer->len < n) g_byte_array_set_size(r->buffer, (guint)n);
  while (r->filled < n) {
    gsize most = MIN(r->buffer->len - r->filled, r->end - r->at);
    ssize_t got = pread(r->file, r->buffer->data + r->filled, most, (off_t)r->at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return fail(got < 0 ? errno : EIO, error);
    r->at += (guint64)got;
    r->filled += (gsize)got;
  }
  return TRUE;
}

static const char *take(Reader *r, gsize n)
{
  const char *bytes = (const char *)r->buffer->data + r->from;
  r->from += n;
  return bytes;
}

static gboolean begin_group(Reader *r, GError **error)
{
  r->done = r->at == r->end && r->from == r->filled;
  if (r->done) return TRUE;
  Head head;
  if (!have(r, sizeof head, error)) return FALSE;
  head = head_of(take(r, sizeof head));
  if (!have(r, head.key, error)) return FALSE;
  g_string_truncate(r->line, 0);
  g_string_append_len(r->line, take(r, head.key), head.key);
  r->key = head.key;
  r->left = head.lines;
  return TRUE;
}

static gboolean next_line(Reader *r, GError **error)
{
  if (!r->left && !begin_group(r, error)) return FALSE;
  if (r->done) return TRUE;
  Coded coded;
  if (!have(r, sizeof coded, error)) return FALSE;
  memcpy(&coded, take(r, sizeof coded), sizeof coded);
  if (!have(r, coded.n, error)) return FALSE;
  g_string_truncate(r->line, r->key + coded.shared);
  g_string_append_len(r->line, take(r, coded.n), coded.n);
  r->left--;
  return TRUE;
}

static int compare_keys(const Reader *a, const Reader *b)
{
  return compare(a->line->str, a->key, b->line->str, b->key);
}

static gboolean goes_before(const Reader *a, const Reader *b)
{
  return compare(a->line->str, a->line->len, b->line->str, b->line->len) < 0;
}

// A heap: the least of all readers is the first.
static void sift(GPtrArray *readers, guint i)
{
  for (;;) {
    guint least = i, n = readers->len;
    for (guint child = 2 * i + 1; child < n && child <= 2 * i + 2; child++)
      if (goes_before(readers->pdata[child], readers->pdata[least])) least = child;
    if (least == i) return;
    gpointer reader = readers->pdata[i];
    readers->pdata[i] = readers->pdata[least];
    readers->pdata[least] = reader;
    i = least;
  }
}

// Whether no other run has lines of the first one's key.
static gboolean is_alone(const GPtrArray *readers)
{
  for (guint i = 1; i < readers->len && i <= 2; i++)
    if (compare_keys(readers->pdata[0], readers->pdata[i]) == 0) return FALSE;
  return TRUE;
}

// Hand out the line of the first reader; of its key alone, all that follows in its group.
static gboolean give_first(Reader *r, gboolean alone, Giving *g, GError **error)
{
  gboolean twice = g->any && g_string_equal(g->line, r->line), last;
  if (!alone) {
    g_string_truncate(g->line, 0);
    g_string_append_len(g->line, r->line->str, (gssize)r->line->len);
    g->any = TRUE;
  }
  do {
    last = !r->left;
    if (!twice && !g->func(r->line->str, g->context, error)) return FALSE;
    if (!next_line(r, error)) return FALSE;
    twice = FALSE;
  } while (alone && !last);
  return TRUE;
}

static gboolean merge(GPtrArray *readers, Giving *g, GError **error)
{
  for (guint i = readers->len; i-- > 0;) sift(readers, i);
  while (readers->len) {
    Reader *r = readers->pdata[0];
    if (!give_first(r, is_alone(readers), g, error)) return FALSE;
    if (r->done) g_ptr_array_remove_index_fast(readers, 0);
    sift(readers, 0);
  }
  return TRUE;
}

static void free_reader(void *p)
{
  Reader *r = p;
  g_byte_array_unref(r->buffer);
  g_string_free(r->line, TRUE);
  g_free(r);
}

static gboolean merge_runs(WgSorter *sorter, Giving *g, GError **error)
{
  g_autoptr(GPtrArray) readers = g_ptr_array_new_with_free_func(free_reader);
  gsize share = CLAMP(sorter->limit / sorter->runs->len, LEAST_BUFFER, MOST_BUFFER);
  for (guint i = 0; i < sorter->runs->len; i++) {
    const Run *run = &g_array_index(sorter->runs, Run, i);
    Reader *r = g_new0(Reader, 1);
    r->file = fileno(sorter->file);
    r->at = run->begin;
    r->end = run->end;
    r->buffer = g_byte_array_new();
    g_byte_array_set_size(r->buffer, (guint)share);
    r->line = g_string_new(NULL);
    g_ptr_array_add(readers, r);
    if (!next_line(r, error)) return FALSE;
  }
  return merge(readers, g, error);
}

static gboolean spill_rest(WgSorter *sorter, GError **error)
{
  if (!spill(sorter, error)) return FALSE;
  g_byte_array_unref(sorter->bytes);
  sorter->bytes = g_byte_array_new();
  return TRUE;
}

gboolean wg_sorter_each(WgSorter *sorter, WgLineFunc func, void *context, GError **error)
{
  Giving g = {func, context, g_string_new(NULL), FALSE};
  gboolean ok = sorter->file ? spill_rest(sorter, error) && merge_runs(sorter, &g, error)
                             : each_group(sorter, give_group, &g, error);
  g_string_free(g.line, TRUE);
  return ok;
}
