// SPDX-License-Identifier: Apache-2.0
/// \file The name files of ontology/names/: entities known beforehand (countries,
/// public bodies, firms, universities …), given names; and how a name is normalized.
#ifndef WG_ONTOLOGY_GAZETTEER_H
#define WG_ONTOLOGY_GAZETTEER_H

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

/// Read every *.tsv, given-names*.txt and surnames*.txt in folder `dir` in byte order of
/// their names (formats: docs/name-files.md). NULL and an `error` that begins "FILE:LINE: "
/// where one is missing or broken (exit 4).
WgGazetteer *wg_gazetteer_load(const char *dir, GError **error);
void wg_gazetteer_free(WgGazetteer *gazetteer);

/// The name as an IRI and a comparison use it: NFC, case folded, accents kept (marks that
/// no letter takes in are dropped), dots of initialisms dropped ("U.S." → "us"), possessive
/// 's, a leading article, legal suffixes ("Co., Ltd.", "Inc") and punctuation gone, "&" as
/// "and", words parted by one space. Never empty but for an empty name. Caller frees.
char *wg_name_normalize(const char *name);

/// The same without accents ("São Paulo" → "sao paulo"): what finding compares, never an
/// IRI. Caller frees.
char *wg_name_fold(const char *name);

/// The known entity that `name` (any spelling, accents or none) denotes, or NULL; where
/// several do, the one spelt exactly so, else the one without `qualifier`, else the first
/// in byte order of its name. Case counts in two ways: an acronym of up to five letters
/// ("US", "WHO") is found in capitals only, and a name with a capital is not found by a
/// spelling without any ("apple", "united states").
const WgKnown *wg_gazetteer_find(const WgGazetteer *gazetteer, const char *name);

/// The country whose adjective or people `word` is ("Chinese", "Iranians", "South
/// Korean"), or NULL; a capital is wanted ("polish" is none).
const WgKnown *wg_gazetteer_demonym(const WgGazetteer *gazetteer, const char *word);

/// The country whose capital (or seat of government: "Kremlin", "White House") this is, or NULL.
const WgKnown *wg_gazetteer_capital(const WgGazetteer *gazetteer, const char *name);

/// By ISO 3166-1 alpha-3, or NULL.
const WgKnown *wg_gazetteer_country(const WgGazetteer *gazetteer, const char *iso3);

/// Whether the word is a given name of persons; a family name. Case does not count.
gboolean wg_gazetteer_is_given_name(const WgGazetteer *gazetteer, const char *word);
gboolean wg_gazetteer_is_surname(const WgGazetteer *gazetteer, const char *word);

/// SHA-256 (hex) over the bytes of the files read, names included.
const char *wg_gazetteer_checksum(const WgGazetteer *gazetteer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgGazetteer, wg_gazetteer_free)

#endif
