// SPDX-License-Identifier: Apache-2.0
/// \file What the commands that speak with a triple store share: who asks, how long they
/// wait.
#ifndef WG_CLI_REMOTE_H
#define WG_CLI_REMOTE_H

#include "cli/cli.h"
#include "exports/http.h"

typedef struct wg_remote {
  char *user;   ///< --user
  gint seconds; ///< --timeout; -1: not given
} WgRemote;

#define WG_REMOTE_INIT {NULL, -1}

/// The rows of a command's own options.
#define WG_REMOTE_OPTIONS(remote)                                               \
  {"user", 0, 0, G_OPTION_ARG_FILENAME, &(remote).user,                         \
   "Who asks (default: $WIREGRAPH_USER, else netrc); the password is "          \
   "$WIREGRAPH_PASSWORD or netrc's", "NAME"},                                   \
  {"timeout", 0, 0, G_OPTION_ARG_INT, &(remote).seconds,                        \
   "Seconds a request may take (default: 300; 0: no limit)", "SECONDS"}

/// FALSE and told as misuse where a value is none.
gboolean wg_remote_check(const WgRemote *remote);

/// `repeats` of a request that failed. Caller frees.
WgHttp *wg_remote_open(const WgRemote *remote, guint repeats);

void wg_remote_clear(WgRemote *remote);

#endif
