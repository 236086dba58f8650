// SPDX-License-Identifier: Apache-2.0
#include "graph/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/store.h"

struct wg_lock {
  char *path;
  int fd;
};

// Whether the file we locked is still the one that the path names; a writer that ended
// in between has taken it away.
static gboolean still_there(const WgLock *lock)
{
  struct stat open_file, named;
  return fstat(lock->fd, &open_file) == 0 && stat(lock->path, &named) == 0 &&
         open_file.st_ino == named.st_ino && open_file.st_dev == named.st_dev;
}

static gboolean try_once(WgLock *lock, const char *store, GError **error)
{
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  lock->fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock->fd < 0) {
    g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_IO,
                "cannot write beside the store %s: %s", store, g_strerror(errno));
    return FALSE;
  }
  if (fcntl(lock->fd, F_SETLK, &whole) == 0) return TRUE;
  g_set_error(error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY,
              "another run is writing to %s; wait until it has ended, or name "
              "another store",
              store);
  return FALSE;
}

WgLock *wg_lock_take(const char *path, GError **error)
{
  WgLock *lock = g_new0(WgLock, 1);
  lock->path = g_strconcat(path, "-lock", NULL);
  lock->fd = -1;
  while (try_once(lock, path, error)) {
    if (still_there(lock)) return lock;
    close(lock->fd);
    lock->fd = -1;
  }
  if (lock->fd >= 0) close(lock->fd);
  g_free(lock->path);
  g_free(lock);
  return NULL;
}

void wg_lock_free(WgLock *lock)
{
  if (!lock) return;
  unlink(lock->path); // while it is held, so that nobody else's is taken away
  close(lock->fd);
  g_free(lock->path);
  g_free(lock);
}
