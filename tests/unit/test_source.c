// SPDX-License-Identifier: Apache-2.0
/// \file What comes through the door: order, forms, errors that name their place.
#include <glib/gstdio.h>
#include <zlib.h>

#include "extract/source/dateline.h"
#include "extract/source/source.h"
#include "extract/source/text.h"

#include "suite.h"

static char *dir; // of this run's files

static void remove_tree(const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  const char *name;
  while (folder && (name = g_dir_read_name(folder))) {
    g_autofree char *below = g_build_filename(path, name, NULL);
    remove_tree(below);
  }
  g_remove(path);
}

static char *put(const char *name, const char *bytes, gssize n)
{
  char *path = g_build_filename(dir, name, NULL);
  g_autofree char *folder = g_path_get_dirname(path);
  g_mkdir_with_parents(folder, 0777);
  g_assert_true(g_file_set_contents(path, bytes, n, NULL));
  return path;
}

static WgSource *open_with(const char *path, WgSourceOptions options)
{
  const char *inputs[] = {path, NULL};
  return wg_source_new(inputs, &options);
}

static WgSource *open_one(const char *path)
{
  WgSourceOptions options = {WG_FORM_AUTO, 0, NULL};
  return open_with(path, options);
}

// The records' texts one after the other, each error as "!".
static char *outline(WgSource *source)
{
  GString *out = g_string_new(NULL);
  for (;;) {
    g_autoptr(GError) error = NULL;
    g_autoptr(WgRecord) record = wg_source_next(source, &error);
    if (!record && !error) break;
    g_string_append(out, record ? record->text : "!");
  }
  return g_string_free(out, FALSE);
}

// The message of the only error of what `bytes` gives.
static char *complaint_of(const char *name, const char *bytes, gssize n)
{
  g_autofree char *path = put(name, bytes, n);
  g_autoptr(WgSource) source = open_one(path);
  g_autoptr(GError) error = NULL;
  g_autoptr(WgRecord) record = wg_source_next(source, &error);
  CU_ASSERT_PTR_NULL(record);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT(g_str_has_prefix(error->message, path));
  return g_strdup(error->message + strlen(path));
}

static void folders_are_read_in_byte_order_of_whole_paths(void)
{
  g_autofree char *a = put("order/a/z.txt", "2", -1);
  g_autofree char *b = put("order/a.txt", "1", -1);
  g_autofree char *c = put("order/b.txt", "3", -1);
  g_autofree char *hidden = put("order/.c.txt", "x", -1);
  g_autofree char *image = put("order/d.png", "x", -1);
  g_autofree char *bare = put("order/sub/NOTE", "4", -1);
  g_autofree char *folder = g_build_filename(dir, "order", NULL);
  g_autoptr(WgSource) source = open_one(folder);
  g_autofree char *got = outline(source);
  CU_ASSERT_STRING_EQUAL(got, "1234");
}

static void an_id_is_the_path_below_the_input_folder(void)
{
  g_autofree char *path = put("ids/2019/x.txt", "word", -1);
  g_autofree char *folder = g_build_filename(dir, "ids", NULL);
  g_autoptr(WgSource) below = open_one(folder);
  g_autoptr(WgRecord) one = wg_source_next(below, NULL);
  CU_ASSERT_STRING_EQUAL(one->id, "2019/x.txt");
  CU_ASSERT_STRING_EQUAL(one->source, path);
  g_autoptr(WgSource) named = open_one(path);
  g_autoptr(WgRecord) two = wg_source_next(named, NULL);
  CU_ASSERT_STRING_EQUAL(two->id, "x.txt");
}

static void an_empty_folder_is_an_error_of_opening(void)
{
  g_autofree char *folder = g_build_filename(dir, "void", NULL);
  g_mkdir(folder, 0777);
  g_autoptr(WgSource) source = open_one(folder);
  g_autoptr(GError) error = NULL;
  CU_ASSERT_PTR_NULL(wg_source_next(source, &error));
  CU_ASSERT(g_error_matches(error, WG_SOURCE_ERROR, WG_SOURCE_ERROR_OPEN));
}

