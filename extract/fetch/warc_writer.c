// SPDX-License-Identifier: Apache-2.0
#include "extract/fetch/warc_writer.h"

#include <zlib.h>

struct wg_warc_writer {
  FILE *stream;
  gboolean compressed;
  char *info; // ID of the first record
  GString *record;
};

char *wg_warc_digest(WgSlice bytes)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  guint8 sum[20];
  gsize n = sizeof sum;
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
  if (bytes.len) g_checksum_update(checksum, (const guchar *)bytes.ptr, (gssize)bytes.len);
  g_checksum_get_digest(checksum, sum, &n);
  GString *out = g_string_new("sha1:");
  guint held = 0, bits = 0; // 20 bytes are 32 digits exactly
  for (gsize i = 0; i < n; i++) {
    held = held << 8 | sum[i];
    for (bits += 8; bits >= 5; bits -= 5)
      g_string_append_c(out, digits[held >> (bits - 5) & 31]);
  }
  return g_string_free(out, FALSE);
}

static char *new_id(void)
{
  g_autofree char *uuid = g_uuid_string_random();
  return g_strdup_printf("<urn:uuid:%s>", uuid);
}

static void put_compressed(WgWarcWriter *writer)
{
  z_stream z = {.next_in = (Bytef *)writer->record->str,
                .avail_in = (uInt)writer->record->len};
  Bytef piece[16384];
  // As zlib documents it, 16 more than the window asks for gzip.
  if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error("no memory to compress with");
  int code;
  do {
    z.next_out = piece;
    z.avail_out = sizeof piece;
    code = deflate(&z, Z_FINISH);
    fwrite(piece, 1, sizeof piece - z.avail_out, writer->stream);
  } while (code == Z_OK);
  deflateEnd(&z);
}

static void begin(WgWarcWriter *writer, const char *type, const char *id,
                  const char *date)
{
  g_string_printf(writer->record,
                  "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n",
                  type, id, date);
  if (writer->info)
    g_string_append_printf(writer->record, "WARC-Warcinfo-ID: %s\r\n", writer->info);
}

static void add(WgWarcWriter *writer, const char *name, const char *value)
{
  if (value) g_string_append_printf(writer->record, "%s: %s\r\n", name, value);
}

// The block is one piece after the other.
static void end(WgWarcWriter *writer, const char *content, WgSlice block, WgSlice more)
{
  GString *r = writer->record;
  g_string_append_printf(r, "Content-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT
                            "\r\n\r\n",
                         content, block.len + more.len);
  g_string_append_len(r, block.ptr, (gssize)block.len);
  if (more.len) g_string_append_len(r, more.ptr, (gssize)more.len);
  g_string_append(r, "\r\n\r\n");
  if (writer->compressed)
    put_compressed(writer);
  else
    fwrite(r->str, 1, r->len, writer->stream);
}

static void write_info(WgWarcWriter *writer, const char *agent)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc();
  g_autofree char *date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *fields = g_strdup_printf(
      "software: wiregraph/%s\r\n"
      "format: WARC File Format 1.1\r\n"
      "conformsTo: http://iipc.github.io/warc-specifications/specifications/"
      "warc-format/warc-1.1/\r\n"
      "robots: classic\r\n"
      "http-header-user-agent: %s\r\n",
      WG_VERSION, agent);
  char *id = new_id();
  begin(writer, "warcinfo", id, date);
  end(writer, "application/warc-fields", wg_slice(fields), wg_slice(NULL));
  writer->info = id;
}

WgWarcWriter *wg_warc_writer_new(FILE *stream, const char *agent, gboolean compressed)
{
  WgWarcWriter *writer = g_new0(WgWarcWriter, 1);
  writer->stream = stream;
  writer->compressed = compressed;
  writer->record = g_string_new(NULL);
  write_info(writer, agent);
  return writer;
}

void wg_warc_writer_free(WgWarcWriter *writer)
{
  if (!writer) return;
  g_string_free(writer->record, TRUE);
  g_free(writer->info);
  g_free(writer);
}

// The head as it stands in HTTP/1.1 and fits the body that is kept: later versions have
// none in text, and chunks are joined. Caller frees.
static GString *plain_head(WgSlice head)
{
  GString *out = g_string_new(NULL);
  g_autofree char *text = g_strndup(head.ptr, head.len);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    gsize n = strlen(*line);
    if (n && (*line)[n - 1] == '\r') (*line)[--n] = '\0';
    if (!n) break;
    if (line == lines && g_str_has_prefix(*line, "HTTP/")) {
      const char *rest = strchr(*line, ' ');
      g_string_append_printf(out, "%s%s\r\n",
                             g_str_has_prefix(*line, "HTTP/1.") ? "" : "HTTP/1.1",
                             g_str_has_prefix(*line, "HTTP/1.") ? *line
                             : rest                              ? rest
                                                                 : "");
    } else if (g_ascii_strncasecmp(*line, "transfer-encoding:", 18) == 0) {
      g_string_append_printf(out, "X-Crawler-%s\r\n", *line);
    } else {
      g_string_append_printf(out, "%s\r\n", *line);
    }
  }
  g_string_append(out, "\r\n");
  return out;
}

static void write_answer(WgWarcWriter *writer, const WgWarcExchange *exchange,
                         const char *id)
{
  const char *profile = exchange->profile;
  g_autoptr(GString) head = plain_head(exchange->head);
  WgSlice body = profile ? wg_slice(NULL) : exchange->body;
  begin(writer, profile ? "revisit" : "response", id, exchange->date);
  add(writer, "WARC-Target-URI", exchange->target);
  add(writer, "WARC-IP-Address", exchange->address);
  add(writer, "WARC-Protocol", exchange->protocol);
  add(writer, "WARC-Profile", profile);
  if (profile) add(writer, "WARC-Refers-To-Target-URI", exchange->target);
  if (profile) add(writer, "WARC-Refers-To-Date", exchange->earlier);
  if (!profile || strcmp(profile, WG_WARC_SAME) == 0) {
    g_autofree char *digest = wg_warc_digest(exchange->body);
    add(writer, "WARC-Payload-Digest", digest);
  }
  WgSlice text = {head->str, head->len};
  end(writer, "application/http; msgtype=response", text, body);
}

void wg_warc_write(WgWarcWriter *writer, const WgWarcExchange *exchange)
{
  g_autofree char *request = new_id(), *answer = new_id();
  begin(writer, "request", request, exchange->date);
  add(writer, "WARC-Target-URI", exchange->target);
  add(writer, "WARC-Concurrent-To", answer);
  end(writer, "application/http; msgtype=request", exchange->request, wg_slice(NULL));
  write_answer(writer, exchange, answer);
}
