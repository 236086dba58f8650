// SPDX-License-Identifier: Apache-2.0
/// \file Folders of files for the tests of what reads them.
#ifndef WG_TESTS_FOLDER_FIXTURE_H
#define WG_TESTS_FOLDER_FIXTURE_H

#include <glib/gstdio.h>

/// A new folder with this file in it.
static inline char *fx_folder_with(const char *file, const char *text)
{
  char *dir = g_dir_make_tmp("wiregraph-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, file, NULL);
  g_file_set_contents(path, text, -1, NULL);
  return dir;
}

/// Remove it with the files in it, and free the name.
static inline void fx_drop_folder(char *dir)
{
  g_autoptr(GDir) open = g_dir_open(dir, 0, NULL);
  for (const char *name; open && (name = g_dir_read_name(open));) {
    g_autofree char *path = g_build_filename(dir, name, NULL);
    g_unlink(path);
  }
  g_rmdir(dir);
  g_free(dir);
}

#endif
