// SPDX-License-Identifier: Apache-2.0
/// \file Inside exports/: what is said of one subject, gathered from sorted statements, for
/// formats that need a thing whole. It holds one subject's statements, no more.
#ifndef WG_EXPORTS_SUBJECT_H
#define WG_EXPORTS_SUBJECT_H

#include "graph/statement.h"

typedef struct wg_subject WgSubject;

/// Takes a subject that is complete; it lives for the call.
typedef void (*WgSubjectFunc)(const WgSubject *subject, void *context);

WgSubject *wg_subject_new(WgSubjectFunc func, void *context);
void wg_subject_free(WgSubject *subject);

/// One statement more. Of another subject than before: that one goes to `func` first.
void wg_subject_take(WgSubject *subject, const WgStatement *statement);

/// The last subject goes to `func`.
void wg_subject_end(WgSubject *subject);

const char *wg_subject_iri(const WgSubject *subject);

/// The first object of this property, or NULL.
const char *wg_subject_value(const WgSubject *subject, const char *property);

/// All objects of this property, sorted as they came; free the array.
GPtrArray *wg_subject_values(const WgSubject *subject, const char *property);

/// Whether it is of this class.
gboolean wg_subject_is(const WgSubject *subject, const char *class_iri);

/// The local name of the finest class of entities that it is of ("Company"), or NULL.
const char *wg_subject_entity_class(const WgSubject *subject);

#endif
