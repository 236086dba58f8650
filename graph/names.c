// SPDX-License-Identifier: Apache-2.0
#include "graph/names.h"

static const char *const POLARITIES[] = {"affirmed", "negated"};
static const char *const MODALITIES[] = {"actual", "planned", "possible", "alleged"};
static const char *const PHASES[] = {"begun", "ongoing", "ended"};
static const char *const OUTCOMES[] = {"",          "dismissed", "acquitted",
                                       "convicted", "settled",   "overturned"};

const char *wg_polarity_name(WgPolarity polarity) { return POLARITIES[polarity]; }
const char *wg_modality_name(WgModality modality) { return MODALITIES[modality]; }
const char *wg_phase_name(WgPhase phase) { return PHASES[phase]; }
const char *wg_outcome_name(WgOutcome outcome)
{
  return outcome == WG_NO_OUTCOME ? NULL : OUTCOMES[outcome];
}

static int find(const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return (int)i;
  return -1;
}

#define FIND(names, type)                               \
  int i = find(names, G_N_ELEMENTS(names), name);       \
  if (i >= 0) *out = (type)i;                           \
  return i >= 0

gboolean wg_polarity_find(const char *name, WgPolarity *out)
{
  FIND(POLARITIES, WgPolarity);
}

gboolean wg_modality_find(const char *name, WgModality *out)
{
  FIND(MODALITIES, WgModality);
}

gboolean wg_phase_find(const char *name, WgPhase *out)
{
  FIND(PHASES, WgPhase);
}

gboolean wg_outcome_find(const char *name, WgOutcome *out)
{
  FIND(OUTCOMES, WgOutcome);
}
