// SPDX-License-Identifier: Apache-2.0
/// \file Teaching the reader a relation of one's own: examples that a person marked → a small
/// file that is read beside the shipped one (propose/relation.h). The encoder and the layers
/// that the classes share stay as they are; a class gets its column of the triggers, its row
/// and its table of steps. Bytes depend on the files given alone.
#ifndef WG_TEACH_TEACH_H
#define WG_TEACH_TEACH_H

#include "extract/reader.h"
#include "extract/teach/tellings.h"

/// What was learnt of one class.
typedef struct wg_taught {
  const char *event_class;
  guint tellings, lost;    ///< examples; those at whose trigger no word was read
  guint articles;
  float precision, recall, f1, threshold; ///< of triggers, in articles not learnt from
  const char *like;        ///< the known class that its parties stand most alike to
  float before, after;     ///< loss of the parties an act: as that class has them; learnt
} WgTaught;

typedef struct wg_teaching {
  const char *data_dir;
  const char *declared;             ///< Turtle file that declares the classes to learn
  const char *const *ontology;      ///< more files of the ontology, or NULL
  const char *const *tellings;      ///< files
  void (*article)(gpointer context); ///< one more was read; or NULL
  void (*taught)(const WgTaught *taught, gpointer context); ///< or NULL
  gpointer context;
} WgTeaching;

/// The bytes of the relation's file (the caller's); NULL and `error`.
GByteArray *wg_teach(const WgTeaching *teaching, GError **error);

#endif
