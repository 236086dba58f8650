// SPDX-License-Identifier: Apache-2.0
//
// Notes are told by how a line begins: by a label ("Correction:"), by an editor who speaks
// ("Editor's note:"), by the article speaking of itself ("This story has been corrected").
// Behind a label something must say that there was a mistake in this article.
#include "extract/page/notice.h"

#include "extract/page/line_form.h"

#define LABEL_LONGEST 40 // bytes from a label to its colon: a date may stand between
#define SUBJECT_LONGEST 60 // bytes of "this article on the harbour"

static const char *const CORRECTION_LABELS[] = {
    "correction notice", "correction and clarification", "corrections and clarifications",
    "clarification and correction", "corrections", "correction", "corrected", "erratum"};

static const char *const RETRACTION_LABELS[] = {
    "retraction notice", "notice of retraction", "retraction", "retracted",
    "story withdrawn", "story retracted", "story removed", "withdrawn"};

static const char *const EDITOR_LABELS[] = {"editor's note", "editors' note", "editors note",
                                            "editor note", "note to readers",
                                            "a note to readers", "publisher's note"};

static const char *const FORMER[] = {
    "an earlier version of th", "a previous version of th", "the original version of th",
    "earlier versions of th",   "previous versions of th",  "in an earlier version of th",
    "in a previous version of th", "a prior version of th", "an earlier headline",
    "the original headline"};

// What an earlier version may do without having been wrong.
static const char *const HARMLESS[] = {" appeared ", " was published ", " was first published ",
                                       " was originally published ", " ran in ", " ran on "};

static const char *const MISTAKES[] = {
    "misstat", "misspel", "misidentif", "misattribut", "misquot", "inaccura", "erroneous",
    "in error", "an error", "errors", "mistake", "wrong", "should read", "should have",
    "correct", "earlier version", "previous version", "original version",
    "previously stated", "previously said", ", not "};

// How a note on another article goes on behind its label.
static const char *const ELSEWHERE[] = {
    "an article", "a story", "a report", "a column", "a headline", "a caption", "articles",
    "in an article", "in a story", "in a report", "our article", "our story", "our report",
    "in some editions", "yesterday's", "last week's", "because of an editing error, an article",
    "due to an editing error, an article"};

static const char *const PIECES[] = {"article", "story", "post", "piece", "column", "dispatch",
                                     "news item"};
static const char *const MORE_PIECES[] = {"report", "release", "version", "page", "interview",
                                          "headline", "item", "text", "copy"};

static const char *begins_with(const char *s, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix(s, list[i])) return s + strlen(list[i]);
  return NULL;
}

static gboolean holds(const char *s, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr(s, list[i])) return TRUE;
  return FALSE;
}

#define BEGINS(s, list) begins_with((s), (list), G_N_ELEMENTS(list))
#define HOLDS(s, list) holds((s), (list), G_N_ELEMENTS(list))

static const char *skip_marks(const char *s)
{
  while (*s && strchr("*([_ -:", *s)) s++;
  return s;
}

// Behind the label and its colon or dash, where it has one ("Correction, March 3:").
static const char *behind_label(const char *s, const char *const *list, gsize n)
{
  const char *p = begins_with(s, list, n);
  if (!p) return NULL;
  if (g_str_has_prefix(p, " \xe2\x80\x93") || g_str_has_prefix(p, " \xe2\x80\x94"))
    return skip_marks(p + 4);
  if (*p == ':' || *p == ']' || g_str_has_prefix(p, " -") || g_str_has_prefix(p, " :"))
    return skip_marks(p + 1);
  if (*p != ',' && !g_str_has_prefix(p, " (")) return NULL;
  const char *colon = strchr(p, ':');
  return colon && colon - p < LABEL_LONGEST ? skip_marks(colon + 1) : NULL;
}

#define BEHIND(s, list) behind_label((s), (list), G_N_ELEMENTS(list))

static WgNotice by_deed(const char *s)
{
  static const char *const TAKEN[] = {"retracted", "withdrawn", "fully retracted"};
  static const char *const MENDED[] = {
      "corrected", "amended to correct", "updated to correct", "updated to fix",
      "revised to correct", "edited to correct", "changed to correct", "modified to correct",
      "amended", "updated and corrected", "updated with a correction", "since been corrected"};
  if (BEGINS(s, TAKEN)) return WG_NOTICE_RETRACTED;
  return BEGINS(s, MENDED) ? WG_NOTICE_CORRECTED : WG_NOTICE_NONE;
}

