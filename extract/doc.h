// SPDX-License-Identifier: Apache-2.0
/// \file The way of an article through extract/, as the shapes it takes:
///
///   file, folder, stdin → WgRecord → WgLine[] → WgSentence[] of WgToken[]
///        source/           page/                  language/
///                      → WgEntity[] → WgReport[]  (together: WgReading)
///                        names/ … propose/ … report/
///
/// A WgReading is what a worker hands over: plain structs in one arena, no thread
/// owns anything in it but the one that holds it. graph/ turns it into statements.
#ifndef WG_DOC_H
#define WG_DOC_H

#include "extract/base/arena.h"
#include "extract/base/slice.h"
#include "extract/language/ud.h"

/// One article as it came in (made by source/ and page/; heap, wg_record_free).
/// Every string is valid UTF-8 in NFC-neutral form as given; NULL where unknown.
typedef struct wg_record {
  char *source;   ///< path or URL as given; "-" for standard input
  char *id;       ///< the record's own id
  char *url;      ///< absolute http(s) IRI
  char *title;    ///< headline
  char *date;     ///< publication date, ISO 8601 (YYYY, YYYY-MM, YYYY-MM-DD or longer)
  char *modified; ///< when the page says that it was changed last, likewise
  char *outlet;   ///< publisher
  char *language; ///< BCP 47, "en" where known
  char *address;   ///< where it was fetched from
  char *retrieved; ///< when it was fetched, xsd:dateTime
  char **authors; ///< NULL-terminated, or NULL
  char *text;     ///< the text, LF line ends, no BOM; never NULL
  char *corrected; ///< that it was corrected: the date, "" where none is told; NULL: it was not
  char *retracted; ///< that it was taken back, likewise
  char *notice;    ///< the line of the text that says so
} WgRecord;

/// What a line of the text is; only WG_LINE_BODY and WG_LINE_HEADING tell the
/// article's facts (made by page/lines).
typedef enum wg_line_kind {
  WG_LINE_BODY,    ///< running text of the article
  WG_LINE_HEADING, ///< its headline or a heading inside it
  WG_LINE_BYLINE,  ///< author, date line, place of an author
  WG_LINE_CAPTION, ///< words to a picture or video
  WG_LINE_CREDIT,  ///< picture credit, agency mark
  WG_LINE_TEASER,  ///< other stories: "Read more", "Related", headlines of others
  WG_LINE_FURNITURE, ///< menus, share bars, cookie and newsletter words, tags
} WgLineKind;

/// One line (or paragraph) of the text, without its line end.
typedef struct wg_line {
  guint32 begin, end; ///< bytes in the text
  WgLineKind kind;
} WgLine;

typedef enum wg_ner {
  WG_NER_O,
  WG_NER_PER,
  WG_NER_ORG,
  WG_NER_LOC,
  WG_NER_MISC,
} WgNer;

/// One word (UD word; a clitic such as "'s" or "n't" is its own token with its own
/// offsets). Made by language/.
typedef struct wg_token {
  WgSlice form;       ///< the bytes in the text
  const char *lemma;  ///< lower case but for names; arena or model
  const char *xpos;   ///< Penn tag, model's string; "_" where unknown
  const char *feats;  ///< UD FEATS, "_" where none; model's string
  guint32 begin, end; ///< bytes in the text (in the title for a title's sentence)
  gint32 head;        ///< index of the head in the sentence, -1 for the root
  WgUpos upos;
  WgDeprel deprel;
  WgNer ner;              ///< kind of the name it stands in
  gboolean ner_begins;    ///< first token of that name
  gboolean space_after;   ///< white space follows in the text
  guint8 margin;          ///< parser's margin for the head, 0 (a guess) … 100 (sure)
} WgToken;

typedef struct wg_sentence {
  WgToken *tokens;
  guint32 n;          ///< tokens
  guint32 begin, end; ///< bytes in the text (in the title where in_title)
  guint32 paragraph;  ///< index of the line it stands in
  WgLineKind kind;
  gboolean in_title; ///< stands in the record's title, not in its text
} WgSentence;

