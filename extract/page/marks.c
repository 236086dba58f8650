// SPDX-License-Identifier: Apache-2.0
#include "extract/page/marks.h"

#define LONGEST 20 // bytes of a word that is looked up
#define MOST 24    // words of one class name or id

typedef struct meaning {
  const char *words; // apart by blanks; "a+b" are two words that stand together
  guint32 marks;
} Meaning;

static const Meaning MEANINGS[] = {
  {"share sharing shared+links sharebar sharethis sharedaddy addthis social socials sns follow "
   "followus subscribe subscription newsletter newsletters signup sign+up optin opt+in mailing "
   "mailchimp facebook twitter whatsapp pinterest linkedin login signin register registration "
   "donate donation cta call+to promo promotion promoted app+banner",
   WG_MARK_SHARE},
  {"related similar recommended recommendation recommendations recommend recirc recirculation "
   "teaser teasers popular trending mostread most+read most+popular most+viewed readmore "
   "read+more read+next read+also readnext see+also more+from more+stories more+news more+on "
   "up+next you+may also+like latest+news latest+posts recent+posts recent other+posts "
   "crosslink crosslinks outbrain taboola zergnet onward carousel slider swiper slick "
   "recommender also+read morefrom suggestions suggested",
   WG_MARK_RELATED},
  {"nav navi navbar navigation menu menus submenu megamenu dropdown breadcrumb breadcrumbs "
   "footer foot masthead colophon toolbar topbar pagination pager paging paginator toc "
   "table+of+contents skiplink skip+link skip+to sitemap search searchform site+header "
   "page+header global+header topnav subnav copyright",
   WG_MARK_NAV},
  {"advert adverts advertising advertisement ads adsense adslot adunit ad+slot ad+unit "
   "ad+container ad+wrapper ad+banner sponsor sponsored sponsors sponsorship partner partners "
   "commercial banner cookie cookies consent gdpr privacy popup modal overlay lightbox paywall "
   "widget widgets disclaimer disclosure legal terms tooltip toast captcha form forms button "
   "buttons btn print feedback rating ratings vote voting poll survey quiz affiliate shop "
   "product+list price+box download audio+player player playlist video+list gallery+nav "
   "alert alerts notice notification notifications hidden+xs invisible",
   WG_MARK_FURNITURE},
  {"comment comments commentlist respond discussion disqus livefyre replies reply trackback "
   "trackbacks pingback pingbacks reviews+list", WG_MARK_COMMENT},
  {"byline bylines author authors authorbox vcard bio biography contributor contributors "
   "writer writers reporter journalist about+author", WG_MARK_BYLINE},
  {"caption captions figcaption credit credits photocredit copyright+info photographer "
   "image+text image+info media+info", WG_MARK_CAPTION},
  {"date datetime dateline timestamp time published pubdate posted updated publication+date "
   "post+date entry+date", WG_MARK_DATE},
  {"title headline heading", WG_MARK_TITLE},
  {"tags taglist tagcloud keywords topics categories taxonomy meta metadata postmeta kicker "
   "eyebrow rubric label labels badge", WG_MARK_TAGS},
  {"articlebody article+body articlecontent article+content articletext article+text "
   "entry+content entrycontent post+content postcontent post+body postbody post+text "
   "story+body storybody story+content storytext story+text body+text bodytext body+copy "
   "bodycopy main+text text+content content+body content+text news+text news+body news+content "
   "newsbody blog+content blog+post+content body+content single+content post+entry "
   "article+main article+inner richtext rich+text field+body td+post+content prose "
   "article+page rte page+content content+article artikel+text article+detail article+paragraph "
   "text+body text+article main+content+body",
   WG_MARK_BODY},
  {"article hentry story main+content maincontent content+main main post single+post news+detail "
   "content blog+post page+body primary", WG_MARK_ARTICLE},
  {"summary standfirst subtitle subheadline subhead dek deck lead lede lead+text abstract "
   "excerpt intro description teaser+text", WG_MARK_SUMMARY},
  {"aside sidebar side+bar sidecolumn rail secondary complementary infobox info+box factbox "
   "fact+box box+info pullquote pull+quote pull+right callout inset", WG_MARK_ASIDE},
};

