// SPDX-License-Identifier: Apache-2.0
/// \file The formats a graph is printed in, one table; and their writers, which take
/// sorted statements one by one and hold no more of them than one subject's.
#ifndef WG_EXPORTS_EXPORTS_H
#define WG_EXPORTS_EXPORTS_H

#include <stdio.h>

#include "graph/merge.h"

/// Where bytes go. `write` is FALSE with `error` set where they cannot.
typedef struct wg_sink {
  gboolean (*write)(const char *bytes, gsize n, void *context, GError **error);
  void *context;
} WgSink;

/// A sink into an open file. The caller flushes and closes it and checks both: a full
/// disk often shows only then.
WgSink wg_sink_file(FILE *file);

#define WG_EXPORT_ERROR (wg_export_error_quark())
GQuark wg_export_error_quark(void);
typedef enum wg_export_error_code {
  WG_EXPORT_ERROR_WRITE, ///< the sink failed: exit 3
  WG_EXPORT_ERROR_TERM,  ///< the format cannot hold a term: exit 5
  WG_EXPORT_ERROR_ASKED, ///< what was asked for is not there: exit 2
} WgExportErrorCode;

typedef struct wg_writer WgWriter;

/// One row of the table.
typedef struct wg_export_format {
  const char *name;       ///< as -f takes it
  const char *extension;  ///< of files, with its point: ".nq"
  const char *media_type;
  gboolean quads; ///< graph names are printed; else every graph goes into one
  gboolean whole; ///< drawn from a merged graph: no article graph alone can be printed
  gboolean parts; ///< several tables: wg_writer_set_part
  const struct wg_writer_class *writer; ///< inside exports/ only
} WgExportFormat;

/// All formats in the order of help; `*n` tells how many.
const WgExportFormat *wg_export_formats(guint *n);

/// The format of this name, or NULL.
const WgExportFormat *wg_export_find(const char *name);

/// The format whose files end like `path` (".nq"; ".nq.gz" is not), or NULL.
const WgExportFormat *wg_export_for_path(const char *path);

/// Begin a document into `sink` (copied). `base`: what minted IRIs begin with, for
/// prefixes; NULL: WG_BASE.
WgWriter *wg_writer_new(const WgExportFormat *format, const WgSink *sink,
                        const char *base, GError **error);

/// Takes the name of the table whose bytes come next. FALSE with `error` stops all.
typedef gboolean (*WgPartFunc)(const char *name, void *context, GError **error);

/// Tell `func` where a table begins. Without it the tables of a format follow each other,
/// parted by an empty line.
void wg_writer_set_part(WgWriter *writer, WgPartFunc func, void *context);

/// Networks and tables: put its country in the place of each party that has one.
void wg_writer_set_roll_up(WgWriter *writer, gboolean roll_up);

/// Tell the writer what classes are symmetric, and what they are called. Borrowed.
void wg_writer_set_ontology(WgWriter *writer, const WgOntology *ontology);

/// One statement; those of one subject come together. A WgStatementFunc with the
/// writer as its context.
gboolean wg_writer_statement(const WgStatement *statement, void *writer,
                             GError **error);

/// All statements of one article graph.
gboolean wg_writer_article(WgWriter *writer, const WgArticleGraph *article,
                           GError **error);

/// End the document: what is held back is written. Free it all the same.
gboolean wg_writer_finish(WgWriter *writer, GError **error);

void wg_writer_free(WgWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgWriter, wg_writer_free)

#endif
