// SPDX-License-Identifier: Apache-2.0
/// \file The article in made-up pages: what is text, what is not, and pages that are broken.

#include "extract/page/dom.h"
#include "extract/page/guard.h"
#include "extract/page/page.h"

#include "suite.h"

#define FIRST                                                                            \
  "<p>The ferry office of Lindhavn has ended its contract with Marvane, a maker of ship " \
  "engines, after two breakdowns in one month, it said in a letter on Tuesday.</p>"
#define SECOND                                                                          \
  "<p>Marvane, which has its seat in the same town, said that it would ask a court to "  \
  "stop the decision, and that the engines had been serviced as agreed.</p>"
#define THIRD                                                                          \
  "<p>Passengers have complained since the spring, when the first boat lay idle for a " \
  "week, leaving the islands without post, bread and a doctor.</p>"
#define HEAD "<head><title>Ferry office drops Marvane | Lindhavn Courier</title></head>"
#define MENU                                                                            \
  "<nav><ul><li><a href='/n'>News</a></li><li><a href='/s'>Sport</a></li>"               \
  "<li><a href='/w'>Weather</a></li></ul></nav>"
#define ARTICLE "<article><h1>Ferry office drops Marvane</h1>" FIRST SECOND THIRD "</article>"

static WgRecord *read_page(const char *html)
{
  WgPageOrigin origin = {"page.html", NULL, NULL};
  return wg_page_read(wg_slice(html), &origin, NULL);
}

static gboolean has(const WgRecord *record, const char *words)
{
  return record && strstr(record->text, words) != NULL;
}

static void expect_article(const WgRecord *record)
{
  CU_ASSERT_PTR_NOT_NULL(record);
  CU_ASSERT_TRUE(has(record, "has ended its contract"));
  CU_ASSERT_TRUE(has(record, "ask a court"));
  CU_ASSERT_TRUE(has(record, "bread and a doctor."));
}

static void the_paragraphs_stand_apart_without_the_menu(void)
{
  g_autoptr(WgRecord) record = read_page("<!DOCTYPE html><html>" HEAD "<body>" MENU ARTICLE
      "<footer>Copyright Lindhavn Courier. <a href='/c'>Contact</a></footer></body></html>");
  expect_article(record);
  CU_ASSERT_FALSE(has(record, "Weather"));
  CU_ASSERT_FALSE(has(record, "Copyright"));
  CU_ASSERT_TRUE(has(record, "on Tuesday.\n\nMarvane, which"));
}

static void other_stories_comments_and_share_bars_are_left_out(void)
{
  g_autoptr(WgRecord) record = read_page("<html>" HEAD "<body>" MENU "<main>" ARTICLE
      "<div class='social-share'><a href='#'>Post this on a wall</a></div>"
      "<div class='related-stories'><h3>Related</h3><ul><li><a href='/a'>Harbour fees rise "
      "again this year</a></li><li><a href='/b'>Old lighthouse sold to a baker</a></li></ul></div>"
      "<section id='comments'><h2>2 Comments</h2><div class='comment'><p>I have waited for that "
      "boat, in the rain, for hours and hours.</p></div><div class='comment'><p>They should have "
      "bought sails, as my father always said.</p></div></section></main></body></html>");
  expect_article(record);
  CU_ASSERT_FALSE(has(record, "on a wall"));
  CU_ASSERT_FALSE(has(record, "lighthouse"));
  CU_ASSERT_FALSE(has(record, "hours and hours"));
  CU_ASSERT_FALSE(has(record, "my father"));
}

static void headings_lists_and_quotes_inside_stay(void)
{
  g_autoptr(WgRecord) record = read_page("<html>" HEAD "<body>" MENU "<article>" FIRST
      "<h2>What the letter asks for</h2><ul><li>new engines before the winter comes</li>"
      "<li>a boat in reserve for the outer islands</li></ul>" SECOND
      "<blockquote>We have kept every promise, said Ilka Brenn of the firm.</blockquote>" THIRD
      "</article></body></html>");
  expect_article(record);
  CU_ASSERT_TRUE(has(record, "What the letter asks for"));
  CU_ASSERT_TRUE(has(record, "a boat in reserve"));
  CU_ASSERT_TRUE(has(record, "Ilka Brenn"));
}

static void the_headline_is_not_told_again(void)
{
  g_autoptr(WgRecord) record = read_page("<html>" HEAD "<body><article><h1>Ferry office drops "
      "Marvane</h1>" FIRST SECOND THIRD "</article></body></html>");
  CU_ASSERT_STRING_EQUAL(record->title, "Ferry office drops Marvane");
  CU_ASSERT_TRUE(g_str_has_prefix(record->text, "The ferry office"));
}

