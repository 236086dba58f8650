// SPDX-License-Identifier: Apache-2.0
/// \file What was tried on each sentence, for --trace: a recorder that the article holds
/// while it is read. Without one (the field `trace` is NULL) every function here does
/// nothing, and callers ask for it before they make words.
#ifndef WG_PROPOSE_TRACE_H
#define WG_PROPOSE_TRACE_H

#include "extract/propose/fact.h"

/// A recorder for articles of `n_sentences`.
WgTrace *wg_trace_new(guint32 n_sentences);
void wg_trace_free(WgTrace *trace);

/// A line about sentence `s`, indented by `depth` steps.
void wg_trace_say(const WgArticle *a, gint32 s, int depth, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/// The frame is tried at token `t`.
void wg_trace_try(const WgArticle *a, gint32 s, gint32 t, const WgFrame *frame);

/// The first condition that kept the frame from firing (counted from 0).
void wg_trace_condition(const WgArticle *a, gint32 s, const WgFrame *frame, guint condition);

/// A party that `path` led to by the head `head`: `d` (NULL: it names nobody), and why it
/// was not taken (NULL: it was).
void wg_trace_party(const WgArticle *a, gint32 s, const char *side, const WgPath *path,
                    gint32 head, const WgDraft *d, const char *refused);

/// The fact came to be, or `refused` tells why not.
void wg_trace_fact(const WgArticle *a, const WgFact *fact, const char *refused);

/// The score of a candidate was too low for a report.
void wg_trace_unlikely(const WgArticle *a, const WgFact *fact);

/// All that was said, sentence by sentence, with the reports made of it; in the arena.
/// `all`: the facts before any was dropped.
const char *wg_trace_text(const WgArticle *a, const WgReading *reading, const GPtrArray *all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgTrace, wg_trace_free)

#endif
