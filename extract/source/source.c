// SPDX-License-Identifier: Apache-2.0
#include "extract/source/source.h"

#include <sys/stat.h>

#include "extract/base/address.h"
#include "extract/page/feed.h"
#include "extract/page/page.h"
#include "extract/source/form.h"
#include "extract/source/input.h"
#include "extract/source/jsonl.h"
#include "extract/source/text.h"
#include "extract/source/warc.h"

#define DEFAULT_CEILING ((gsize)8 * 1024 * 1024)

// A file or folder still to be read.
typedef struct place {
  char *path;
  char *id;         // of the article in it: the path below the input folder
  gboolean in_folder; // found in a folder, not named by the caller
} Place;

struct wg_source {
  WgSourceOptions options;
  char *date;
  WgSourceFetch fetch; // or NULL: addresses are refused
  void *fetch_context;
  GPtrArray *places; // of Place, the next one last
  Place *place;      // being read, or NULL
  WgInput *input;
  WgSourceForm form; // of the input
  guint64 line;      // lines (of an archive: records) read of it
  GString *buffer;   // one line of JSON, one block of an archive
  GPtrArray *items;  // of a feed, WgRecord; NULL where none is being read
  guint item;        // the next of them
};

G_DEFINE_QUARK(wg-source-error-quark, wg_source_error)

// ---- names

// In a folder only files whose names tell a form of articles are read (all that bear no
// extension too): pictures, tables and notes that lie beside them are not.
static gboolean is_wanted(const char *name, WgSourceForm form)
{
  WgSourceForm told = wg_form_of_name(name);
  if (told == WG_FORM_AUTO) return strchr(name, '.') == NULL;
  return form == WG_FORM_AUTO || told == form;
}

static char *id_of(const char *path)
{
  char *id = g_filename_display_name(path);
  if (g_str_has_suffix(id, ".gz")) id[strlen(id) - 3] = '\0';
  return id;
}

static Place *place_new(char *path, char *id, gboolean in_folder)
{
  Place *place = g_new(Place, 1);
  place->path = path;
  place->id = id;
  place->in_folder = in_folder;
  return place;
}

static void place_free(gpointer data)
{
  Place *place = data;
  if (!place) return;
  g_free(place->path);
  g_free(place->id);
  g_free(place);
}

// ---- folders

// Folders sort as their paths go on, with a '/', so that the files below come in byte
// order of their whole paths; descending, because the next place is the last.
static int compare_descending(gconstpointer a, gconstpointer b)
{
  const Place *const *left = a, *const *right = b;
  return strcmp((*right)->path, (*left)->path);
}

static void push_entry(const WgSource *source, const Place *folder,
                       const char *name, GPtrArray *found)
{
  if (name[0] == '.') return;
  g_autofree char *path = g_build_filename(folder->path, name, NULL);
  struct stat info;
  if (lstat(path, &info) != 0) return;
  gboolean is_link = S_ISLNK(info.st_mode);
  if (is_link && stat(path, &info) != 0) return;
  gboolean is_folder = S_ISDIR(info.st_mode);
  if (is_folder && is_link) return; // it might lead round in a circle
  if (!is_folder && !S_ISREG(info.st_mode)) return;
  if (!is_folder && !is_wanted(name, source->options.form)) return;
  g_autofree char *below =
      folder->id ? g_build_filename(folder->id, name, NULL) : g_strdup(name);
  if (is_folder) {
    g_ptr_array_add(found, place_new(g_strconcat(path, "/", NULL),
                                     g_steal_pointer(&below), TRUE));
  } else {
    g_ptr_array_add(found,
                    place_new(g_steal_pointer(&path), id_of(below), TRUE));
  }
}

