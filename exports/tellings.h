// SPDX-License-Identifier: Apache-2.0
/// \file Articles with what was read out of them as tellings, JSON lines: for a person to
/// correct, and then to teach from (docs/relations.md).
#ifndef WG_EXPORTS_TELLINGS_H
#define WG_EXPORTS_TELLINGS_H

#include "graph/sample.h"

/// Append the first `n` articles of the sample, which holds all reports, in the order in which
/// their first reports were drawn. Returns how many there were; `*textless`: how many more were
/// passed over since the store has no text of them.
guint wg_tellings_print(const WgSample *sample, guint n, GString *out, guint *textless);

#endif