static void a_missing_file_does_not_stop_the_next_one(void)
{
  g_autofree char *path = put("there.txt", "word", -1);
  const char *inputs[] = {"/nowhere/at all", path, NULL};
  WgSourceOptions options = {WG_FORM_AUTO, 0, NULL};
  g_autoptr(WgSource) source = wg_source_new(inputs, &options);
  g_autofree char *got = outline(source);
  CU_ASSERT_STRING_EQUAL(got, "!word");
}

static void line_ends_and_marks_are_made_plain(void)
{
  g_autofree char *path =
      put("dos.txt", "\xEF\xBB\xBF" "a\r\nb\rc\x01" "d\xEF\xBF\xBE\n", -1);
  g_autoptr(WgSource) source = open_one(path);
  g_autoptr(WgRecord) record = wg_source_next(source, NULL);
  CU_ASSERT_STRING_EQUAL(record->text, "a\nb\nc d\xEF\xBF\xBD\n");
}

static void a_short_first_line_alone_is_the_title(void)
{
  static const struct {
    const char *text, *title;
  } cases[] = {
      {"Firm drops rival\n\nThe firm said so.\n", "Firm drops rival"},
      {"Will it last?  \n\nNobody knows.\n", "Will it last?"},
      {"\n\nFirm drops rival\n \nThe firm.\n", "Firm drops rival"},
      {"The firm dropped its rival.\n\nIt said so.\n", NULL},
      {"Firm drops rival\nThe firm said so.\n", NULL},
      {"PRESS RELEASE\n\nMonday, May 6, 2019\n\nFirm drops rival\n\nThe firm.",
       "Firm drops rival"},
      {"Firm drops rival\n\n", NULL},
      {"Firm drops rival", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(WgRecord) record =
        wg_text_read(g_string_new(cases[i].text), "x", NULL);
    CU_ASSERT_EQUAL(g_strcmp0(record->title, cases[i].title), 0);
    CU_ASSERT_STRING_EQUAL(record->text, cases[i].text);
  }
}

static void the_head_of_a_text_tells_its_date(void)
{
  static const struct {
    const char *text, *date;
  } cases[] = {
      {"Title\n\nMonday, March 9, 2020\n\nText of 4 May 2019.", "2020-03-09"},
      {"By A. Writer | 9 Sept 2020 10:30\nText.", "2020-09-09"},
      {"Published 2020-03-09T10:00\nText.", "2020-03-09"},
      {"March 9th, 2020\nText.", "2020-03-09"},
      {"Title\n\nLISBON, Dec 4 2023 (Agency) - The firm said it had at last come "
       "to an end with its bid of four years.\n",
       "2023-12-04"},
      {"The firm said on 4 May 2019 that it would go on as it had.\n", NULL},
      {"May 2019\nText in March.", NULL},
      {"February 30, 2019\nText.", NULL},
      {"", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *date = wg_dateline_find(cases[i].text);
    CU_ASSERT_EQUAL(g_strcmp0(date, cases[i].date), 0);
  }
}

static void bad_bytes_are_named_by_line_and_byte(void)
{
  g_autofree char *latin = complaint_of("latin.txt", "one\ntw\xF6\n", -1);
  CU_ASSERT(g_str_has_prefix(latin, ":2: not UTF-8 at byte 6"));
  g_autofree char *nul = complaint_of("nul.txt", "one\n\0two", 8);
  CU_ASSERT(g_str_has_prefix(nul, ":2: a NUL byte at byte 4"));
  g_autofree char *empty = complaint_of("empty.txt", "", 0);
  CU_ASSERT_STRING_EQUAL(empty, ": is empty");
  g_autofree char *blank = complaint_of("blank.txt", " \n\n", -1);
  CU_ASSERT_STRING_EQUAL(blank, ": holds no text");
  g_autofree char *page = complaint_of("page", "<!DOCTYPE html><nav>x", -1);
  CU_ASSERT(g_str_has_prefix(page, ": no article found in this page"));
}

static void a_json_line_gives_what_it_names(void)
{
  g_autofree char *path = put(
      "full.jsonl",
      "{\"text\":\"a\\r\\nb\",\"id\":7,\"url\":\"https://example.org/a\","
      "\"title\":\" T\\nU \",\"date\":\"2019-04-03T10:00:00Z\",\"author\":[\"A\","
      "\"\",\"B\"],\"outlet\":\"O\",\"other\":{\"x\":[1,{}]}}",
      -1);
  g_autoptr(WgSource) source = open_one(path);
  g_autoptr(WgRecord) record = wg_source_next(source, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(record);
  CU_ASSERT_STRING_EQUAL(record->text, "a\nb");
  CU_ASSERT_STRING_EQUAL(record->id, "7");
  CU_ASSERT_STRING_EQUAL(record->url, "https://example.org/a");
  CU_ASSERT_STRING_EQUAL(record->title, "T U");
  CU_ASSERT_STRING_EQUAL(record->date, "2019-04-03T10:00:00Z");
  CU_ASSERT_STRING_EQUAL(record->outlet, "O");
  CU_ASSERT_EQUAL(g_strv_length(record->authors), 2);
  CU_ASSERT_STRING_EQUAL(record->authors[1], "B");
}

static void bad_json_lines_are_passed_over(void)
{
  g_autofree char *path = put("bad.jsonl",
                              "{\"text\":\"1\"}\n"
                              "\n"
                              "{\"text\":\n"
                              "[\"text\"]\n"
                              "{\"html\":\"<p>\"}\n"
                              "{\"text\":\" \"}\n"
                              "{\"text\":5}\n"
                              "{\"text\":\"a\\u0000b\"}\n"
                              "{\"text\":\"\\ud800\"}\n"
                              "{\"text\":\"\xFF\"}\n"
                              "{\"text\":\"2\",\"date\":\"soon\",\"url\":\"x y\"}",
                              -1);
  g_autoptr(WgSource) source = open_one(path);
  g_autofree char *got = outline(source);
  CU_ASSERT_STRING_EQUAL(got, "1!!!!!!!!2");
}

static void a_deeply_nested_line_is_refused_not_descended(void)
{
  GString *line = g_string_new("{\"text\":\"x\",\"a\":");
  for (int i = 0; i < 1000000; i++) g_string_append_c(line, '[');
  g_autofree char *reason = complaint_of("deep.jsonl", line->str, -1);
  CU_ASSERT_STRING_EQUAL(reason, ":1: JSON nested too deep for an article");
  g_string_free(line, TRUE);
}

static void documents_over_the_ceiling_are_refused_by_name(void)
{
  WgSourceOptions options = {WG_FORM_AUTO, 100, NULL};
  g_autofree char *big = g_strnfill(101, 'a');
  g_autofree char *text = put("big.txt", big, -1);
  g_autoptr(WgSource) one = open_with(text, options);
  g_autofree char *got = outline(one);
  CU_ASSERT_STRING_EQUAL(got, "!");

  g_autofree char *huge = g_strnfill(1 << 20, 'a');
  g_autofree char *lines = g_strdup_printf(
      "{\"text\":\"%s\"}\n{\"text\":\"%s\"}\n{\"text\":\"b\"}\n", big, huge);
  g_autofree char *json = put("big.jsonl", lines, -1);
  g_autoptr(WgSource) two = open_with(json, options);
  g_autofree char *rest = outline(two);
  CU_ASSERT_STRING_EQUAL(rest, "!!b");
}

static void a_record_without_a_name_is_named_by_its_content(void)
{
  g_autofree char *a = put("n1.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", -1);
  g_autofree char *b = put("n2.jsonl", "{\"text\":\"y\"}\n", -1);
  g_autoptr(WgSource) one = open_one(a);
  g_autoptr(WgSource) two = open_one(b);
  g_autoptr(WgRecord) x = wg_source_next(one, NULL);
  g_autoptr(WgRecord) y = wg_source_next(one, NULL);
  g_autoptr(WgRecord) z = wg_source_next(two, NULL);
  CU_ASSERT_STRING_NOT_EQUAL(x->id, y->id);
  CU_ASSERT_STRING_EQUAL(y->id, z->id);
}

static void gzip_is_read_through_and_a_cut_one_told(void)
{
  g_autofree char *path = g_build_filename(dir, "g.txt.gz", NULL);
  for (int member = 0; member < 2; member++) { // joined, as by cat
    gzFile file = gzopen(path, "ab");
    gzputs(file, member == 0 ? "first\n" : "second\n");
    gzclose(file);
  }
  g_autoptr(WgSource) whole = open_one(path);
  g_autoptr(WgRecord) record = wg_source_next(whole, NULL);
  CU_ASSERT_STRING_EQUAL(record->text, "first\nsecond\n");
  CU_ASSERT_STRING_EQUAL(record->id, "g.txt");

  g_autofree char *bytes = NULL;
  gsize n = 0;
  g_file_get_contents(path, &bytes, &n, NULL);
  g_autofree char *reason = complaint_of("cut.txt.gz", bytes, (gssize)n - 12);
  CU_ASSERT(g_str_has_prefix(reason, ": cannot read on"));
}

static void the_given_date_stands_in_for_a_missing_one(void)
{
  WgSourceOptions options = {WG_FORM_AUTO, 0, "2019-04"};
  g_autofree char *path = put(
      "d.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\",\"date\":\"2020\"}\n", -1);
  g_autoptr(WgSource) source = open_with(path, options);
  g_autoptr(WgRecord) x = wg_source_next(source, NULL);
  g_autoptr(WgRecord) y = wg_source_next(source, NULL);
  CU_ASSERT_STRING_EQUAL(x->date, "2019-04");
  CU_ASSERT_STRING_EQUAL(y->date, "2020");
}

static void only_days_that_exist_are_dates(void)
{
  CU_ASSERT_TRUE(wg_text_is_date("2019"));
  CU_ASSERT_TRUE(wg_text_is_date("2019-12"));
  CU_ASSERT_TRUE(wg_text_is_date("2020-02-29"));
  CU_ASSERT_TRUE(wg_text_is_date("2020-02-29T12:00:00+01:00"));
  CU_ASSERT_FALSE(wg_text_is_date("2019-02-29"));
  CU_ASSERT_FALSE(wg_text_is_date("2019-13"));
  CU_ASSERT_FALSE(wg_text_is_date("201"));
  CU_ASSERT_FALSE(wg_text_is_date("20190403"));
  CU_ASSERT_FALSE(wg_text_is_date("April 3, 2019"));
  CU_ASSERT_FALSE(wg_text_is_date(""));
}

int main(void)
{
  dir = g_dir_make_tmp("wiregraph-source-XXXXXX", NULL);
  if (!dir) return 1;
  static const CU_TestInfo tests[] = {
      FX_TEST(folders_are_read_in_byte_order_of_whole_paths),
      FX_TEST(an_id_is_the_path_below_the_input_folder),
      FX_TEST(an_empty_folder_is_an_error_of_opening),
      FX_TEST(a_missing_file_does_not_stop_the_next_one),
      FX_TEST(line_ends_and_marks_are_made_plain),
      FX_TEST(a_short_first_line_alone_is_the_title),
      FX_TEST(the_head_of_a_text_tells_its_date),
      FX_TEST(bad_bytes_are_named_by_line_and_byte),
      FX_TEST(a_json_line_gives_what_it_names),
      FX_TEST(bad_json_lines_are_passed_over),
      FX_TEST(a_deeply_nested_line_is_refused_not_descended),
      FX_TEST(documents_over_the_ceiling_are_refused_by_name),
      FX_TEST(a_record_without_a_name_is_named_by_its_content),
      FX_TEST(gzip_is_read_through_and_a_cut_one_told),
      FX_TEST(the_given_date_stands_in_for_a_missing_one),
      FX_TEST(only_days_that_exist_are_dates),
      CU_TEST_INFO_NULL};
  int status = fx_suite("source", tests);
  remove_tree(dir);
  g_free(dir);
  return status;
}