static void scripts_styles_and_templates_are_no_text(void)
{
  g_autoptr(WgRecord) record = read_page("<html>" HEAD "<body><article>" FIRST
      "<script>var a = 'the script talks, and it talks a lot.';</script>" SECOND
      "<style>.x { content: 'the style talks' }</style><template><p>The template waits for its "
      "turn, which never comes.</p></template>" THIRD "</article></body></html>");
  expect_article(record);
  CU_ASSERT_FALSE(has(record, "talks"));
  CU_ASSERT_FALSE(has(record, "template"));
}

static void text_broken_by_lines_is_read_as_paragraphs(void)
{
  g_autoptr(WgRecord) record = read_page("<html>" HEAD "<body>" MENU "<div class='story-body'>"
      "The council met at noon, and the vote was close.<br><br>It will meet again in May, when "
      "the new members, all of them farmers, take their seats.<br>The mayor was away.</div>"
      "</body></html>");
  CU_ASSERT_PTR_NOT_NULL_FATAL(record);
  CU_ASSERT_TRUE(has(record, "was close.\n\nIt will"));
  CU_ASSERT_TRUE(has(record, "seats.\nThe mayor"));
}

static void white_space_and_entities_are_plain(void)
{
  g_autoptr(WgRecord) record = read_page("<html>" HEAD "<body><article><p>Salt &amp; Sons\n  said"
      "&nbsp;on \t Monday, in a letter to all its work&shy;ers, that it would &#8220;never&#8221; "
      "move.</p>" SECOND THIRD "</article></body></html>");
  CU_ASSERT_TRUE(has(record, "Salt & Sons said on Monday, in a letter to all its workers, that it "
                             "would \xe2\x80\x9cnever\xe2\x80\x9d move."));
}

static void broken_markup_still_gives_the_article(void)
{
  g_autoptr(WgRecord) record = read_page("<div><b><p>" HEAD "</td></span><table><article>"
      "<h1>Ferry office drops Marvane<p>" FIRST "<i>" SECOND "</b></i></div></div><p>"
      THIRD "<!-- never closed <p>nothing");
  expect_article(record);
  CU_ASSERT_FALSE(has(record, "nothing"));
}

static void a_page_without_an_article_is_an_error_that_names_it(void)
{
  static const char *const PAGES[] = {
    "", " ", "<", "<html></html>", "<html><body>" MENU "</body></html>", "<p></p>",
    "<script>x</script>", "<!---->", "&nbsp;", "<html><body><p>   </p></body></html>",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(PAGES); i++) {
    g_autoptr(GError) error = NULL;
    WgPageOrigin origin = {"bare.html", NULL, NULL};
    g_autoptr(WgRecord) record = wg_page_read(wg_slice(PAGES[i]), &origin, &error);
    CU_ASSERT_PTR_NULL(record);
    CU_ASSERT_TRUE(g_error_matches(error, WG_PAGE_ERROR, WG_PAGE_ERROR_EMPTY));
    CU_ASSERT_TRUE(error && g_str_has_prefix(error->message, "bare.html: "));
  }
}

static guint32 deepest(const WgDom *dom)
{
  g_autofree guint32 *depth = g_new0(guint32, dom->n);
  guint32 most = 0;
  for (guint32 i = 1; i < dom->n; i++) {
    depth[i] = depth[dom->nodes[i].parent] + 1;
    most = MAX(most, depth[i]);
  }
  return most;
}

static void the_pages_data_help_to_find_its_text(void)
{
  g_autoptr(WgRecord) shown = read_page("<html>" HEAD "<script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"articleBody\":\"The boat lay idle for a week, and the islands "
      "had no post, no bread and no doctor, as the council of the islands had said they would.  "
      "Nobody came to the meeting in the old school, where the lamps were lit for an hour.\"}"
      "</script><body><div><span>The boat lay idle for a week, and the islands had no post, no "
      "bread and no doctor, as the council of the islands had said they would.</span></div>"
      "<div class=widget><span>Nobody came to the meeting in the old school, where the lamps were lit for "
      "an hour.</span></div><div class=promo><p>Read our paper for a year, and the second year, "
      "which is as long, is free of charge.</p></div></body></html>");
  CU_ASSERT_TRUE(has(shown, "they would.\n\nNobody came"));
  CU_ASSERT_FALSE(has(shown, "free of charge"));
  g_autoptr(WgRecord) hidden = read_page("<html><script type='application/ld+json'>{\"@type\":"
      "\"NewsArticle\",\"articleBody\":\"The boat lay idle.\"}</script><body>" MENU "</body>");
  CU_ASSERT_TRUE(has(hidden, "The boat lay idle."));
}

