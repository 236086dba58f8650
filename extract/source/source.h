// SPDX-License-Identifier: Apache-2.0
/// \file Where articles come from: files, folders, standard input, plain or gzipped;
/// plain text, web pages, feeds, JSON lines and web archives. One record at a time, bad ones
/// named and passed over.
#ifndef WG_SOURCE_SOURCE_H
#define WG_SOURCE_SOURCE_H

#include "extract/doc.h"

typedef enum wg_source_form {
  WG_FORM_AUTO,
  WG_FORM_TEXT,
  WG_FORM_JSONL,
  WG_FORM_HTML,
  WG_FORM_WARC, ///< a web archive: its pages
  WG_FORM_FEED,
} WgSourceForm;

#define WG_SOURCE_ERROR (wg_source_error_quark())
GQuark wg_source_error_quark(void);
typedef enum wg_source_error_code {
  WG_SOURCE_ERROR_OPEN,   ///< missing, unreadable: exit 3 where nothing else could be read
  WG_SOURCE_ERROR_RECORD, ///< one record is bad (not UTF-8, too large, no text …)
} WgSourceErrorCode;

typedef struct wg_source_options {
  WgSourceForm form;
  gsize ceiling;    ///< bytes a document may have; 0: 8 MiB
  const char *date; ///< date for records that bear none, or NULL
} WgSourceOptions;

typedef struct wg_source WgSource;

/// `inputs`: NULL-terminated paths, "-" for standard input. Folders are read recursively
/// in byte order of their paths.
WgSource *wg_source_new(const char *const *inputs, const WgSourceOptions *options);
void wg_source_free(WgSource *source);

/// Fetches what is at `url` into an archive (WARC) and gives it as a file to be read from
/// where it stands and closed; -1 and `error`.
typedef int (*WgSourceFetch)(const char *url, void *context, GError **error);

/// Inputs may be addresses (http, https) from here on.
void wg_source_set_fetch(WgSource *source, WgSourceFetch fetch, void *context);

/// The next record (caller owns it). NULL and no error at the end; NULL and `error`
/// (naming file, line, reason) where one input or record is bad: call again to go on.
WgRecord *wg_source_next(WgSource *source, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgSource, wg_source_free)

#endif
