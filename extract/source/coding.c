// SPDX-License-Identifier: Apache-2.0
#include "extract/source/coding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#define PIECE 65536
#define ZSTD_WINDOW 23 // 8 MiB, as a power of two

// FALSE where not all of it fits.
static gboolean add(GString *out, const void *bytes, gsize n, gsize limit)
{
  gsize fits = MIN(n, limit - out->len);
  g_string_append_len(out, bytes, (gssize)fits);
  return fits == n;
}

static WgHttpStatus copy(WgSlice body, gsize limit, GString *out)
{
  return add(out, body.ptr, body.len, limit) ? WG_HTTP_WHOLE : WG_HTTP_TOO_LONG;
}

// What fails at once is no such stream. Some archives keep the plain body under the head of
// the compressed one; one that is marked up can be told.
static WgHttpStatus judge(WgSlice body, gsize limit, GString *out)
{
  if (out->len) return WG_HTTP_CUT;
  const char *p = body.ptr, *end = body.ptr + body.len;
  if (body.len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) p += 3; // a byte order mark
  while (p < end && g_ascii_isspace(*p)) p++;
  return p < end && *p == '<' ? copy(body, limit, out) : WG_HTTP_UNKNOWN;
}

// ---- gzip and deflate

static gboolean is_gzip(WgSlice body)
{
  return body.len >= 2 && memcmp(body.ptr, "\x1f\x8b", 2) == 0;
}

// Of zlib's own form, which "deflate" stands for; many send it bare.
static gboolean is_zlib(WgSlice body)
{
  if (body.len < 2) return FALSE;
  guint first = (guchar)body.ptr[0], second = (guchar)body.ptr[1];
  return (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
}

// One compressed stream after the other. `window`: as inflateInit2 takes it.
static WgHttpStatus inflate_all(WgSlice body, int window, gsize limit, GString *out)
{
  z_stream z = {.next_in = (Bytef *)body.ptr, .avail_in = (uInt)body.len};
  g_autofree char *piece = g_malloc(PIECE);
  WgHttpStatus status = WG_HTTP_CUT;
  if (body.len > G_MAXUINT32 || inflateInit2(&z, window) != Z_OK) return WG_HTTP_TOO_LONG;
  for (;;) {
    z.next_out = (Bytef *)piece;
    z.avail_out = PIECE;
    int code = inflate(&z, Z_NO_FLUSH);
    if (!add(out, piece, PIECE - z.avail_out, limit)) {
      status = WG_HTTP_TOO_LONG;
      break;
    }
    if (code == Z_STREAM_END) {
      status = WG_HTTP_WHOLE; // what follows and is no stream is passed over
      WgSlice rest = {(const char *)z.next_in, z.avail_in};
      if (!is_gzip(rest) || inflateReset(&z) != Z_OK) break;
      status = WG_HTTP_CUT;
    } else if (code != Z_OK) {
      if (code == Z_DATA_ERROR) status = judge(body, limit, out);
      break;
    }
  }
  inflateEnd(&z);
  return status;
}

static WgHttpStatus undo_gzip(WgSlice body, gsize limit, GString *out)
{
  return is_gzip(body) ? inflate_all(body, 15 + 16, limit, out) : copy(body, limit, out);
}

static WgHttpStatus undo_deflate(WgSlice body, gsize limit, GString *out)
{
  if (is_gzip(body)) return undo_gzip(body, limit, out);
  return inflate_all(body, is_zlib(body) ? 15 : -15, limit, out);
}

// ---- br and zstd

static WgHttpStatus undo_brotli(WgSlice body, gsize limit, GString *out)
{
  BrotliDecoderState *decoder = BrotliDecoderCreateInstance(NULL, NULL, NULL);
  g_autofree guint8 *piece = g_malloc(PIECE);
  const guint8 *in = (const guint8 *)body.ptr;
  size_t left = body.len;
  BrotliDecoderResult result;
  gboolean fits;
  do {
    guint8 *to = piece;
    size_t room = PIECE;
    result = BrotliDecoderDecompressStream(decoder, &left, &in, &room, &to, NULL);
    fits = add(out, piece, PIECE - room, limit);
  } while (fits && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT);
  BrotliDecoderDestroyInstance(decoder);
  if (!fits) return WG_HTTP_TOO_LONG;
  if (result == BROTLI_DECODER_RESULT_ERROR) return judge(body, limit, out);
  return result == BROTLI_DECODER_RESULT_SUCCESS ? WG_HTTP_WHOLE : WG_HTTP_CUT;
}

static WgHttpStatus undo_zstd(WgSlice body, gsize limit, GString *out)
{
  ZSTD_DCtx *decoder = ZSTD_createDCtx();
  g_autofree char *piece = g_malloc(PIECE);
  ZSTD_inBuffer in = {body.ptr, body.len, 0};
  size_t rest; // 0 where a frame is whole
  gboolean fits, is_full;
  ZSTD_DCtx_setParameter(decoder, ZSTD_d_windowLogMax, ZSTD_WINDOW);
  do {
    ZSTD_outBuffer to = {piece, PIECE, 0};
    rest = ZSTD_decompressStream(decoder, &to, &in);
    is_full = to.pos == to.size;
    fits = add(out, piece, to.pos, limit);
  } while (fits && !ZSTD_isError(rest) && (in.pos < in.size || (is_full && rest)));
  ZSTD_freeDCtx(decoder);
  if (!fits) return WG_HTTP_TOO_LONG;
  if (ZSTD_isError(rest)) return judge(body, limit, out);
  return rest ? WG_HTTP_CUT : WG_HTTP_WHOLE;
}

// ---- by name

WgHttpStatus wg_coding_undo(const char *coding, WgSlice body, gsize limit, GString *out)
{
  static const struct {
    const char *name;
    WgHttpStatus (*undo)(WgSlice body, gsize limit, GString *out);
  } CODINGS[] = {{"", copy},           {"identity", copy},
                 {"gzip", undo_gzip},  {"x-gzip", undo_gzip},
                 {"deflate", undo_deflate}, {"br", undo_brotli},
                 {"zstd", undo_zstd}};
  if (!coding || body.len == 0) return copy(body, limit, out);
  for (gsize i = 0; i < G_N_ELEMENTS(CODINGS); i++)
    if (strcmp(coding, CODINGS[i].name) == 0) return CODINGS[i].undo(body, limit, out);
  return judge(body, limit, out);
}
