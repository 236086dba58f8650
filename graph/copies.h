// SPDX-License-Identifier: Apache-2.0
/// \file Which articles are copies of which: syndicated wire copies, lightly edited.
/// MinHash over shingles of words (Broder 1997) with fixed seeds, bands to find the
/// candidates (Leskovec et al., Mining of Massive Datasets, chapter 3). The outcome
/// depends on the set of articles alone.
#ifndef WG_GRAPH_COPIES_H
#define WG_GRAPH_COPIES_H

#include <glib.h>

typedef struct wg_copies WgCopies;

/// The signature of a text, as hexadecimal digits; NULL where the text has too few
/// words to be told from others by them. Case, punctuation and space do not count.
/// Caller frees.
char *wg_copies_sign(const char *text);

WgCopies *wg_copies_new(void);
void wg_copies_free(WgCopies *copies);

/// Enter an article; `date` may be NULL. One without `signature` (NULL) is a copy of
/// none. FALSE where the signature is none.
gboolean wg_copies_enter(WgCopies *copies, const char *iri, const char *date,
                         const char *signature);

/// Decide, once all are entered.
void wg_copies_resolve(WgCopies *copies);

/// The article that this one is a copy of: the earliest dated of all that are alike
/// (one without date is the latest), then the smallest IRI; NULL where it is its own.
const char *wg_copies_original(const WgCopies *copies, const char *iri);

/// Say what was decided elsewhere, instead of entering and resolving; strings are borrowed.
void wg_copies_tell(WgCopies *copies, const char *iri, const char *original);

/// For who keeps signatures in an index: two articles are compared where the keys of one band
/// are the same and fewer than WG_COPIES_NEIGHBOURS others of that key lie between them in
/// the order of their IRIs.
#define WG_COPIES_BANDS 32
#define WG_COPIES_NEIGHBOURS 512

/// FALSE where the signature is none.
gboolean wg_signature_keys(const char *signature, guint64 keys[WG_COPIES_BANDS]);
/// Whether two signatures (good ones) are of copies.
gboolean wg_signatures_alike(const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgCopies, wg_copies_free)

#endif
