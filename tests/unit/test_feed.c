// SPDX-License-Identifier: Apache-2.0
/// \file Made-up feeds of each kind, well-formed and not, item by item.

#include "extract/page/feed.h"

#include "suite.h"

static GPtrArray *items;

static void read_feed(const char *xml)
{
  WgPageOrigin origin = {"feed.xml", NULL, NULL};
  g_clear_pointer(&items, g_ptr_array_unref);
  items = wg_feed_read(wg_slice(xml), &origin, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(items);
}

static const WgRecord *item(guint i)
{
  static const WgRecord none;
  CU_ASSERT_TRUE(i < items->len);
  return i < items->len ? g_ptr_array_index(items, i) : &none;
}

static void expect(const char *got, const char *want)
{
  if (g_strcmp0(got, want) != 0)
    g_printerr("\n  got  %s\n  want %s\n", got, want);
  CU_ASSERT_TRUE(g_strcmp0(got, want) == 0);
}

static void items_of_rss_are_articles(void)
{
  read_feed("<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/"
            "modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
            "<title>Orsund Post</title><link>https://orsund.example/</link><language>en-gb</language>"
            "<item><title>Bread &amp;amp; salt</title><link> https://orsund.example/bread </link>"
            "<guid isPermaLink='false'>b-1</guid><pubDate>Thu, 04 Mar 2021 10:20:30 GMT</pubDate>"
            "<dc:creator>Ada Lund</dc:creator><description>Short.</description>"
            "<content:encoded><![CDATA[<p>The mill has closed.</p><p>It was old.</p>]]>"
            "</content:encoded></item>"
            "<item><title>Second</title><guid>https://orsund.example/2</guid>"
            "<author>mail@orsund.example (Ole Berg)</author></item><item/></channel></rss>");
  CU_ASSERT_EQUAL(items->len, 3);
  expect(item(0)->title, "Bread & salt");
  expect(item(0)->url, "https://orsund.example/bread");
  expect(item(0)->id, "b-1");
  expect(item(0)->date, "2021-03-04T10:20:30Z");
  expect(item(0)->authors ? item(0)->authors[0] : NULL, "Ada Lund");
  expect(item(0)->outlet, "Orsund Post");
  expect(item(0)->language, "en-gb");
  expect(item(0)->text, "The mill has closed.\n\nIt was old.");
  expect(item(1)->url, "https://orsund.example/2");
  expect(item(1)->authors ? item(1)->authors[0] : NULL, "Ole Berg");
  expect(item(1)->text, "");
  expect(item(2)->title, NULL);
}

static void entries_of_atom_are_articles(void)
{
  read_feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' "
            "xml:base='https://orsund.example/news/'><title type='html'>Orsund &lt;b>Post&lt;/b>"
            "</title><entry><title>Bread</title><link rel='self' href='/self'/>"
            "<link href='bread'/><id>tag:orsund.example,2021:1</id><updated>2021-03-06T00:00:00Z"
            "</updated><published>2021-03-04T10:20:30+01:00</published><author><name>Ada Lund</name>"
            "<email>a@orsund.example</email></author><author><name>Ole Berg</name></author>"
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>The mill <b>has"
            "</b> closed.</p><p>It was old.</p></div></content></entry></feed>");
  CU_ASSERT_EQUAL(items->len, 1);
  expect(item(0)->url, "https://orsund.example/news/bread");
  expect(item(0)->id, "tag:orsund.example,2021:1");
  expect(item(0)->date, "2021-03-04T10:20:30+01:00");
  expect(item(0)->text, "The mill has closed.\n\nIt was old.");
  expect(item(0)->outlet, "Orsund Post");
  expect(item(0)->language, "en");
  CU_ASSERT_EQUAL(g_strv_length(item(0)->authors), 2);
}

static void items_of_rdf_stand_beside_the_channel(void)
{
  read_feed("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
            "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            "<channel rdf:about='https://orsund.example/'><title>Orsund Post</title></channel>"
            "<item rdf:about='https://orsund.example/1'><title>Bread</title>"
            "<dc:date>2021-03-04</dc:date></item></rdf:RDF>");
  CU_ASSERT_EQUAL(items->len, 1);
  expect(item(0)->id, "https://orsund.example/1");
  expect(item(0)->date, "2021-03-04");
  expect(item(0)->outlet, "Orsund Post");
}

