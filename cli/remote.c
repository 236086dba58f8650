// SPDX-License-Identifier: Apache-2.0
#include "cli/remote.h"

#include <string.h>

#define SECONDS 300

gboolean wg_remote_check(const WgRemote *remote)
{
  if (remote->seconds < -1 || remote->seconds > 86400) {
    wg_misuse("--timeout %d: give seconds from 1 to 86400 (0: no limit)", remote->seconds);
    return FALSE;
  }
  if (!remote->user || !strchr(remote->user, ':')) return TRUE;
  wg_misuse("--user: a name without colon; the password belongs in WIREGRAPH_PASSWORD or "
            "~/.netrc");
  return FALSE;
}

WgHttp *wg_remote_open(const WgRemote *remote, guint repeats)
{
  WgHttpOptions options = {.user = remote->user,
                           .seconds = remote->seconds < 0 ? SECONDS : (guint)remote->seconds,
                           .repeats = repeats};
  return wg_http_new(&options);
}

void wg_remote_clear(WgRemote *remote)
{
  g_free(remote->user);
}
