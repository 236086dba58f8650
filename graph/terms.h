// SPDX-License-Identifier: Apache-2.0
/// \file The terms of the vocabulary and of others that rules of graph/ name.
#ifndef WG_GRAPH_TERMS_H
#define WG_GRAPH_TERMS_H

#include "extract/ontology/ontology.h"

#define RDF_NS "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS_NS "http://www.w3.org/2000/01/rdf-schema#"
#define XSD_NS "http://www.w3.org/2001/XMLSchema#"
#define SKOS_NS "http://www.w3.org/2004/02/skos/core#"
#define PROV_NS "http://www.w3.org/ns/prov#"
#define SCHEMA_NS "https://schema.org/"
#define DCTERMS_NS "http://purl.org/dc/terms/"
#define OWL_NS "http://www.w3.org/2002/07/owl#"
#define ORG_NS "http://www.w3.org/ns/org#"
#define OA_NS "http://www.w3.org/ns/oa#"

#define RDF_TYPE RDF_NS "type"
#define RDFS_LABEL RDFS_NS "label"
#define RDFS_SUBCLASS RDFS_NS "subClassOf"
#define SKOS_ALT_LABEL SKOS_NS "altLabel"
#define SKOS_EXACT_MATCH SKOS_NS "exactMatch"
#define WIKIDATA_NS "http://www.wikidata.org/entity/"
#define DCTERMS_REPLACED DCTERMS_NS "isReplacedBy"
#define XSD_INTEGER XSD_NS "integer"
#define XSD_BOOLEAN XSD_NS "boolean"
#define XSD_DECIMAL XSD_NS "decimal"
#define XSD_DATE XSD_NS "date"
#define XSD_DATETIME XSD_NS "dateTime"
#define XSD_YEAR_MONTH XSD_NS "gYearMonth"
#define XSD_YEAR XSD_NS "gYear"

#endif
