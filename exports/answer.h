// SPDX-License-Identifier: Apache-2.0
/// \file SPARQL 1.1 Query Results JSON Format (W3C 2013), read. What old stores write is
/// taken too: "typed-literal", bindings of no value, keys of their own.
#ifndef WG_EXPORTS_ANSWER_H
#define WG_EXPORTS_ANSWER_H

#include "graph/query.h"

typedef struct wg_answer WgAnswer;

/// `source` is named in messages. NULL and `error` (WG_HTTP_ERROR_ANSWER) where it is no
/// such document.
WgAnswer *wg_answer_parse(const char *json, gsize n, const char *source, GError **error);
void wg_answer_free(WgAnswer *answer);

/// Names of the variables, without "?"; NULL-terminated, the answer's. NULL: it is that
/// of an ASK.
const char *const *wg_answer_names(const WgAnswer *answer);

gboolean wg_answer_boolean(const WgAnswer *answer);

/// Hand the rows to `func`, in their order. Blank nodes are named b1, b2 … as they come:
/// not every store's labels are legal.
gboolean wg_answer_rows(WgAnswer *answer, WgRowFunc func, void *context, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgAnswer, wg_answer_free)

#endif
