// SPDX-License-Identifier: Apache-2.0
/// \file The bytes of one file or of standard input, gzip read through, with a look
/// ahead. What is read is bounded by the caller, so no input can fill the memory.
#ifndef WG_SOURCE_INPUT_H
#define WG_SOURCE_INPUT_H

#include "extract/base/slice.h"

typedef struct wg_input WgInput;

typedef enum wg_input_status {
  WG_INPUT_OK,
  WG_INPUT_END,      ///< nothing was left to read
  WG_INPUT_TOO_LONG, ///< more than the limit; a line was passed over to its end
  WG_INPUT_FAILED,   ///< the error says why
} WgInputStatus;

/// Open `path`, "-" for standard input. NULL and `error` (WG_SOURCE_ERROR_OPEN).
WgInput *wg_input_open(const char *path, GError **error);

/// The same of an open file, which it closes in any case; `name` is for messages.
WgInput *wg_input_open_file(int fd, const char *name, GError **error);
void wg_input_close(WgInput *input);

/// The first bytes of what is still to be read (as many as one read gave, 64 KiB at
/// most), without taking them; empty at the end or where reading fails.
WgSlice wg_input_peek(WgInput *input);

/// The next line without its LF into `line`; at most `limit` bytes.
WgInputStatus wg_input_line(WgInput *input, gsize limit, GString *line,
                            GError **error);

/// All that is left into `all`; at most `limit` bytes.
WgInputStatus wg_input_all(WgInput *input, gsize limit, GString *all,
                           GError **error);

/// The next `n` bytes into `into` (emptied first), or passed over where that is NULL.
/// WG_INPUT_END where fewer came; these are in `into`.
WgInputStatus wg_input_take(WgInput *input, guint64 n, GString *into, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgInput, wg_input_close)

#endif
