// SPDX-License-Identifier: Apache-2.0
/// \file Archives: what others wrote is read, broken ones as far as they go, and what we
/// write is read again.
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include "extract/fetch/warc_writer.h"
#include "extract/source/source.h"
#include "extract/source/warc.h"

#include "folder_fixture.h"
#include "suite.h"

#define PLAIN "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"
#define STORY "Acme Corp. sued Initech on Monday.\n"

static char *dir; // of this run's files

static GString *record(const char *type, const char *target, const char *content,
                       const char *block, gsize n)
{
  GString *out = g_string_new(NULL);
  g_string_append_printf(out,
                         "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                         "WARC-Date: 2031-04-05T06:07:08Z\r\nContent-Type: %s\r\n"
                         "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                         type, target, content, n);
  g_string_append_len(out, block, (gssize)n);
  g_string_append(out, "\r\n\r\n");
  return out;
}

static void add(GString *archive, const char *type, const char *target,
                const char *content, const char *block)
{
  g_autoptr(GString) one = record(type, target, content, block, strlen(block));
  g_string_append_len(archive, one->str, (gssize)one->len);
}

static void add_answer(GString *archive, const char *target, const char *block)
{
  add(archive, "response", target, "application/http; msgtype=response", block);
}

static GString *gzip(const char *bytes, gsize n)
{
  GString *out = g_string_sized_new(n + 100);
  z_stream z = {.next_in = (Bytef *)bytes, .avail_in = (uInt)n,
                .next_out = (Bytef *)out->str, .avail_out = (uInt)out->allocated_len};
  g_assert_true(deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  g_assert_true(deflate(&z, Z_FINISH) == Z_STREAM_END);
  g_string_set_size(out, z.total_out);
  deflateEnd(&z);
  return out;
}

static GString *brotli(const char *bytes, gsize n)
{
  size_t size = BrotliEncoderMaxCompressedSize(n);
  g_autofree guint8 *out = g_malloc(size);
  g_assert_true(BrotliEncoderCompress(5, 22, BROTLI_MODE_GENERIC, n, (const guint8 *)bytes,
                                      &size, out));
  return g_string_new_len((const char *)out, (gssize)size);
}

static GString *zstd(const char *bytes, gsize n)
{
  g_autofree char *out = g_malloc(ZSTD_compressBound(n));
  size_t size = ZSTD_compress(out, ZSTD_compressBound(n), bytes, n, 3);
  g_assert_false(ZSTD_isError(size));
  return g_string_new_len(out, (gssize)size);
}

static const struct {
  const char *name;
  GString *(*pack)(const char *bytes, gsize n);
} CODINGS[] = {{"gzip", gzip}, {"br", brotli}, {"zstd", zstd}};

// An answer of the first `n` bytes of `packed`.
static void add_coded(GString *archive, const char *target, const char *coding,
                      const GString *packed, gsize n)
{
  g_autoptr(GString) block = g_string_new(PLAIN);
  g_string_append_printf(block, "Content-Encoding: %s\r\n\r\n", coding);
  g_string_append_len(block, packed->str, (gssize)n);
  g_autoptr(GString) one =
      record("response", target, "application/http", block->str, block->len);
  g_string_append_len(archive, one->str, (gssize)one->len);
}

// Each article as "ADDRESS TEXT", each error as "! MESSAGE" behind the file's name.
static char *outline(const char *name, const char *bytes, gsize n, gsize ceiling)
{
  g_autofree char *path = g_build_filename(dir, name, NULL);
  g_assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
  const char *inputs[] = {path, NULL};
  WgSourceOptions options = {WG_FORM_AUTO, ceiling, NULL};
  g_autoptr(WgSource) source = wg_source_new(inputs, &options);
  GString *out = g_string_new(NULL);
  for (;;) {
    g_autoptr(GError) error = NULL;
    g_autoptr(WgRecord) one = wg_source_next(source, &error);
    if (!one && !error) break;
    if (one) g_string_append_printf(out, "%s %s", one->url ? one->url : one->id, one->text);
    if (error) {
      CU_ASSERT(g_str_has_prefix(error->message, path));
      g_string_append_printf(out, "!%s\n", error->message + strlen(path));
    }
  }
  return g_string_free(out, FALSE);
}

static void check(const char *name, const GString *archive, const char *want)
{
  g_autofree char *got = outline(name, archive->str, archive->len, 0);
  if (strcmp(got, want) != 0) printf("\n%s gives\n%s\n", name, got);
  CU_ASSERT_STRING_EQUAL(got, want);
}

static void pages_are_read_and_the_rest_passed_over(void)
{
  g_autoptr(GString) archive = g_string_new(NULL);
  add(archive, "warcinfo", "urn:x", "application/warc-fields", "software: other\r\n");
  add(archive, "request", "https://a.example/1", "application/http; msgtype=request",
      "GET /1 HTTP/1.1\r\n\r\n");
  add_answer(archive, "https://a.example/1", PLAIN "\r\n" STORY);
  add_answer(archive, "https://a.example/gone", "HTTP/1.1 404 No\r\n"
                                                "Content-Type: text/plain\r\n\r\nno");
  add_answer(archive, "https://a.example/p.png",
             "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx");
  add_answer(archive, "https://a.example/robots.txt", PLAIN "\r\nUser-agent: *\nDisallow: /x\n");
  add_answer(archive, "https://a.example/feed", PLAIN "\r\n<?xml version='1.0'?>\n<rss></rss>");
  add(archive, "revisit", "https://a.example/2", "application/http; msgtype=response",
      PLAIN "\r\n");
  add(archive, "response", "dns:a.example", "text/dns", "x");
  add(archive, "conversion", "<https://a.example/3>", "text/plain", STORY);
  check("some.warc", archive, "https://a.example/1 " STORY "https://a.example/3 " STORY);
  g_autoptr(GString) packed = gzip(archive->str, archive->len);
  check("packed.warc.gz", packed,
        "https://a.example/1 " STORY "https://a.example/3 " STORY);
}

static void records_packed_one_by_one_are_read_by_their_content(void)
{
  g_autoptr(GString) archive = g_string_new(NULL);
  for (int i = 1; i <= 3; i++) {
    g_autofree char *target = g_strdup_printf("https://a.example/%d", i);
    g_autoptr(GString) one = record("response", target, "application/http",
                                    PLAIN "\r\n" STORY, strlen(PLAIN "\r\n" STORY));
    g_autoptr(GString) packed = gzip(one->str, one->len);
    g_string_append_len(archive, packed->str, (gssize)packed->len);
  }
  check("no-telling-name", archive,
        "https://a.example/1 " STORY "https://a.example/2 " STORY
        "https://a.example/3 " STORY);
  g_string_truncate(archive, archive->len - 30);
  check("cut.warc.gz", archive,
        "https://a.example/1 " STORY "https://a.example/2 " STORY
        "!: cannot read on: the gzip data end too early\n");
}

static void address_and_time_of_retrieval_go_with_the_article(void)
{
  g_autoptr(GString) archive = g_string_new(NULL);
  add_answer(archive, "https://a.example/1", PLAIN "\r\n" STORY);
  g_autofree char *path = g_build_filename(dir, "time.warc", NULL);
  g_assert_true(g_file_set_contents(path, archive->str, -1, NULL));
  const char *inputs[] = {path, NULL};
  WgSourceOptions options = {WG_FORM_WARC, 0, NULL};
  g_autoptr(WgSource) source = wg_source_new(inputs, &options);
  g_autoptr(WgRecord) one = wg_source_next(source, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(one);
  CU_ASSERT_STRING_EQUAL(one->address, "https://a.example/1");
  CU_ASSERT_STRING_EQUAL(one->retrieved, "2031-04-05T06:07:08Z");
  CU_ASSERT_STRING_EQUAL(one->source, path);
}

// A body sent in chunks of seven bytes, packed before.
static void add_chunked(GString *archive, const char *target)
{
  g_autoptr(GString) packed = gzip(STORY, strlen(STORY));
  g_autoptr(GString) block =
      g_string_new(PLAIN "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n");
  for (gsize at = 0; at < packed->len; at += 7) {
    gsize n = MIN(7, packed->len - at);
    g_string_append_printf(block, "%" G_GSIZE_MODIFIER "x;part=1\r\n", n);
    g_string_append_len(block, packed->str + at, (gssize)n);
    g_string_append(block, "\r\n");
  }
  g_string_append(block, "0\r\n\r\n");
  g_autoptr(GString) one =
      record("response", target, "application/http", block->str, block->len);
  g_string_append_len(archive, one->str, (gssize)one->len);
}

static void chunks_and_compression_are_undone_where_they_are(void)
{
  g_autoptr(GString) archive = g_string_new(NULL);
  add_chunked(archive, "https://a.example/1");
  // Heads of what was undone before it was kept.
  add_answer(archive, "https://a.example/2",
             PLAIN "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" STORY);
  add_answer(archive, "https://a.example/3", PLAIN "Content-Encoding: odd\r\n\r\nxyz");
  check("coded.warc", archive,
        "https://a.example/1 " STORY "https://a.example/2 " STORY
        "!: https://a.example/3: compressed in a way that is not read (only gzip, "
        "deflate, br and zstd)\n");
}

static void each_coding_is_undone_as_far_as_it_goes(void)
{
  // Longer than a piece, and no two lines alike.
  g_autoptr(GString) story = g_string_new(NULL);
  for (int i = 0; story->len < 200000; i++)
    g_string_append_printf(story, "Acme Corp. sued firm number %d.\n", i * 7919);
  for (gsize i = 0; i < G_N_ELEMENTS(CODINGS); i++) {
    g_autoptr(GString) archive = g_string_new(NULL), packed = NULL, plain = NULL;
    packed = CODINGS[i].pack(story->str, story->len);
    plain = g_string_new("<p>" STORY);
    add_coded(archive, "https://a.example/1", CODINGS[i].name, packed, packed->len);
    add_coded(archive, "https://a.example/2", CODINGS[i].name, packed, packed->len - 9);
    add_coded(archive, "https://a.example/3", CODINGS[i].name, plain, plain->len);
    g_autofree char *got = outline("coding.warc", archive->str, archive->len, 0);
    g_autofree char *whole = g_strconcat("https://a.example/1 ", story->str, NULL);
    CU_ASSERT(g_str_has_prefix(got, whole));
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "https://a.example/2 Acme Corp. sued firm number 0.\n"));
    CU_ASSERT(g_str_has_suffix(got, "https://a.example/3 <p>" STORY));
  }
}

static void a_plain_body_under_the_head_of_a_coded_one_is_told_by_its_markup(void)
{
  static const char *const NAMES[] = {"deflate", "br", "zstd"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
    g_autoptr(GString) archive = g_string_new(NULL);
    g_autoptr(GString) marked = g_string_new("\xef\xbb\xbf<p>" STORY);
    g_autoptr(GString) other = g_string_new("{\"text\": 1}");
    add_coded(archive, "https://a.example/1", NAMES[i], marked, marked->len);
    if (i) add_coded(archive, "https://a.example/2", NAMES[i], other, other->len);
    g_autofree char *got = outline("plain.warc", archive->str, archive->len, 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(got, "<p>" STORY));
    CU_ASSERT_EQUAL(strstr(got, "!: https://a.example/2: compressed in a way") != NULL, i > 0);
  }
}

static void a_bomb_is_stopped_at_the_ceiling(void)
{
  g_autofree char *zeros = g_strnfill(4000000, 'a');
  for (gsize i = 0; i < G_N_ELEMENTS(CODINGS); i++) {
    g_autoptr(GString) archive = g_string_new(NULL);
    g_autoptr(GString) packed = CODINGS[i].pack(zeros, 4000000);
    add_coded(archive, "https://a.example/1", CODINGS[i].name, packed, packed->len);
    add_answer(archive, "https://a.example/2", PLAIN "\r\n" STORY);
    g_autofree char *got = outline("bomb.warc", archive->str, archive->len, 100000);
    CU_ASSERT_STRING_EQUAL(got, "!: https://a.example/1: larger than a document may be\n"
                                "https://a.example/2 " STORY);
  }
}

static void what_is_broken_is_named_and_passed_over(void)
{
  g_autoptr(GString) archive = g_string_new(NULL);
  add_answer(archive, "https://a.example/1", PLAIN "\r\n" STORY);
  g_string_append(archive, "some bytes that no record claims\nand more\n");
  add_answer(archive, "https://a.example/2", PLAIN "\r\n" STORY);
  add_answer(archive, "https://a.example/3", "what is this");
  g_string_append(archive, "WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n");
  add_answer(archive, "https://a.example/4", PLAIN "\r\n" STORY);
  g_string_truncate(archive, archive->len - 10);
  check("broken.warc", archive,
        "https://a.example/1 " STORY
        "!: record 2: no head of a record stands where one should; looked on\n"
        "https://a.example/2 " STORY
        "!: https://a.example/3: no answer of HTTP\n"
        "!: record 5: no head of a record stands where one should; looked on\n"
        "!: https://a.example/4: the archive ends within it\n");
}

static void a_field_folded_without_end_is_named_and_passed_over(void)
{
  g_autoptr(GString) archive = g_string_new("WARC/1.0\r\nWARC-Type: response\r\nX-Long: x\r\n");
  g_autofree char *more = g_strnfill(1000, 'x');
  for (int i = 0; i < 70; i++) g_string_append_printf(archive, " %s\r\n", more);
  g_string_append(archive, "Content-Length: 0\r\n\r\n\r\n\r\n");
  add_answer(archive, "https://a.example/1", PLAIN "\r\n" STORY);
  check("folded.warc", archive,
        "!: record 1: no head of a record stands where one should; looked on\n"
        "https://a.example/1 " STORY);
}

static void write_some(FILE *stream, gboolean compressed)
{
  g_autoptr(WgWarcWriter) writer = wg_warc_writer_new(stream, "probe/1", compressed);
  WgWarcExchange exchange = {
      .target = "https://a.example/1",
      .date = "2031-04-05T06:07:08Z",
      .address = "203.0.113.7",
      .protocol = "h2",
      .request = wg_slice("GET /1 HTTP/2\r\nHost: a.example\r\n\r\n"),
      .head = wg_slice("HTTP/2 200 \r\ncontent-type: text/plain\r\n"
                       "transfer-encoding: chunked\r\n\r\n"),
      .body = wg_slice(STORY)};
  wg_warc_write(writer, &exchange);
  exchange.profile = WG_WARC_SAME;
  exchange.earlier = exchange.date;
  exchange.date = "2031-04-06T06:07:08Z";
  wg_warc_write(writer, &exchange);
}

static void what_is_written_is_read_again(void)
{
  for (int compressed = 0; compressed < 2; compressed++) {
    g_autofree char *path = g_build_filename(dir, "own.warc.gz", NULL);
    FILE *stream = g_fopen(path, "wb");
    write_some(stream, compressed);
    fclose(stream);
    g_autoptr(WgInput) input = wg_input_open(path, NULL);
    g_auto(WgWarcRecord) head = {0};
    g_autoptr(GString) block = g_string_new(NULL), types = g_string_new(NULL);
    for (guint64 i = 1; wg_warc_next(input, path, i, &head, NULL) == WG_INPUT_OK; i++) {
      CU_ASSERT(wg_input_take(input, head.length, block, NULL) == WG_INPUT_OK);
      g_string_append_printf(types, "%s ", head.type);
      if (i == 5) CU_ASSERT_STRING_EQUAL(head.profile, WG_WARC_SAME);
      if (i != 3) continue;
      CU_ASSERT_STRING_EQUAL(head.payload, "sha1:KJLERMW7RBDBCKXSX5773JKPW7V25TVE");
      CU_ASSERT_STRING_EQUAL(block->str,
                             "HTTP/1.1 200 \r\ncontent-type: text/plain\r\n"
                             "X-Crawler-transfer-encoding: chunked\r\n\r\n" STORY);
    }
    CU_ASSERT_STRING_EQUAL(types->str, "warcinfo request response request revisit ");
  }
}

int main(void)
{
  dir = g_dir_make_tmp("wiregraph-warc-XXXXXX", NULL);
  if (!dir) return 1;
  static const CU_TestInfo tests[] = {
      FX_TEST(pages_are_read_and_the_rest_passed_over),
      FX_TEST(records_packed_one_by_one_are_read_by_their_content),
      FX_TEST(address_and_time_of_retrieval_go_with_the_article),
      FX_TEST(chunks_and_compression_are_undone_where_they_are),
      FX_TEST(each_coding_is_undone_as_far_as_it_goes),
      FX_TEST(a_plain_body_under_the_head_of_a_coded_one_is_told_by_its_markup),
      FX_TEST(a_bomb_is_stopped_at_the_ceiling),
      FX_TEST(what_is_broken_is_named_and_passed_over),
      FX_TEST(a_field_folded_without_end_is_named_and_passed_over),
      FX_TEST(what_is_written_is_read_again),
      CU_TEST_INFO_NULL};
  int status = fx_suite("warc", tests);
  fx_drop_folder(dir);
  return status;
}