/* Looking up */

static void add_meaning(GHashTable *table, const char *word, guint32 marks)
{
  guint32 had = GPOINTER_TO_UINT(g_hash_table_lookup(table, word));
  g_hash_table_replace(table, g_strdup(word), GUINT_TO_POINTER(had | marks));
}

static GHashTable *make_table(void)
{
  GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(MEANINGS); i++) {
    g_auto(GStrv) words = g_strsplit(MEANINGS[i].words, " ", -1);
    for (char **word = words; *word; word++)
      add_meaning(table, *word, MEANINGS[i].marks);
  }
  return table;
}

static guint32 look_up(const char *word)
{
  static gsize once = 0;
  static GHashTable *table; // lives as long as the program; read-only after it is made
  if (g_once_init_enter(&once)) {
    table = make_table();
    g_once_init_leave(&once, 1);
  }
  return GPOINTER_TO_UINT(g_hash_table_lookup(table, word));
}

/* Words of class names */

typedef struct words {
  char word[MOST][LONGEST + 1];
  guint n;
} Words;

static void end_word(Words *words, gsize *length)
{
  if (*length > 0 && words->n < MOST)
    words->word[words->n++][*length] = '\0';
  *length = 0;
}

// The words of the class name at `p`; one past it. A change from small to capital letter
// begins a word.
static const char *read_words(const char *p, Words *words)
{
  gsize length = 0;
  words->n = 0;
  while (g_ascii_isspace(*p))
    p++;
  for (; *p && !g_ascii_isspace(*p); p++) {
    if (!g_ascii_isalpha(*p)) {
      end_word(words, &length);
      continue;
    }
    if (g_ascii_isupper(*p) && length > 0 && g_ascii_islower(p[-1]))
      end_word(words, &length);
    if (words->n < MOST && length < LONGEST)
      words->word[words->n][length++] = g_ascii_tolower(*p);
  }
  end_word(words, &length);
  return p;
}

// A class of a theme's grid, of a CMS's bookkeeping ("category-sport", "tag-news",
// "has-sidebar", "type-post") says nothing of what stands in it.
static gboolean is_bookkeeping(const Words *words)
{
  static const char *const FIRSTS[] = {"category", "tag", "has", "is", "with", "no", "type",
                                       "status", "format", "page", "hide", "js", "wp"};
  for (gsize i = 0; words->n > 1 && i < G_N_ELEMENTS(FIRSTS); i++) {
    if (strcmp(words->word[0], FIRSTS[i]) == 0)
      return strcmp(FIRSTS[i], "page") != 0 && strcmp(FIRSTS[i], "wp") != 0;
  }
  return FALSE;
}

static guint32 marks_of_words(const Words *words)
{
  if (is_bookkeeping(words))
    return 0;
  guint32 marks = 0;
  char joined[3 * (LONGEST + 1)];
  for (guint i = 0; i < words->n; i++) {
    marks |= look_up(words->word[i]);
    if (i + 1 >= words->n)
      break;
    g_snprintf(joined, sizeof joined, "%s+%s", words->word[i], words->word[i + 1]);
    marks |= look_up(joined);
    if (i + 2 >= words->n)
      continue;
    g_snprintf(joined, sizeof joined, "%s+%s+%s", words->word[i], words->word[i + 1],
               words->word[i + 2]);
    marks |= look_up(joined);
  }
  return marks;
}

static guint32 marks_of_names(const char *names)
{
  guint32 marks = 0;
  Words words;
  while (*names) {
    names = read_words(names, &words);
    marks |= marks_of_words(&words);
  }
  return marks;
}

gboolean wg_marks_has_word(const WgDom *dom, guint32 node, const char *word)
{
  static const char *const KEYS[] = {"class", "id"};
  Words words;
  for (gsize k = 0; k < G_N_ELEMENTS(KEYS); k++) {
    const char *names = wg_dom_attribute(dom, node, KEYS[k]);
    while (names && *names) {
      names = read_words(names, &words);
      for (guint i = 0; i < words.n; i++) {
        if (strcmp(words.word[i], word) == 0)
          return TRUE;
      }
    }
  }
  return FALSE;
}

/* Tags and other attributes */

