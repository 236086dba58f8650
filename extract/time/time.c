// SPDX-License-Identifier: Apache-2.0
#include "extract/time/time.h"

#include "extract/time/time_match.h"
#include "extract/time/time_words.h"

// A match with what the words before it say.
typedef struct found {
  WgTimeMatch match;
  gboolean since, until, as_of;
} Found;

// "the end of", "the first quarter": the article belongs to the time. In "after the 1967
// war" it belongs to the war, and the words before it say nothing of the date.
static gboolean may_have_article(const WgSentence *s, gint64 i)
{
  static const char *const NOUNS[] = {"end", "beginning", "start", "middle", "close", "turn",
    "height", "rest", "remainder", "first", "second", "third", "fourth", "spring", "summer",
    "autumn", "fall", "winter", "last", "next", "early", "late", NULL};
  gsize n = s->tokens[i].form.len;
  return wg_time_is_any(s, i, NOUNS)
         || (wg_time_day(s, i) && n > 2 && !g_ascii_isdigit(s->tokens[i].form.ptr[n - 1]));
}

// The word that governs the expression, past "at least", "the", "about".
static gint64 word_before(const WgSentence *s, gint64 i)
{
  static const char *const BETWEEN[] = {"about", "around", "approximately", "roughly",
                                        "least", "only", "just", "sometime", "exactly", NULL};
  if (wg_time_is(s, i - 1, "the") && may_have_article(s, i))
    i--;
  for (i--; i > 0 && wg_time_is_any(s, i, BETWEEN); i--) {
    if (wg_time_is(s, i, "least") && wg_time_is(s, i - 1, "at"))
      i--;
  }
  return i;
}

static gboolean joins(const WgSentence *s, gint64 i, gint64 from)
{
  static const char *const TO[] = {"to", "through", "until", "till", "thru", NULL};
  static const char *const DASH[] = {"-", "--", "\xe2\x80\x93", "\xe2\x80\x94", NULL};
  if (wg_time_is(s, i, "and"))
    return wg_time_is(s, word_before(s, from), "between");
  if (wg_time_is_any(s, i, TO))
    return wg_time_is(s, word_before(s, from), "from") || !wg_time_is(s, i, "until");
  return wg_time_is_any(s, i, DASH);
}

// "between March and July 2017": a year told once holds for both.
static void share_year(WgTimeMatch *a, WgTimeMatch *b)
{
  if (a->no_year && !b->no_year && a->span.month && b->span.year) {
    int year = b->span.year - (b->span.month && a->span.month > b->span.month);
    a->span = wg_span_new(year, a->span.month, a->span.day);
    a->no_year = FALSE;
  } else if (!a->no_year && b->no_year && a->span.year && b->span.month) {
    int year = a->span.year + (b->span.month < a->span.month);
    b->span = wg_span_new(year, b->span.month, b->span.day);
    b->no_year = FALSE;
  }
}

// A stretch has the value of its beginning and the days of both its ends.
static void join_range(const WgSentence *s, WgSpan anchor, Found *found)
{
  WgTimeMatch *a = &found->match, b;
  gint64 k = a->last + 1;
  gint64 second = k + 1;
  while (wg_time_is(s, second, "approximately") || wg_time_is(s, second, "about")
         || wg_time_is(s, second, "at") || wg_time_is(s, second, "least"))
    second++;
  if (!joins(s, k, a->first) || !wg_time_match_at(s, anchor, second, &b))
    return;
  if (wg_time_is(s, k, "to") && !wg_time_is(s, a->first - 1, "from")
      && !(wg_time_year(s, a->last) && wg_time_year(s, b.last)))
    return;
  share_year(a, &b);
  gboolean dash = !wg_time_is(s, k, "to") && !wg_time_is(s, k, "and")
                  && s->tokens[k].form.len < 4;
  if (b.span.year && a->span.year && b.span.last >= a->span.last) {
    a->span.last = b.span.last;
  } else if (dash || b.span.year) {
    return;
  }
  a->last = b.last;
  found->since = found->since || wg_time_is(s, a->first - 1, "from");
}

static void read_before(const WgSentence *s, Found *found)
{
  static const char *const PLAIN[] = {"in", "on", "during", "at", "between", "over", NULL};
  static const char *const SINCE[] = {"since", "from", NULL};
  static const char *const UNTIL[] = {"until", "till", "through", "thru", "'til", NULL};
  static const char *const APART[] = {"before", "after", "following", NULL};
  static const char *const EXPIRE[] = {"expire", "expires", "expired", "expiring", "lapse",
                                       "lapses", "lapsed", "ends", NULL};
  if (wg_time_is(s, found->match.last + 1, "'s")
      || wg_time_is(s, found->match.last + 1, "\xe2\x80\x99s"))
    return; // "from Friday's paper"
  gint64 k = word_before(s, found->match.first), first = k;
  if (wg_time_is_any(s, k, SINCE)) {
    found->since = TRUE;
  } else if (wg_time_is_any(s, k, UNTIL)) {
    found->until = TRUE;
  } else if (wg_time_is(s, k, "of") && wg_time_is(s, k - 1, "as")) {
    found->as_of = TRUE;
    first = k - 1;
  } else if (wg_time_is(s, k, "by")) {
    found->as_of = TRUE;
  } else if (wg_time_is_any(s, k, APART)) {
    WgSpan unknown = {0, 0, 0, 0, 0};
    found->match.span = unknown;
  } else if (!wg_time_is_any(s, k, PLAIN)) {
    first = found->match.first;
  }
  gint64 verb = first < found->match.first ? first - 1 : word_before(s, first);
  if (!found->since && wg_time_is_any(s, verb, EXPIRE))
    found->until = TRUE;
  found->match.first = first;
}

static void write(const Found *found, WgSpan anchor, WgTimeExpression *out)
{
  WgSpan span = found->match.span;
  out->first = (guint32)found->match.first;
  out->last = (guint32)found->match.last;
  wg_span_print(span, out->value);
  wg_span_print_day(span.first, out->earliest);
  wg_span_print_day(span.last, out->latest);
  out->since = found->since;
  out->until = found->until;
  out->as_of = found->as_of;
  out->future = found->match.ahead || (anchor.last && span.first > anchor.last);
}

WgTimeExpression *wg_time_find(WgArena *arena, const WgSentence *sentence, const char *anchor,
                               guint32 *n)
{
  WgSpan day = wg_span_parse(anchor);
  g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(WgTimeExpression));
  for (gint64 i = 0; i < (gint64)sentence->n;) {
    Found found;
    memset(&found, 0, sizeof found);
    if (!wg_time_match_at(sentence, day, i, &found.match)) {
      i++;
      continue;
    }
    join_range(sentence, day, &found);
    read_before(sentence, &found);
    WgTimeExpression one;
    memset(&one, 0, sizeof one);
    write(&found, day, &one);
    g_array_append_val(all, one);
    i = found.match.last + 1;
  }
  WgTimeExpression *out = wg_arena_new0(arena, WgTimeExpression, all->len + 1);
  if (all->len)
    memcpy(out, all->data, all->len * sizeof(WgTimeExpression));
  *n = all->len;
  return out;
}
