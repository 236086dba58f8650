// SPDX-License-Identifier: Apache-2.0
/// \file The facts of an article once all are proposed: which of them stand, and what they
/// lend each other. Called in the order in which reader.c does.
#ifndef WG_SETTLE_SETTLE_H
#define WG_SETTLE_SETTLE_H

#include "extract/article/article.h"

/// Of the facts of frames (before others are proposed): one word tells one of a severing, a
/// ban or a sanction, and what is severed has ended (rivals.c).
void wg_rivals_settle(WgArticle *a);

/// The latter alone, of all that is likely (rivals.c).
void wg_severed_end(WgArticle *a);

/// Facts without a time take that of the same change told elsewhere in the article, a
/// statement that of its speaker's dated speech before it (tellings.c).
void wg_times_share(WgArticle *a);

/// A headline has the body's sources (tellings.c).
void wg_sources_share(WgArticle *a);

/// A charge, penalty, arrest … told without its matter takes that of another report of the
/// article against the same party (matters.c).
void wg_matters_share(WgArticle *a);

/// A quote has one speaker, the likeliest (quotes.c).
void wg_speakers_settle(WgArticle *a);

/// Put the facts into the order of the text; what they are sorted by tells any two apart
/// that are kept (repeats.c).
void wg_facts_sort(WgArticle *a);

/// A fact that lacks a party goes where another one tells the same and names it (repeats.c).
void wg_poorer_drop(WgArticle *a);

/// Of one telling twice over the first is kept; the facts are sorted (repeats.c).
void wg_repeats_drop(WgArticle *a);

#endif
