// SPDX-License-Identifier: Apache-2.0
/// \file The name files of ontology/names/: entities known beforehand (countries,
/// public bodies, firms, universities …), given names; and how a name is normalized.
#ifndef WG_FACTS_GAZETTEER_H
#define WG_FACTS_GAZETTEER_H

#include "extract/doc.h"

typedef struct wg_gazetteer WgGazetteer;

/// One line of a name file.
typedef struct wg_known {
  const char *name; ///< canonical
  WgEntityType type;
  const char *country;   ///< alpha-3 or NULL (a Country bears its own)
  const char *qualifier; ///< or NULL
  const char *wikidata;  ///< "Q…", only from a named source; or NULL
  const char *const *aliases; ///< NULL-terminated
  gboolean weak; ///< a common word or a person's name too ("Apple", "Ford"): wants context
} WgKnown;

#define WG_GAZETTEER_ERROR (wg_gazetteer_error_quark())
GQuark wg_gazetteer_error_quark(void);

/// Read every *.tsv in folder `dir` in byte order; `error` begins "FILE:LINE: ".
WgGazetteer *wg_gazetteer_load(const char *dir, GError **error);
void wg_gazetteer_free(WgGazetteer *gazetteer);

/// The name as an IRI and a comparison use it: NFC, case folded, marks and accents kept
/// apart from letters dropped, dots of initialisms dropped ("U.S." → "us"), possessive
/// 's, a leading article, legal suffixes ("Co., Ltd.", "Inc") and punctuation gone, words
/// parted by one space. Caller frees.
char *wg_name_normalize(const char *name);

/// The known entity that `name` (any spelling) denotes, or NULL; where several do, the
/// one without `qualifier`, else the first in byte order of its name.
/// `exact_case`: where an alias is an acronym or a common word the case must agree ("US").
const WgKnown *wg_gazetteer_find(const WgGazetteer *gazetteer, const char *name);

/// The country whose adjective or people `word` is ("Chinese", "Iranians"), or NULL.
const WgKnown *wg_gazetteer_demonym(const WgGazetteer *gazetteer, const char *word);

/// The country whose capital (or seat of government: "Kremlin", "White House") this is, or NULL.
const WgKnown *wg_gazetteer_capital(const WgGazetteer *gazetteer, const char *name);

/// By ISO 3166-1 alpha-3, or NULL.
const WgKnown *wg_gazetteer_country(const WgGazetteer *gazetteer, const char *iso3);

/// Whether the word is a given name of persons; a family name.
gboolean wg_gazetteer_is_given_name(const WgGazetteer *gazetteer, const char *word);
gboolean wg_gazetteer_is_surname(const WgGazetteer *gazetteer, const char *word);

/// SHA-256 (hex) over the bytes of the files read, names included.
const char *wg_gazetteer_checksum(const WgGazetteer *gazetteer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgGazetteer, wg_gazetteer_free)

#endif
