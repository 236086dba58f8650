// SPDX-License-Identifier: Apache-2.0
// Words that own the full stop behind them.
#include "extract/language/characters.h"
#include "extract/language/words.h"

static const char *const TITLES[] = {
    "mr.", "mrs.", "ms.", "dr.", "prof.", "rev.", "hon.", "gen.", "lt.", "col.", "maj.", "capt.",
    "cpl.", "sgt.", "cmdr.", "adm.", "gov.", "sen.", "sens.", "rep.", "reps.", "pres.", "supt.",
    "st.", "ft.", "mt.", "no.", "nos.", "vs.", "fig.", "figs.", "vol.", "pp.", "p.", "ed.", "eds.",
    "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
    "mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri.", "messrs.", "mme.", "mlle.",
    "e.g.", "i.e.", "cf.", "approx.", "ca.", "c.", "v.", "sec.", "art.", "para.", "ph.", "asst.",
    "insp.", "det.", "atty.", "amb.", "sr.", "br.", "fr.", "eg.", "attn.", "univ.", NULL};

static const char *const OTHERS[] = {
    "inc.", "corp.", "co.", "ltd.", "llc.", "bros.", "cos.", "plc.", "jr.", "etc.", "al.", "dept.",
    "ave.", "blvd.", "rd.", "esq.", "est.", "a.m.", "p.m.", "ph.d.", "m.d.", "d.c.", "u.s.",
    "calif.", "mass.", "conn.", "ariz.", "ala.", "fla.", "ga.", "ill.", "ind.", "kan.", "ky.",
    "md.", "mich.", "minn.", "miss.", "mo.", "mont.", "neb.", "nev.", "okla.", "ore.", "pa.",
    "tenn.", "tex.", "va.", "vt.", "wash.", "wis.", "wyo.", "colo.", "del.", "mins.", "hrs.",
    "yrs.", "lb.", "lbs.", "oz.", "in.c.", "ph.d.", "esp.", "ext.", "dist.", "div.", "assn.",
    "bldg.", "int'l.", "gov't.", "nat'l.", "s.p.a.", "pty.", "intl.", "mfg.", "mgmt.", "tech.",
    "min.", "max.", "misc.", "temp.", "e.u.", NULL};

/// Letters parted by full stops, the last behind a full stop too: "U.S.", "a.m.", "Ph.D."
static gboolean is_dotted(const WgChars *t, guint32 b, guint32 e)
{
  guint32 dots = 0, run = 0;
  for (guint32 i = b; i < e; i++) {
    if (t->c[i] == '.') {
      if (run == 0 || run > 2) return FALSE;
      dots++;
      run = 0;
    } else {
      if (!wg_is_letter(t->c[i])) return FALSE;
      run++;
    }
  }
  return dots >= 2 && run == 0;
}

/// Abbreviations only before a number: "No. 5", and else a word at a sentence's end.
static const char *const NUMBERED[] = {"no.", "nos.", "art.", "fig.", "sec.", "p.", "pp.", "c.", NULL};

static gboolean is_before_digit(const WgChars *t, guint32 e)
{
  while (e < t->n && g_unichar_isspace(t->c[e])) e++;
  return e < t->n && (wg_is_digit(t->c[e]) || t->c[e] == '#');
}

WgAbbreviation wg_abbreviation_of(const WgChars *t, guint32 b, guint32 e)
{
  if (e - b < 2 || t->c[e - 1] != '.') return WG_NO_ABBREVIATION;
  if (e - b == 2 && wg_is_upper(t->c[b])) return WG_ABBREVIATION_INITIAL;
  if (wg_is_any(t, b, e, TITLES)) {
    // "no." and "art." are words too, and then lower case.
    static const char *const WORDS[] = {"art.", "fig.", "mar.", "jun.", "ed.", "sec.",
                                        "mon.", "fri.", "det.", "sat.", "sun.", NULL};
    if (wg_is_lower(t->c[b]) && wg_is_any(t, b, e, WORDS)) return WG_NO_ABBREVIATION;
    if (wg_is_any(t, b, e, NUMBERED) && !is_before_digit(t, e)) return WG_NO_ABBREVIATION;
    return WG_ABBREVIATION_TITLE;
  }
  if (wg_is_any(t, b, e, OTHERS)) {
    static const char *const WORDS[] = {"miss.", "mass.", "ill.", "ind.", "wash.", "ore.", "del.",
                                        "tech.", "pa.", "mo.", "co.", "est.", "rd.", "ga.", "min.",
                                        "max.", "temp.", "md.", NULL};
    if (wg_is_lower(t->c[b]) && wg_is_any(t, b, e, WORDS)) return WG_NO_ABBREVIATION;
    return WG_ABBREVIATION_OTHER;
  }
  return is_dotted(t, b, e) ? WG_ABBREVIATION_OTHER : WG_NO_ABBREVIATION;
}