/// The kinds of thing of VOCABULARY's "Entities", coarse to fine.
typedef enum wg_entity_type {
  WG_TYPE_PERSON,
  WG_TYPE_ORGANIZATION,
  WG_TYPE_COMPANY,
  WG_TYPE_UNIVERSITY,
  WG_TYPE_GOVERNMENT_BODY,
  WG_TYPE_MEDIA_ORGANIZATION,
  WG_TYPE_INTERGOVERNMENTAL_ORGANIZATION,
  WG_TYPE_COUNTRY,
  WG_TYPE_PLACE,
  WG_TYPE_COUNT
} WgEntityType;

/// One thing that the article names, however often (made by report/ of what names/ found).
typedef struct wg_entity {
  const char *name;      ///< canonical: the name files', else the fullest seen
  const char **aliases;  ///< every other name seen or declared; NULL-terminated, sorted, no name twice
  const char *qualifier; ///< tells homonyms apart, from the name files; or NULL
  const char *country;   ///< ISO 3166-1 alpha-3 of its country, from the name files; or NULL
  WgEntityType type;
  gboolean known;        ///< stands in the name files
} WgEntity;

typedef enum wg_polarity { WG_AFFIRMED, WG_NEGATED } WgPolarity;
typedef enum wg_modality { WG_ACTUAL, WG_PLANNED, WG_POSSIBLE, WG_ALLEGED } WgModality;
typedef enum wg_phase { WG_BEGUN, WG_ONGOING, WG_ENDED } WgPhase;
typedef enum wg_outcome {
  WG_NO_OUTCOME,
  WG_DISMISSED,
  WG_ACQUITTED,
  WG_CONVICTED,
  WG_SETTLED,
  WG_OVERTURNED,
} WgOutcome;

/// One article telling one thing (VOCABULARY "Report"). Strings are of the arena or of
/// the article's text; lists are NULL-terminated, NULL where empty.
typedef struct wg_report {
  const char *event_class; ///< local name of the class in the ontology ("TieSuspension")
  const WgEntity *actor;   ///< NULL: no party
  const WgEntity *target;
  WgPolarity polarity;
  WgModality modality;
  WgPhase phase;
  const WgEntity **attributed_to;
  const char **source_words; ///< unnamed sources as printed
  const char *time;          ///< YYYY, YYYY-MM or YYYY-MM-DD; NULL
  const char *earliest;      ///< YYYY-MM-DD, with time
  const char *latest;
  const char **role;         ///< RoleHolding, Kinship
  const WgEntity *role_of;   ///< Kinship: who is the daughter
  const char *words;         ///< Statement: the words between the quotation marks
  const char **matter;
  const char **scope, **reason, **instrument;
  const WgEntity *place;
  const char *amount;   ///< xsd:decimal lexical form; NULL
  const char *currency; ///< ISO 4217
  const char *unit;     ///< "percent", "year", "count"
  gint32 about;         ///< index of the report whose event this concerns, -1
  WgOutcome outcome;
  const char *quote;      ///< the sentence
  gint64 begin, end;      ///< its code points in the text; -1 in a headline
  const char *trigger;    ///< words that set the frame off, as printed in the quote
  const char *frame;      ///< local name of the frame
  guint8 confidence;      ///< hundredths, 1 … 99
  const char **proposed_by; ///< "frame", "heads", "grammar"
  const char **evidence;  ///< what moved the confidence most: "trigger +1.31", log odds
  guint32 act;            ///< reports of one trigger share it; counted from 0 in the article
} WgReport;

/// All that was read out of one article.
typedef struct wg_reading {
  WgArena *arena;   ///< owns everything below but record
  WgRecord *record; ///< owned
  const WgEntity *const *entities; ///< [n_entities] those that reports use or name
  guint32 n_entities;
  WgReport *reports; ///< [n_reports] in the order of the text
  guint32 n_reports;
  const char *trace; ///< what was tried on each sentence, where asked for; else NULL
} WgReading;

/// Local name of the class in the ontology: "GovernmentBody".
const char *wg_type_name(WgEntityType type);

/// The type of that name; FALSE and `*out` as it was where there is none.
gboolean wg_type_find(const char *name, WgEntityType *out);

void wg_record_free(WgRecord *record);

/// Frees the arena and the record too; NULL is taken.
void wg_reading_free(WgReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgRecord, wg_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgReading, wg_reading_free)

#endif