static gboolean open_folder(WgSource *source, const Place *folder, GError **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder->path, 0, &reason);
  if (!dir) {
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN,
                "%s: cannot open: %s", folder->path, reason->message);
    return FALSE;
  }
  GPtrArray *found = g_ptr_array_new();
  const char *name;
  while ((name = g_dir_read_name(dir))) push_entry(source, folder, name, found);
  g_ptr_array_sort(found, compare_descending);
  gboolean any = found->len > 0;
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add(source->places, g_ptr_array_index(found, i));
  g_ptr_array_free(found, TRUE);
  if (any || folder->in_folder) return TRUE;
  g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN,
              "%s: no article in this folder (*.txt, *.html, *.jsonl, *.json, *.warc, "
              "*.rss, *.atom, *.xml, or these with .gz)",
              folder->path);
  return FALSE;
}

// ---- one input

static void close_input(WgSource *source)
{
  g_clear_pointer(&source->input, wg_input_close);
  g_clear_pointer(&source->items, g_ptr_array_unref);
  g_clear_pointer(&source->place, place_free);
}

static gboolean is_address(const char *path)
{
  return g_str_has_prefix(path, "http://") || g_str_has_prefix(path, "https://");
}

static WgInput *open_fetched(WgSource *source, const char *url, GError **error)
{
  if (!source->fetch) {
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN,
                "%s: addresses are not fetched here; give files", url);
    return NULL;
  }
  int fd = source->fetch(url, source->fetch_context, error);
  return fd < 0 ? NULL : wg_input_open_file(fd, url, error);
}

// Open the next place: a folder gives more places, a file an input.
static gboolean open_next(WgSource *source, GError **error)
{
  Place *place =
      g_ptr_array_steal_index(source->places, source->places->len - 1);
  struct stat info;
  gboolean is_fetched = is_address(place->path);
  if (is_fetched) {
    source->input = open_fetched(source, place->path, error);
  } else if (strcmp(place->path, "-") != 0 && stat(place->path, &info) == 0 &&
             S_ISDIR(info.st_mode)) {
    if (!place->in_folder) g_clear_pointer(&place->id, g_free);
    gboolean ok = open_folder(source, place, error);
    place_free(place);
    return ok;
  } else {
    source->input = wg_input_open(place->path, error);
  }
  if (!source->input) {
    place_free(place);
    return FALSE;
  }
  source->place = place;
  source->line = 0;
  source->form = is_fetched ? WG_FORM_WARC : source->options.form;
  if (source->form == WG_FORM_AUTO)
    source->form = wg_form_of_content(wg_input_peek(source->input), place->path);
  return TRUE;
}

static const char *where(const WgSource *source)
{
  const char *path = source->place->path;
  return strcmp(path, "-") == 0 ? "standard input" : path;
}

// ---- records

static WgRecord *finish(WgSource *source, WgRecord *record)
{
  if (!record) return NULL;
  record->source = g_filename_display_name(source->place->path);
  if (!record->date && source->date) record->date = g_strdup(source->date);
  return record;
}

// All that is left of the input, or NULL and `error`.
static GString *read_all(WgSource *source, GError **error)
{
  GString *all = g_string_new(NULL);
  gsize ceiling = source->options.ceiling;
  WgInputStatus status = wg_input_all(source->input, ceiling, all, error);
  if (status == WG_INPUT_OK) return all;
  g_string_free(all, TRUE);
  if (status == WG_INPUT_TOO_LONG)
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
                "%s: larger than the %" G_GSIZE_FORMAT " bytes that a document may have",
                where(source), ceiling);
  if (status == WG_INPUT_END)
    g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD, "%s: is empty",
                where(source));
  return NULL;
}

static WgRecord *next_text(WgSource *source, GError **error)
{
  GString *all = read_all(source, error);
  WgRecord *record = all ? finish(source, wg_text_read(all, where(source), error)) : NULL;
  if (record) record->id = g_strdup(source->place->id);
  if (record && source->date) { // who gives a date knows it, the text's is read
    g_free(record->date);
    record->date = g_strdup(source->date);
  }
  close_input(source);
  return record;
}

