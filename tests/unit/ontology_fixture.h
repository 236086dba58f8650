// SPDX-License-Identifier: Apache-2.0
/// \file A suite that needs the ontology and its frames, and no model.
#ifndef WG_TESTS_ONTOLOGY_FIXTURE_H
#define WG_TESTS_ONTOLOGY_FIXTURE_H

#include "extract/ontology/frames.h"
#include "suite.h"

/// Run the tests with *frames loaded. Gives what main() returns.
static inline int fx_ontology_suite(const char *name, const CU_TestInfo *tests, WgFrames **frames)
{
  g_autoptr(GError) error = NULL;
  WgOntology *ontology = wg_ontology_load(WG_SOURCE_DIR "/ontology", &error);
  *frames = ontology ? wg_frames_new(ontology, &error) : NULL;
  if (!*frames) {
    g_printerr("%s\n", error->message);
    return 1;
  }
  int status = fx_suite(name, tests);
  wg_frames_free(*frames);
  wg_ontology_free(ontology);
  return status;
}

#endif
