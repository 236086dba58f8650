// SPDX-License-Identifier: Apache-2.0
/// \file Where data are written: standard output, or a file that appears whole, by
/// rename, once all of it is on the disk. Written through stdio, checked at the end.
#ifndef WG_CLI_OUTPUT_H
#define WG_CLI_OUTPUT_H

#include <glib.h>
#include <stdio.h>

typedef struct wg_output WgOutput;

/// `path` NULL or "-": standard output. A regular file (or a new one) is written beside
/// its place first; anything else (/dev/null, a pipe) directly. One output at a time.
/// NULL and `error` (naming the file) where it cannot be made.
WgOutput *wg_output_open(const char *path, GError **error);

FILE *wg_output_stream(WgOutput *output);

/// FALSE and `error` where what was written so far went wrong (the disk is full):
/// a long run need not go on to its end.
gboolean wg_output_check(WgOutput *output, GError **error);

/// Write out, sync and rename; frees `output` in any case. FALSE and `error` where not
/// all of it could be written: then no file is left.
gboolean wg_output_finish(WgOutput *output, GError **error);

/// Leave no file; frees `output`. NULL is taken.
void wg_output_abandon(WgOutput *output);

#endif