static guint32 marks_of_tag(WgTag tag)
{
  switch ((int)tag) {
  case WG_TAG_NAV: case WG_TAG_FOOTER:
    return WG_MARK_NAV;
  case WG_TAG_ASIDE:
    return WG_MARK_ASIDE;
  case WG_TAG_FORM: case WG_TAG_BUTTON: case WG_TAG_DIALOG: case WG_TAG_LABEL:
  case WG_TAG_FIELDSET:
    return WG_MARK_FURNITURE;
  case WG_TAG_FIGCAPTION: case WG_TAG_CAPTION:
    return WG_MARK_CAPTION;
  case WG_TAG_ARTICLE: case WG_TAG_MAIN:
    return WG_MARK_ARTICLE;
  case WG_TAG_TIME:
    return WG_MARK_DATE;
  default:
    return 0;
  }
}

static guint32 marks_of_property(const char *property)
{
  static const struct {
    const char *name;
    guint32 mark;
  } ROWS[] = {
    {"articleBody", WG_MARK_BODY}, {"author", WG_MARK_BYLINE}, {"headline", WG_MARK_TITLE},
    {"datePublished", WG_MARK_DATE}, {"dateModified", WG_MARK_DATE},
    {"publisher", WG_MARK_FURNITURE}, {"caption", WG_MARK_CAPTION},
    {"keywords", WG_MARK_TAGS}, {"comment", WG_MARK_COMMENT}, {"description", WG_MARK_SUMMARY},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    if (strcmp(property, ROWS[i].name) == 0)
      return ROWS[i].mark;
  }
  return 0;
}

static guint32 marks_of_role(const char *role)
{
  static const char *const NAVS[] = {"navigation", "banner", "contentinfo", "search", "menu",
                                     "menubar", "toolbar", "menuitem"};
  static const char *const BOXES[] = {"dialog", "alert", "alertdialog", "button", "tooltip"};
  for (gsize i = 0; i < G_N_ELEMENTS(NAVS); i++) {
    if (strcmp(role, NAVS[i]) == 0)
      return WG_MARK_NAV;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(BOXES); i++) {
    if (strcmp(role, BOXES[i]) == 0)
      return WG_MARK_FURNITURE;
  }
  if (strcmp(role, "complementary") == 0)
    return WG_MARK_ASIDE;
  return strcmp(role, "main") == 0 || strcmp(role, "article") == 0 ? WG_MARK_ARTICLE : 0;
}

// "display : none" with any white space.
static gboolean hides(const char *style)
{
  for (const char *p = style; (p = strchr(p, ':')); p++) {
    const char *name = p, *value = p + 1;
    while (name > style && g_ascii_isspace(name[-1]))
      name--;
    while (g_ascii_isspace(*value))
      value++;
    gsize before = (gsize)(name - style);
    if (before >= 7 && g_ascii_strncasecmp(name - 7, "display", 7) == 0
        && g_ascii_strncasecmp(value, "none", 4) == 0)
      return TRUE;
    if (before >= 10 && g_ascii_strncasecmp(name - 10, "visibility", 10) == 0
        && g_ascii_strncasecmp(value, "hidden", 6) == 0)
      return TRUE;
  }
  return FALSE;
}

guint32 wg_marks_of(const WgDom *dom, guint32 node)
{
  guint32 marks = marks_of_tag(dom->nodes[node].tag);
  const WgAttribute *a = dom->attributes + dom->nodes[node].attributes;
  for (guint32 i = 0; i < dom->nodes[node].n_attributes; i++) {
    const char *key = a[i].key, *value = a[i].value;
    if (strcmp(key, "class") == 0 || strcmp(key, "id") == 0)
      marks |= marks_of_names(value);
    else if (strcmp(key, "role") == 0)
      marks |= marks_of_role(value);
    else if (strcmp(key, "itemprop") == 0)
      marks |= marks_of_property(value);
    else if (strcmp(key, "style") == 0 && hides(value))
      marks |= WG_MARK_HIDDEN;
    else if (strcmp(key, "hidden") == 0
             || (strcmp(key, "aria-hidden") == 0 && strcmp(value, "true") == 0))
      marks |= WG_MARK_HIDDEN;
  }
  return marks;
}
