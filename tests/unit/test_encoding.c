// SPDX-License-Identifier: Apache-2.0
/// \file Pages in many encodings, declared in each of the ways, or not at all.

#include "extract/page/encoding.h"

#include "suite.h"

// What `text` is in that charset. Caller frees.
static GString *encode(const char *text, const char *charset)
{
  gsize length = 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = g_convert(text, -1, charset, "UTF-8", NULL, &length, &error);
  if (!bytes)
    g_error("%s: %s", charset, error->message);
  return g_string_new_len(bytes, (gssize)length);
}

static void expect(const GString *bytes, const char *charset, const char *want)
{
  GString *got = wg_encoding_decode((WgSlice){bytes->str, bytes->len}, charset);
  CU_ASSERT_STRING_EQUAL(got->str, want);
  if (strcmp(got->str, want) != 0)
    g_printerr("\n  got  %s\n  want %s\n", got->str, want);
  CU_ASSERT_TRUE(g_utf8_validate(got->str, (gssize)got->len, NULL));
  g_string_free(got, TRUE);
}

static const struct {
  const char *label, *charset, *words;
} ROWS[] = {
  {"iso-8859-1", "CP1252", "Mårten paid €5 for “crème brûlée”"},
  {"windows-1252", "CP1252", "Ærø’s café"},
  {"iso-8859-2", "ISO-8859-2", "Łódź, Kraków i Gdańsk"},
  {"windows-1250", "CP1250", "Příliš žluťoučký kůň"},
  {"iso-8859-15", "ISO-8859-15", "à 5 €, cœur"},
  {"iso-8859-5", "ISO-8859-5", "Доброе утро, город"},
  {"windows-1251", "CP1251", "Доброе утро, город"},
  {"koi8-r", "KOI8-R", "Доброе утро, город"},
  {"iso-8859-7", "ISO-8859-7", "Καλημέρα κόσμε"},
  {"windows-1253", "CP1253", "Καλημέρα κόσμε"},
  {"iso-8859-9", "CP1254", "İstanbul’da güneş"},
  {"windows-1255", "CP1255", "שלום עולם"},
  {"windows-1256", "CP1256", "صباح الخير"},
  {"windows-1257", "CP1257", "Rīga, Vilnius, Šiauliai"},
  {"windows-1258", "CP1258", "Tôi đi"},
  {"windows-874", "CP874", "สวัสดี"},
  {"shift_jis", "CP932", "港の会社は契約を終えた"},
  {"euc-jp", "EUC-JP", "港の会社は契約を終えた"},
  {"gb2312", "GB18030", "港口公司结束了合同"},
  {"big5", "BIG5", "港口公司結束了合約"},
  {"euc-kr", "EUC-KR", "항구 회사는 계약을 끝냈다"},
};

static void the_header_tells_the_charset(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    GString *bytes = encode(ROWS[i].words, ROWS[i].charset);
    expect(bytes, ROWS[i].label, ROWS[i].words);
    g_string_free(bytes, TRUE);
  }
}

static void the_document_tells_the_charset(void)
{
  static const char *const FORMS[] = {
    "<html><head><meta charset=%s><p>%s",
    "<html><META HTTP-EQUIV='Content-Type' CONTENT='text/html; Charset=%s'><p>%s",
    "<?xml version=\"1.0\" encoding=\"%s\"?><p>%s</p>",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    for (gsize k = 0; k < G_N_ELEMENTS(FORMS); k++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_autofree char *page = g_strdup_printf(FORMS[k], ROWS[i].label, ROWS[i].words);
#pragma GCC diagnostic pop
      GString *bytes = encode(page, ROWS[i].charset);
      expect(bytes, NULL, page);
      g_string_free(bytes, TRUE);
    }
  }
}

static void a_mark_at_the_begin_is_believed_before_all(void)
{
  static const char *const CHARSETS[] = {"UTF-8", "UTF-16LE", "UTF-16BE"};
  for (gsize i = 0; i < G_N_ELEMENTS(CHARSETS); i++) {
    GString *bytes = encode("\xEF\xBB\xBF<p>Åse", CHARSETS[i]);
    expect(bytes, "koi8-r", "<p>Åse");
    g_string_free(bytes, TRUE);
  }
}

// Half of the pages that declare an older charset are UTF-8.
static void what_is_utf8_is_read_as_such_whatever_is_declared(void)
{
  GString *page = g_string_new("<meta charset=iso-8859-1><p>Åse’s café");
  expect(page, NULL, page->str);
  expect(page, "windows-1251", page->str);
  g_string_free(page, TRUE);
  page = g_string_new("<p>åse’s “café” går på, ført, ått \xFF øl</p>");
  expect(page, "iso-8859-1", "<p>åse’s “café” går på, ført, ått \xEF\xBF\xBD øl</p>");
  g_string_free(page, TRUE);
}

static void bad_bytes_are_marks_not_the_end(void)
{
  GString *page = g_string_new("<meta charset=utf-8>a\xFF" "b \xC3\xA5 c\xE2\x82");
  expect(page, NULL, "<meta charset=utf-8>a\xEF\xBF\xBD" "b \xC3\xA5 c\xEF\xBF\xBD");
  g_string_free(page, TRUE);
  page = g_string_new("<meta charset=windows-1252>a\x81z\x80");
  expect(page, NULL, "<meta charset=windows-1252>a\xEF\xBF\xBDz€");
  g_string_free(page, TRUE);
  page = g_string_new_len("a\0b", 3);
  expect(page, "utf-8", "a b");
  g_string_free(page, TRUE);
}

static void what_nobody_declares_is_guessed(void)
{
  GString *page = encode("<p>Mårten’s café, near the Ærø ferry</p>", "CP1252");
  expect(page, NULL, "<p>Mårten’s café, near the Ærø ferry</p>");
  expect(page, "no-such-charset", "<p>Mårten’s café, near the Ærø ferry</p>");
  g_string_free(page, TRUE);
  const char *words = "<p>Компания из порта прекратила договор с поставщиком двигателей, "
                      "сообщили во вторник в городской управе.</p>";
  page = encode(words, "CP1251");
  expect(page, NULL, words);
  g_string_free(page, TRUE);
  words = "<p>港の会社は火曜日、エンジンの供給者との契約を終えたと発表した。</p>";
  page = encode(words, "CP932");
  expect(page, NULL, words);
  g_string_free(page, TRUE);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(the_header_tells_the_charset),
      FX_TEST(the_document_tells_the_charset),
      FX_TEST(a_mark_at_the_begin_is_believed_before_all),
      FX_TEST(what_is_utf8_is_read_as_such_whatever_is_declared),
      FX_TEST(bad_bytes_are_marks_not_the_end),
      FX_TEST(what_nobody_declares_is_guessed),
      CU_TEST_INFO_NULL};
  return fx_suite("encoding", tests);
}
