// SPDX-License-Identifier: Apache-2.0
/// \file The reader: one record in, its facts out. Loaded once, shared by all threads.
#ifndef WG_READER_H
#define WG_READER_H

#include "extract/doc.h"
#include "extract/language/language.h"
#include "extract/ontology/gazetteer.h"
#include "extract/ontology/ontology.h"

typedef struct wg_reader WgReader;
struct wg_article;
struct wg_learnt;

/// What is read beside the data folder, NULL-terminated lists of files or NULL: Turtle files of the
/// ontology, relations that were learnt (propose/relation.h). Relations that lie in
/// model/relations/*.wgl of the data folder are read in any case.
typedef struct wg_reader_more {
  const char *const *ontology, *const *relations;
  gboolean fast;          ///< frames alone, without the learnt reader and its score
  gboolean shipped_alone; ///< not even those that lie there
} WgReaderMore;

/// Load ontology (`data_dir`/ontology), name files (`data_dir`/ontology/names) and model
/// (`data_dir`/model/english.wgm and reader.wgr, or in the source tree extract/model/).
/// NULL and `error` (file and line) where something is missing or broken: exit 4.
WgReader *wg_reader_load_with(const char *data_dir, const WgReaderMore *more, GError **error);
void wg_reader_free(WgReader *reader);

const WgOntology *wg_reader_ontology(const WgReader *reader);
const WgGazetteer *wg_reader_gazetteer(const WgReader *reader);
const WgLanguage *wg_reader_language(const WgReader *reader);

/// SHA-256 (hex) of all that decides what is read: software version, model, ontology,
/// names; the extraction's IRI is made of it.
const char *wg_reader_fingerprint(const WgReader *reader);

/// SHA-256 (hex) of the model file.
const char *wg_reader_model(const WgReader *reader);

/// Read `record` (taken over by the reading). Never fails: an article without facts
/// gives a reading without reports. Thread-safe.
WgReading *wg_reader_read(const WgReader *reader, WgRecord *record);

/// The same, and `trace` of the reading tells sentence by sentence which frames were tried,
/// and why they gave a fact or none.
WgReading *wg_reader_read_traced(const WgReader *reader, WgRecord *record);

/// The words of `record` (taken over) as the learnt reader is shown them, as a line of JSON
/// (propose/words.h): what it is taught by. Caller frees.
char *wg_reader_words(const WgReader *reader, WgRecord *record);

/// The candidates of `record` (taken over) with what speaks for and against each, as a line
/// of JSON (score/candidates.h): what the score is fitted on. The reader must not have been
/// loaded `fast`. Caller frees.
char *wg_reader_candidates(const WgReader *reader, WgRecord *record);

/// Let `take` have the article of `record` (taken over) as it is before facts are looked for,
/// and what looks for them: what a relation is learnt by.
typedef void (*WgShowFunc)(struct wg_article *a, const struct wg_learnt *learnt,
                           gpointer context);
void wg_reader_show(const WgReader *reader, WgRecord *record, WgShowFunc take, gpointer context);

/// The learnt reader, with the relations beside it.
const struct wg_learnt *wg_reader_learnt(const WgReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgReader, wg_reader_free)

#endif
