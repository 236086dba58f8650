// SPDX-License-Identifier: Apache-2.0
/// \file Titles: the words of an office as they stand beside a person's name, and whose the
/// office is. Private to titles.c, offices.c and appointments.c.
#ifndef WG_PROPOSE_TITLES_H
#define WG_PROPOSE_TITLES_H

#include "extract/article/article.h"

/// A title as found: the words [first, last], the office noun, whom it belongs to.
typedef struct wg_title {
  gint32 first, last;
  gint32 noun;
  GPtrArray *organizations; ///< WgDraft *, best first
  gboolean former;
} WgTitle;

static inline const WgToken *tok(const WgArticle *a, gint32 s, gint32 t)
{
  return wg_article_token(a, s, t);
}

// --- titles.c -----------------------------------------------------------------------

/// The mention at token `t`, NULL where there is none or no such token.
WgMention *wg_name_at(const WgArticle *a, gint32 s, gint32 t);

/// A person's name.
gboolean wg_is_person(const WgMention *m);

/// An organization, a country, a place.
gboolean wg_can_employ(const WgMention *m);

/// One of those that join a title and its organization.
gboolean wg_is_preposition(const WgToken *t);

/// Whether a noun names an office, and is no part of an organization's name.
gboolean wg_is_office(const WgArticle *a, gint32 s, gint32 t);

/// The first such noun of `first`..`last`, or WG_NO_TOKEN.
gint32 wg_first_office(const WgArticle *a, gint32 s, gint32 first, gint32 last);

/// Whether a word may stand in a title that is read leftwards from a name.
gboolean wg_is_title_word(const WgArticle *a, gint32 s, gint32 t);

/// Read the words `first`..`last` as a title. FALSE where they are none.
gboolean wg_title_read(WgArticle *a, gint32 s, gint32 first, gint32 last, WgTitle *title);

/// One more organization that the title may belong to, once.
void wg_title_add(WgTitle *title, WgDraft *d);

/// "the company's", "its", "Acme's" that ends at token `t`: whose.
void wg_title_possessor(WgArticle *a, gint32 s, gint32 t, WgTitle *title);

/// "Jane Roe of Acme", "Jane Roe for the Eastern District of …", the name ending at `last`.
void wg_title_employer_behind(WgArticle *a, gint32 s, gint32 last, WgTitle *title);

// --- offices.c ----------------------------------------------------------------------

/// Report that the person holds the office. `plural`: the title's noun names several
/// persons; `confidence` in hundredths.
void wg_office_hold(WgArticle *a, gint32 s, WgDraft *person, const WgTitle *title, gboolean plural,
                    guint32 act, int confidence);

// --- appointments.c -----------------------------------------------------------------

/// "X is / became / served as / was named the director of Y".
void wg_titles_of_predicates(WgArticle *a, gint32 s);

/// "named Jane Roe (as) its chief executive": by the words, for the parse of it is seldom right.
gboolean wg_title_by_appointment(WgArticle *a, gint32 s, WgMention *m);

#endif
