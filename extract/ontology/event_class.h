// SPDX-License-Identifier: Apache-2.0
/// \file One class of events out of the triples. Private to ontology.c.
#ifndef WG_ONTOLOGY_EVENT_CLASS_H
#define WG_ONTOLOGY_EVENT_CLASS_H

#include "extract/ontology/ontology.h"

/// Read what the ontology says of the class that `declared` declares. FALSE and `error`
/// "FILE:LINE: …" where it makes no sense; wg_event_class_clear is due then too.
gboolean wg_event_class_read(const WgOntology *o, const WgTriple *declared, WgEventClass *c,
                             GError **error);
void wg_event_class_clear(WgEventClass *c);

#endif