// A hundred thousand elements that nobody closes: HTML5's rules would take minutes.
static void deep_nesting_is_cut_and_its_text_kept(void)
{
  static const char *const TAGS[] = {"<div>", "<b>", "<font color=red>", "<ul><li>",
                                     "<table><tr><td>", "<a href=x><span>", "<x-y class='>'>"};
  for (gsize i = 0; i < G_N_ELEMENTS(TAGS); i++) {
    g_autoptr(GString) page = g_string_new("<html><body>");
    for (int k = 0; k < 100000; k++)
      g_string_append(page, TAGS[i]);
    g_string_append(page, "deep down");
    g_autoptr(WgDom) dom = wg_dom_parse((WgSlice){page->str, page->len});
    g_autofree char *text = wg_dom_text(dom, 0);
    CU_ASSERT_TRUE(g_str_has_suffix(text, "deep down"));
    CU_ASSERT_TRUE(deepest(dom) < 5 * WG_GUARD_DEEPEST);
  }
}

static void the_guard_leaves_sound_pages_alone(void)
{
  g_autoptr(GString) page = g_string_new("<html><body>");
  for (int k = 0; k < 5000; k++)
    g_string_append(page, "<div class=\"a>b\"><p>x<br><img src=y></div><li>z<!-- <div> -->");
  g_string_append(page, "<script>if (a<b) '<div><div>'</script>");
  GString *guarded = wg_guard_page((WgSlice){page->str, page->len});
  CU_ASSERT_TRUE(g_str_has_prefix(guarded->str, "<html><body><div class=\"a>b\"><p><body>x<br>"));
  g_string_erase(guarded, (gssize)strlen("<html><body><div class=\"a>b\"><p>"), 6);
  CU_ASSERT_STRING_EQUAL(guarded->str, page->str);
  g_string_free(guarded, TRUE);
}

// Text before the body, cut short by MyHTML, would be written beyond its room.
static void text_before_the_body_is_whole(void)
{
  static const char *const PAGES[] = {
    "           /</k>          ", "<head>      a</k>          b", "<table><colgroup>    a</k>         b",
    "<html>\n\n      a</k>         b", "<template>x</template>      a</k>         b",
    "<head><template><body></template>      a</k>         b", "<frameset>     a</k>        b",
    "<!-- c -->      a</k>         b", "<head></head>      a</k>         b",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(PAGES); i++) {
    g_autoptr(WgDom) dom = wg_dom_parse(wg_slice(PAGES[i]));
    g_autofree char *text = wg_dom_text(dom, 0);
    CU_ASSERT_STRING_EQUAL(text, i ? "a b" : "/");
  }
}

static void a_subtree_is_a_range(void)
{
  g_autoptr(WgDom) dom = wg_dom_parse(wg_slice("<html><body><ul id=u><li>a<li>b <b>c</b></ul>d"));
  guint32 list = 0;
  while (list < dom->n && dom->nodes[list].tag != WG_TAG_UL)
    list++;
  CU_ASSERT_TRUE_FATAL(list < dom->n);
  CU_ASSERT_STRING_EQUAL(wg_dom_attribute(dom, list, "id"), "u");
  CU_ASSERT_PTR_NULL(wg_dom_attribute(dom, list, "class"));
  g_autofree char *below = wg_dom_text(dom, list);
  CU_ASSERT_STRING_EQUAL(below, "a b c");
  for (guint32 i = 1; i < dom->n; i++) {
    guint32 parent = dom->nodes[i].parent;
    CU_ASSERT_TRUE(parent < i && dom->nodes[i].end <= dom->nodes[parent].end);
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(the_paragraphs_stand_apart_without_the_menu),
      FX_TEST(other_stories_comments_and_share_bars_are_left_out),
      FX_TEST(headings_lists_and_quotes_inside_stay),
      FX_TEST(the_headline_is_not_told_again),
      FX_TEST(scripts_styles_and_templates_are_no_text),
      FX_TEST(text_broken_by_lines_is_read_as_paragraphs),
      FX_TEST(white_space_and_entities_are_plain),
      FX_TEST(broken_markup_still_gives_the_article),
      FX_TEST(a_page_without_an_article_is_an_error_that_names_it),
      FX_TEST(the_pages_data_help_to_find_its_text),
      FX_TEST(deep_nesting_is_cut_and_its_text_kept),
      FX_TEST(the_guard_leaves_sound_pages_alone),
      FX_TEST(text_before_the_body_is_whole),
      FX_TEST(a_subtree_is_a_range),
      CU_TEST_INFO_NULL};
  return fx_suite("page", tests);
}
