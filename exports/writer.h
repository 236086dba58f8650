// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: what a format's file fills in.
#ifndef WG_EXPORTS_WRITER_H
#define WG_EXPORTS_WRITER_H

#include "exports/exports.h"

/// What a format does; each may be NULL for nothing.
typedef struct wg_writer_class {
  gboolean (*begin)(WgWriter *writer, GError **error);
  gboolean (*statement)(WgWriter *writer, const WgStatement *statement,
                        GError **error);
  gboolean (*finish)(WgWriter *writer, GError **error);
  void (*clear)(WgWriter *writer); ///< frees `state`; called once, always
} WgWriterClass;

struct wg_writer {
  const WgExportFormat *format;
  WgSink sink;
  char *base;
  GString *out; ///< bytes on their way to the sink; a format appends here
  void *state;  ///< the format's own
  const WgOntology *ontology; ///< or NULL
  /// Of the whole graph, where the statements are a part of it: from it comes how much was
  /// read in all. Borrowed; NULL: the statements are all there is.
  const struct wg_network *whole;
  gboolean roll_up;
  gboolean in_part;
  WgPartFunc part; ///< or NULL
  void *part_context;
};

/// Hand what lies in `out` to the sink where it is much: for a `finish` that prints all.
gboolean wg_writer_flush(WgWriter *writer, GError **error);

/// The table of this name begins.
gboolean wg_writer_part(WgWriter *writer, const char *name, GError **error);

extern const WgWriterClass WG_WRITER_LINES;
extern const WgWriterClass WG_WRITER_TURTLE;
extern const WgWriterClass WG_WRITER_RDFXML;
extern const WgWriterClass WG_WRITER_JSONLD;
extern const WgWriterClass WG_WRITER_UPDATE;
extern const WgWriterClass WG_WRITER_GRAPHML;
extern const WgWriterClass WG_WRITER_GEXF;
extern const WgWriterClass WG_WRITER_CSV;
extern const WgWriterClass WG_WRITER_DOT;
extern const WgWriterClass WG_WRITER_OCCURRENCES;
extern const WgWriterClass WG_WRITER_PANEL;
extern const WgWriterClass WG_WRITER_SPELLS;
extern const WgWriterClass WG_WRITER_FTM;
extern const WgWriterClass WG_WRITER_REPORT;

#endif