static void a_sitemap_of_news_names_articles(void)
{
  read_feed("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
            "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
            "<url><loc>https://orsund.example/bread</loc><news:news><news:publication>"
            "<news:name>Orsund Post</news:name><news:language>en</news:language>"
            "</news:publication><news:publication_date>2021-03-04</news:publication_date>"
            "<news:title>Bread</news:title></news:news></url>"
            "<url><loc>https://orsund.example/about</loc></url></urlset>");
  CU_ASSERT_EQUAL(items->len, 1);
  expect(item(0)->url, "https://orsund.example/bread");
  expect(item(0)->title, "Bread");
  expect(item(0)->date, "2021-03-04");
  expect(item(0)->outlet, "Orsund Post");
  expect(item(0)->language, "en");
}

static void broken_feeds_are_read_as_far_as_they_go(void)
{
  read_feed("\n  <?xml version='1.0' encoding='utf-8'?><rss><channel><title>A & B</title>"
            "<item><title>Salt&nbsp;& bread < 5</title><link>https://a.example/?x=1&y=2</link>"
            "<description>caf\xE9 &eacute;&mdash;</description></item>"
            "<item><media:title>no prefix</media:title><title>Second</title></item>"
            "<item><title>Cut");
  CU_ASSERT_TRUE(items->len >= 2);
  expect(item(0)->outlet, "A & B");
  expect(item(0)->url, "https://a.example/?x=1&y=2");
  CU_ASSERT_TRUE(strstr(item(0)->text, "\xC3\xA9\xE2\x80\x94") != NULL);
  expect(item(1)->title, "Second");
}

static void raw_sections_are_left_as_they_are(void)
{
  read_feed("<rss><channel><item><title><![CDATA[Salt & bread]]></title><description><![CDATA["
            "<p>A &amp; B</p>]]></description></item></channel></rss>");
  expect(item(0)->title, "Salt & bread");
  expect(item(0)->text, "A & B");
}

static void entities_are_not_blown_up(void)
{
  read_feed("<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
            "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d SYSTEM 'file:///etc/passwd'>]>"
            "<rss><channel><item><title>x&c;&d;</title></item></channel></rss>");
  CU_ASSERT_EQUAL(items->len, 1);
  CU_ASSERT_TRUE(strlen(item(0)->title) < 40);
  CU_ASSERT_PTR_NULL(strstr(item(0)->title, "root"));
}

static void what_is_no_feed_is_an_error_that_names_it(void)
{
  static const char *const OTHERS[] = {"", "no markup", "<html><p>x</p></html>", "<svg/>", "<", "\xFF"};
  for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
    g_autoptr(GError) error = NULL;
    WgPageOrigin origin = {"odd.xml", NULL, NULL};
    GPtrArray *got = wg_feed_read(wg_slice(OTHERS[i]), &origin, &error);
    CU_ASSERT_PTR_NULL(got);
    CU_ASSERT_TRUE(g_error_matches(error, WG_PAGE_ERROR, WG_PAGE_ERROR_FEED));
    CU_ASSERT_TRUE(error && g_str_has_prefix(error->message, "odd.xml: no feed"));
  }
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(items_of_rss_are_articles),
      FX_TEST(entries_of_atom_are_articles),
      FX_TEST(items_of_rdf_stand_beside_the_channel),
      FX_TEST(a_sitemap_of_news_names_articles),
      FX_TEST(broken_feeds_are_read_as_far_as_they_go),
      FX_TEST(raw_sections_are_left_as_they_are),
      FX_TEST(entities_are_not_blown_up),
      FX_TEST(what_is_no_feed_is_an_error_that_names_it),
      CU_TEST_INFO_NULL};
  int status = fx_suite("feed", tests);
  g_clear_pointer(&items, g_ptr_array_unref);
  return status;
}
