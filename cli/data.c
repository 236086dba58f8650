// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <gio/gio.h>

static gboolean holds_data(const char *dir)
{
  g_autofree char *ontology = g_build_filename(dir, "ontology", NULL);
  return g_file_test(ontology, G_FILE_TEST_IS_DIR);
}

// "share/wiregraph" beside the folder of the program, or the source tree that its
// build folder lies in.
static char *beside_program(void)
{
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (!program) return NULL;
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *above = g_path_get_dirname(folder);
  char *share = g_build_filename(above, "share", "wiregraph", NULL);
  if (holds_data(share)) return share;
  g_free(share);
  return holds_data(above) ? g_steal_pointer(&above) : NULL;
}

char *wg_data_dir(GError **error)
{
  const char *named = g_getenv("WIREGRAPH_DATA");
  if (named && *named) {
    if (holds_data(named)) return g_strdup(named);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                "%s: holds no ontology/ (WIREGRAPH_DATA names it)", named);
    return NULL;
  }
  char *found = beside_program();
  if (found) return found;
  if (holds_data(WG_INSTALLED_DATA)) return g_strdup(WG_INSTALLED_DATA);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
              "%s: no ontology/ there nor beside the program; install the "
              "program whole or set WIREGRAPH_DATA",
              WG_INSTALLED_DATA);
  return NULL;
}

char *wg_data_model(GError **error)
{
  g_autofree char *dir = wg_data_dir(error);
  if (!dir) return NULL;
  char *model = g_build_filename(dir, "model", "english.wgm", NULL);
  if (g_file_test(model, G_FILE_TEST_EXISTS)) return model;
  g_free(model);
  return g_build_filename(dir, "extract", "model", "english.wgm", NULL);
}