static WgRecord *next_html(WgSource *source, GError **error)
{
  GString *all = read_all(source, error);
  WgPageOrigin origin = {where(source), NULL, NULL};
  WgRecord *record = NULL;
  if (all) {
    record = finish(source, wg_page_read((WgSlice){all->str, all->len}, &origin, error));
    if (record) record->id = g_strdup(source->place->id);
    g_string_free(all, TRUE);
  }
  close_input(source);
  return record;
}

static gboolean is_blank(const GString *line)
{
  for (gsize i = 0; i < line->len; i++)
    if (!g_ascii_isspace(line->str[i])) return FALSE;
  return TRUE;
}

// NULL without an error at the end of the input, which is then closed.
static WgRecord *next_jsonl(WgSource *source, GError **error)
{
  // Escapes lengthen a text, other keys stand beside it.
  gsize limit = 3 * source->options.ceiling + 65536;
  GString *line = source->buffer;
  for (;;) {
    WgInputStatus status = wg_input_line(source->input, limit, line, error);
    if (status == WG_INPUT_END || status == WG_INPUT_FAILED) {
      close_input(source);
      return NULL;
    }
    source->line++;
    if (source->line == 1 && g_str_has_prefix(line->str, "\xEF\xBB\xBF"))
      g_string_erase(line, 0, 3);
    if (status == WG_INPUT_TOO_LONG) {
      g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD,
                  "%s:%" G_GUINT64_FORMAT ": the line is larger than %"
                  G_GSIZE_FORMAT " bytes",
                  where(source), source->line, limit);
      return NULL;
    }
    if (is_blank(line)) continue;
    return finish(source, wg_jsonl_read(line, where(source), source->line,
                                        source->options.ceiling, error));
  }
}

// ---- archives

// The page as a record named by its address, read where and when the archive says.
static WgRecord *read_page(WgSource *source, const WgWarcRecord *head, WgWarcPage *page,
                           GError **error)
{
  g_autofree char *place = g_strdup_printf("%s: %s", where(source), head->target);
  WgPageOrigin origin = {place, head->target, page->charset};
  WgRecord *record = NULL;
  if (page->is_html)
    record = wg_page_read((WgSlice){page->bytes->str, page->bytes->len}, &origin, error);
  else
    record = wg_text_read(g_steal_pointer(&page->bytes), place, error);
  if (!record) return NULL;
  gboolean is_address = wg_text_is_address(head->target);
  if (!record->url && is_address) record->url = g_strdup(head->target);
  if (!record->url) record->id = g_strdup(head->target);
  record->address = g_strdup(head->target);
  if (head->date && wg_text_is_date(head->date)) record->retrieved = g_strdup(head->date);
  return finish(source, record);
}

static WgRecord *fail_record(const WgSource *source, const WgWarcRecord *head,
                             const char *why, GError **error)
{
  g_set_error(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_RECORD, "%s: %s: %s", where(source),
              head->target ? head->target : "a record", why);
  return NULL;
}

// The page of the record whose head was read; NULL without an error where it has none.
static WgRecord *take_block(WgSource *source, const WgWarcRecord *head, GError **error)
{
  g_auto(WgWarcPage) page = {0};
  // What was sent may be longer than what it means: heads, chunks.
  guint64 limit = 2 * source->options.ceiling + 65536;
  gboolean wanted = wg_warc_may_be_page(head);
  GString *block = wanted && head->length <= limit ? source->buffer : NULL;
  WgInputStatus status = wg_input_take(source->input, head->length, block, error);
  if (status == WG_INPUT_FAILED) return NULL;
  if (status == WG_INPUT_END)
    return fail_record(source, head, "the archive ends within it", error);
  if (!wanted) return NULL;
  if (!block) return fail_record(source, head, "larger than a document may be", error);
  if (wg_warc_page(head, block, source->options.ceiling, &page, error))
    return read_page(source, head, &page, error);
  if (*error) g_prefix_error(error, "%s: ", where(source));
  return NULL;
}

