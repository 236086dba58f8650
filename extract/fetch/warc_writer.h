// SPDX-License-Identifier: Apache-2.0
/// \file What was fetched, as a web archive (WARC/1.1, ISO 28500:2017): each record a
/// gzip member of its own, so that readers can jump to it.
#ifndef WG_FETCH_WARC_WRITER_H
#define WG_FETCH_WARC_WRITER_H

#include <glib.h>
#include <stdio.h>

#include "extract/base/slice.h"

typedef struct wg_warc_writer WgWarcWriter;

/// Begin an archive on `stream` (borrowed; the caller looks for its errors in the end)
/// with the record that says who made it. `agent`: the User-Agent that is sent.
/// `compressed`: gzip each record.
WgWarcWriter *wg_warc_writer_new(FILE *stream, const char *agent, gboolean compressed);
void wg_warc_writer_free(WgWarcWriter *writer);

/// One request and its answer.
typedef struct wg_warc_exchange {
  const char *target;  ///< address without fragment and credentials
  const char *date;    ///< YYYY-MM-DDTHH:MM:SSZ
  const char *address; ///< IP address of the server, or NULL
  const char *protocol; ///< "http/1.1", "h2"
  WgSlice request;     ///< head as sent
  WgSlice head;        ///< of the answer, with the empty line
  WgSlice body;        ///< as sent, but for chunks, which are joined
  const char *profile; ///< of a revisit, WG_WARC_SAME or WG_WARC_NOT_MODIFIED; else NULL
  const char *earlier; ///< of a revisit: when the page was kept, or NULL
} WgWarcExchange;

#define WG_WARC_SAME "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
#define WG_WARC_NOT_MODIFIED "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

/// Write the request, and the answer as a response; with a profile as a revisit, which has
/// no body.
void wg_warc_write(WgWarcWriter *writer, const WgWarcExchange *exchange);

/// "sha1:" and the digest in Base32, as archives name a payload. Caller frees.
char *wg_warc_digest(WgSlice bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgWarcWriter, wg_warc_writer_free)

#endif
