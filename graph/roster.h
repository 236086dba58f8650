// SPDX-License-Identifier: Apache-2.0
/// \file Who is who over all articles: entities by their IRIs, joined where an article
/// declares that two names are one. The outcome depends on the set of articles alone.
#ifndef WG_GRAPH_ROSTER_H
#define WG_GRAPH_ROSTER_H

#include "graph/curation.h"
#include "graph/iri.h"
#include "graph/ledger.h"

typedef struct wg_roster WgRoster;

#define WG_NOBODY G_MAXUINT

/// What the roster knows of one representative after wg_roster_resolve; borrowed.
typedef struct wg_who {
  const char *iri, *name;
  WgEntityKind kind;
  WgEntityType type;
  const char *country; ///< IRI by the name files, or NULL
  const char *iso3;
  const char *match; ///< IRI in Wikidata, or NULL
} WgWho;

WgRoster *wg_roster_new(const char *base);
void wg_roster_free(WgRoster *roster);

/// Enter the entities of one article.
void wg_roster_enter(WgRoster *roster, const WgLedger *ledger);

/// The same from counts over all articles, for a part of them: entities that no alias joins
/// to one outside the part are who they are in the whole.
typedef struct wg_roster_tally {
  const char *iri;
  guint articles;             ///< that name it
  guint types[WG_TYPE_COUNT]; ///< articles that give this class
  gboolean known;             ///< stands in the name files
  const char *country, *iso3, *match; ///< the first in byte order, or NULL; see wg_roster_keep
} WgRosterTally;

/// A string that lives as long as the roster.
const char *wg_roster_keep(WgRoster *roster, const char *text);
/// Its place.
guint wg_roster_put(WgRoster *roster, const WgRosterTally *tally);
/// A name of the entity at `place`, which `labels` articles use as the canonical one.
void wg_roster_put_name(WgRoster *roster, guint place, const char *name, guint labels);
/// How many articles call somebody by the alias of this IRI, and how many of these name
/// somebody else by it.
void wg_roster_put_alias(WgRoster *roster, const char *alias_iri, guint together,
                         guint apart);

/// Whether a name says who is meant: of a person it has both parts, of others more than one
/// letter. Aliases that do not join nobody.
gboolean wg_name_is_telling(WgEntityKind kind, const char *name);

/// After wg_roster_resolve: an entity outside the part and who stands for it, as the whole
/// settled it.
void wg_roster_put_settled(WgRoster *roster, const char *iri, const char *stands,
                           const char *name, WgEntityType type);

/// Decide, once all articles are entered, who is one and who stands for them. What
/// `curation` (borrowed until the roster is freed; may be NULL) says wins.
void wg_roster_resolve(WgRoster *roster, const WgCuration *curation);

/// How many IRIs there are; each is a place from 0 on.
guint wg_roster_size(const WgRoster *roster);

/// The place of this IRI; WG_NOBODY.
guint wg_roster_place(const WgRoster *roster, const char *iri);

/// The place of the representative of the entity with this IRI; WG_NOBODY.
guint wg_roster_find(const WgRoster *roster, const char *iri);

/// The IRI at a place, and the place of its representative.
const char *wg_roster_iri(const WgRoster *roster, guint place);
guint wg_roster_representative(const WgRoster *roster, guint place);

/// Of a representative.
void wg_roster_who(const WgRoster *roster, guint place, WgWho *who);

/// Every other name of a representative, sorted; NULL-terminated, the array is the
/// caller's (g_free), the names are not.
const char **wg_roster_aliases(const WgRoster *roster, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(WgRoster, wg_roster_free)

#endif