// NULL without an error at the end of the archive, which is then closed.
static WgRecord *next_warc(WgSource *source, GError **error)
{
  g_auto(WgWarcRecord) head = {0};
  GError *reason = NULL;
  WgRecord *record = NULL;
  WgInputStatus status = WG_INPUT_OK;
  while (status == WG_INPUT_OK && !record && !reason) {
    status = wg_warc_next(source->input, where(source), ++source->line, &head, &reason);
    if (status == WG_INPUT_OK) record = take_block(source, &head, &reason);
  }
  if (!record && wg_input_peek(source->input).len == 0) close_input(source);
  if (reason) g_propagate_error(error, reason);
  return record;
}

// ---- feeds

// NULL without an error behind the last item, where the input is closed.
static WgRecord *next_item(WgSource *source, GError **error)
{
  WgPageOrigin origin = {where(source), NULL, NULL};
  GString *all = source->items ? NULL : read_all(source, error);
  if (all) {
    source->items = wg_feed_read((WgSlice){all->str, all->len}, &origin, error);
    source->item = 0;
    g_string_free(all, TRUE);
  }
  if (!source->items || source->item == source->items->len) {
    close_input(source);
    return NULL;
  }
  WgRecord *record = g_steal_pointer(&g_ptr_array_index(source->items, source->item));
  source->item++;
  if (!record->id && !record->url)
    record->id = g_strdup_printf("%s#%u", source->place->id ? source->place->id : "-",
                                 source->item);
  return finish(source, record);
}

static WgRecord *next_record(WgSource *source, GError **error)
{
  switch (source->form) {
  case WG_FORM_JSONL:
    return next_jsonl(source, error);
  case WG_FORM_HTML:
    return next_html(source, error);
  case WG_FORM_WARC:
    return next_warc(source, error);
  case WG_FORM_FEED:
    return next_item(source, error);
  case WG_FORM_AUTO:
  case WG_FORM_TEXT:
  default:
    return next_text(source, error);
  }
}

WgRecord *wg_source_next(WgSource *source, GError **error)
{
  for (;;) {
    if (!source->input) {
      if (source->places->len == 0) return NULL;
      g_autoptr(GError) reason = NULL;
      if (!open_next(source, &reason)) {
        g_propagate_error(error, g_steal_pointer(&reason));
        return NULL;
      }
      continue;
    }
    GError *reason = NULL;
    WgRecord *record = next_record(source, &reason);
    if (record) return record;
    if (!reason) continue; // this input is at its end
    g_propagate_error(error, reason);
    return NULL;
  }
}

// ---- life

WgSource *wg_source_new(const char *const *inputs, const WgSourceOptions *options)
{
  WgSource *source = g_new0(WgSource, 1);
  source->options = *options;
  if (source->options.ceiling == 0) source->options.ceiling = DEFAULT_CEILING;
  source->date = g_strdup(options->date);
  source->options.date = source->date;
  source->buffer = g_string_new(NULL);
  source->places = g_ptr_array_new_with_free_func(place_free);
  for (guint i = g_strv_length((char **)inputs); i-- > 0;) {
    g_autofree char *name = g_path_get_basename(inputs[i]);
    char *id = strcmp(inputs[i], "-") == 0 ? NULL : id_of(name);
    g_ptr_array_add(source->places, place_new(g_strdup(inputs[i]), id, FALSE));
  }
  return source;
}

void wg_source_free(WgSource *source)
{
  if (!source) return;
  close_input(source);
  g_ptr_array_unref(source->places);
  g_string_free(source->buffer, TRUE);
  g_free(source->date);
  g_free(source);
}

void wg_source_set_fetch(WgSource *source, WgSourceFetch fetch, void *context)
{
  source->fetch = fetch;
  source->fetch_context = context;
}