// "this March 4 story has been corrected": the article as the subject of what was done.
static WgNotice by_subject(const char *s, gboolean editor)
{
  static const char *const DONE[] = {" has been ", " was ", " is ", " have been "};
  if (!g_str_has_prefix(s, "this ") && !(editor && g_str_has_prefix(s, "the ")))
    return WG_NOTICE_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS(DONE); i++) {
    const char *verb = strstr(s, DONE[i]);
    if (!verb || verb - s > SUBJECT_LONGEST) continue;
    g_autofree char *subject = g_strndup(s, (gsize)(verb - s));
    gboolean piece = HOLDS(subject, PIECES);
    WgNotice notice = by_deed(verb + strlen(DONE[i]));
    if (piece || (HOLDS(subject, MORE_PIECES) && (editor || notice == WG_NOTICE_CORRECTED)))
      return notice;
  }
  return WG_NOTICE_NONE;
}

static gboolean tells_former(const char *s)
{
  const char *rest = BEGINS(s, FORMER);
  return rest && !HOLDS(rest, HARMLESS);
}

static gboolean is_of_itself(const char *s)
{
  static const char *const THIS[] = {"this ", "the original", "earlier version",
                                     "previous version", "below"};
  return HOLDS(s, THIS);
}

// What the editor says behind his label.
static WgNotice by_editor(const char *s)
{
  WgNotice notice = by_subject(s, TRUE);
  if (notice || tells_former(s)) return notice ? notice : WG_NOTICE_CORRECTED;
  if (!is_of_itself(s)) return WG_NOTICE_NONE;
  static const char *const TAKES[] = {"retracted this", "retracts this", "retracting this",
                                      "withdrawn this", "withdrawing this", "retract this"};
  if (HOLDS(s, TAKES)) return WG_NOTICE_RETRACTED;
  static const char *const MENDS[] = {"to correct", "corrected", "correction", "incorrectly",
                                      "misstated", "in error"};
  return HOLDS(s, MENDS) ? WG_NOTICE_CORRECTED : WG_NOTICE_NONE;
}

static WgNotice by_label(const char *s)
{
  const char *rest = BEHIND(s, RETRACTION_LABELS);
  if (rest)
    return !BEGINS(rest, ELSEWHERE) && (is_of_itself(rest) || HOLDS(rest, PIECES))
               ? WG_NOTICE_RETRACTED
               : WG_NOTICE_NONE;
  rest = BEHIND(s, CORRECTION_LABELS);
  return rest && !BEGINS(rest, ELSEWHERE) && HOLDS(rest, MISTAKES) ? WG_NOTICE_CORRECTED
                                                                   : WG_NOTICE_NONE;
}

WgNotice wg_notice_of_line(const char *plain)
{
  static const char *const SLUGS[] = {"(corrects ", "(correcting ", "(refiles to correct",
                                      "(this story corrects"};
  static const char *const WE[] = {"we have retracted this ", "we are retracting this ",
                                   "we have withdrawn this "};
  const char *s = skip_marks(plain);
  WgNotice notice = by_label(s);
  if (notice) return notice;
  const char *said = BEHIND(s, EDITOR_LABELS);
  if (said) return by_editor(said);
  if (BEGINS(s, WE)) return WG_NOTICE_RETRACTED;
  if (BEGINS(plain, SLUGS) || tells_former(s)) return WG_NOTICE_CORRECTED;
  return by_subject(s, FALSE);
}

WgNotice wg_notice_of_title(const char *plain)
{
  static const char *const MENDED[] = {"corrected-", "corrected:", "corrected -", "correction:",
                                       "corrected version:", "(corrected)"};
  static const char *const TAKEN[] = {"retracted:", "retracted-", "retracted article:",
                                      "[retracted]", "(retracted)", "story withdrawn:",
                                      "story removed:", "story retracted:"};
  if (BEGINS(plain, TAKEN)) return WG_NOTICE_RETRACTED;
  return BEGINS(plain, MENDED) ? WG_NOTICE_CORRECTED : WG_NOTICE_NONE;
}

static void mark(WgRecord *record, WgNotice notice, WgSlice line, gboolean note)
{
  char **where = notice == WG_NOTICE_RETRACTED ? &record->retracted : &record->corrected;
  if (!*where) *where = g_strdup("");
  if (note && !record->notice) record->notice = g_strndup(line.ptr, line.len);
}

void wg_notice_read(WgRecord *record)
{
  g_autoptr(GString) plain = g_string_new(NULL);
  if (record->title) {
    wg_line_form_plain(wg_slice(record->title), plain);
    WgNotice notice = wg_notice_of_title(plain->str);
    if (notice) mark(record, notice, wg_slice(record->title), FALSE);
  }
  for (const char *p = record->text; *p;) {
    gsize n = strcspn(p, "\n");
    WgSlice line = {p, n};
    wg_line_form_plain(line, plain);
    WgNotice notice = wg_notice_of_line(plain->str);
    if (notice) mark(record, notice, line, TRUE);
    p += n + (p[n] == '\n');
  }
}
