// SPDX-License-Identifier: Apache-2.0
/// \file What made-up pages say about their article, by each of the conventions.

#include "extract/page/metadata.h"
#include "extract/page/page_date.h"

#include "suite.h"

static WgMetadata *read_head(const char *html, const char *url)
{
  g_autoptr(WgDom) dom = wg_dom_parse(wg_slice(html));
  g_autoptr(WgBlocks) blocks = wg_blocks_find(dom);
  return wg_metadata_read(dom, blocks, url);
}

static void expect(const char *got, const char *want)
{
  if (g_strcmp0(got, want) != 0)
    g_printerr("\n  got  %s\n  want %s\n", got, want);
  CU_ASSERT_TRUE(g_strcmp0(got, want) == 0);
}

static void expect_title(const char *html, const char *want)
{
  g_autoptr(WgMetadata) m = read_head(html, NULL);
  expect(m->title, want);
}

static void expect_date(const char *html, const char *want)
{
  g_autoptr(WgMetadata) m = read_head(html, NULL);
  expect(m->date, want);
}

static void expect_authors(const char *html, const char *want)
{
  g_autoptr(WgMetadata) m = read_head(html, NULL);
  g_autofree char *got = m->authors ? g_strjoinv("|", m->authors) : NULL;
  expect(got, want);
}

#define DATA(json) "<script type='application/ld+json'>" json "</script>"

static void the_headline_is_what_heading_and_head_agree_on(void)
{
  expect_title("<title>Bakers strike in Orsund - Orsund Post</title><h1>Orsund Post</h1>"
               "<h1>Bakers strike in Orsund</h1>", "Bakers strike in Orsund");
  expect_title("<meta property='og:site_name' content='Orsund Post'>"
               "<title>Orsund Post: home</title><meta property=og:title "
               "content='Bakers strike in Orsund | Orsund Post'>", "Bakers strike in Orsund");
  expect_title("<title>Orsund Post</title><h1>Bakers strike in Orsund</h1>",
               "Bakers strike in Orsund");
  expect_title("<meta property=og:title content='Bakers strike in Orsund'>"
               "<h1>Work life<br>Bakers strike in Orsund</h1>", "Bakers strike in Orsund");
  expect_title(DATA("{\"@type\":\"NewsArticle\",\"headline\":\"Bakers &amp; millers strike\"}"),
               "Bakers & millers strike");
  expect_title("<p>Nothing here.", NULL);
}

static void authors_come_one_by_one_without_roles(void)
{
  expect_authors("<meta name=author content='By Ada Lund and Ole Berg'>", "Ada Lund|Ole Berg");
  expect_authors("<meta name=author content='https://example.org/ada'>"
                 "<a rel=author href=/ada>Ada Lund</a>", "Ada Lund");
  expect_authors("<span itemprop=author itemscope><span itemprop=name>Ada Lund</span></span>",
                 "Ada Lund");
  expect_authors("<div class='article-byline'>By <b>Ada Lund</b>, Staff Writer</div>", "Ada Lund");
  expect_authors("<div class=author-box><p>Ada Lund</p><p>writes on bread.</p></div>", "Ada Lund");
  expect_authors("<p>Written by Ada Lund</p>", "Ada Lund");
  expect_authors("<p><span>By</span><span>Ada Lund</span></p>", "Ada Lund");
  expect_authors("<p>More from <a href='/authors/ada-lund'>Ada Lund</a></p>", "Ada Lund");
  expect_authors("<meta name=citation_author content='Lund, Ada'>"
                 "<meta name=citation_author content='Berg, Ole'>", "Ada Lund|Ole Berg");
  expect_authors("<meta name=author content='Orsund Post'>"
                 "<meta property=og:site_name content='Orsund Post'>", NULL);
  expect_authors("<div class=byline>Staff Reporter</div><p>By the sea it was cold.</p>", NULL);
  expect_authors("<div class=comment><span class=author>Angry Reader</span></div>", NULL);
}

static void linked_data_is_read_however_it_is_written(void)
{
  expect_authors(DATA("{\"@type\":\"NewsArticle\",\"author\":\"Ada Lund\"}"), "Ada Lund");
  expect_authors(DATA("{\"@type\":[\"Thing\",\"Article\"],\"author\":[{\"@type\":\"Person\","
                      "\"name\":\"Ada Lund\"},{\"name\":\"Ole Berg\"}]}"), "Ada Lund|Ole Berg");
  expect_authors(DATA("[{\"@type\":\"WebSite\"},{\"@type\":\"BlogPosting\",\"author\":{\"name\":"
                      "[\"Ada Lund\",\"Ole Berg\"]}}]"), "Ada Lund|Ole Berg");
  expect_authors(DATA("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}},"
                      "{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ada Lund\"}]}"), "Ada Lund");
  expect_title(DATA("\n<!-- \n//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Bread\n and salt\","
                    "\"x\":[1,2,],}\n//]]>\n-->"), "Bread and salt");
  expect_title(DATA("{\"@type\":\"Article\",\"headline\":\"It\\'s bread\"};"), "It's bread");
  expect_title(DATA("{\"@type\":\"Article\",\"headline\":") DATA("{\"@type\":\"Article\","
               "\"headline\":\"The second\"}"), "The second");
  g_autoptr(GString) deep = g_string_new("<script type='application/ld+json'>");
  for (int i = 0; i < 100000; i++)
    g_string_append(deep, "[{\"a\":");
  g_string_append(deep, "</script><h1>Still here</h1>");
  expect_title(deep->str, "Still here");
}

// Two million commas are a moment's work where a run of them is read once, else hours.
static void a_run_of_commas_is_read_once(void)
{
  g_autoptr(GString) page = g_string_new("<script type='application/ld+json'>[");
  for (int i = 0; i < 2000000; i++)
    g_string_append(page, i % 2 ? "," : ", ");
  g_string_append(page, "x</script><h1>Still here</h1>");
  expect_title(page->str, "Still here");
  expect_title(DATA("{\"@type\":\"Article\",\"x\":[1 , \n,, ],\"headline\":\"Bread\" , ,}"),
               "Bread");
}

static void dates_come_from_each_convention(void)
{
  expect_date(DATA("{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-03-04T23:30:00+02:00\","
                   "\"dateModified\":\"2021-03-06\"}"), "2021-03-04T23:30:00+02:00");
  expect_date("<meta property='article:published_time' content='2021-03-04T09:00:00+0100'>",
              "2021-03-04T09:00:00+01:00");
  expect_date("<meta name='DC.date.issued' content='2021-03-04'>", "2021-03-04");
  expect_date("<span itemprop=datePublished content='2021-03-04'>today</span>", "2021-03-04");
  expect_date("<link rel=canonical href='https://news.example/2021/03/04/bread'>", "2021-03-04");
  expect_date("<time datetime='2021-03-04T10:00'>4 March</time>", "2021-03-04T10:00:00");
  expect_date("<time class=updated datetime='2021-03-09'>9 March</time>"
              "<time datetime='2021-03-04'>4 March</time>", "2021-03-04");
  expect_date("<div class='post-date'>March 4th, 2021</div>", "2021-03-04");
  expect_date("<h1>Bread</h1><p>Orsund, 4 March 2021</p>", "2021-03-04");
  expect_date("<meta property='article:modified_time' content='2021-03-09'>", "2021-03-09");
  expect_date("<div class=comments><time datetime='2021-03-09'></time></div>"
              "<p>Bread is dear.</p>", NULL);
}

static void the_address_decides_between_two_dates(void)
{
  expect_date("<link rel=canonical href='https://news.example/2021/03/04/bread'>"
              "<meta property='article:published_time' content='2021-03-04T08:00:00Z'>"
              DATA("{\"@type\":\"Article\",\"datePublished\":\"2022-05-05\"}"),
              "2021-03-04T08:00:00Z");
}

static void the_day_is_that_of_the_readers(void)
{
  expect_date("<meta property='article:published_time' content='2021-03-05T02:10:00Z'>"
              "<h1>Bread</h1><time datetime='2021-03-04'>March 4</time>", "2021-03-04");
  expect_date("<meta property='article:published_time' content='2021-03-05T02:10:00+09:00'>"
              "<h1>Bread</h1><time datetime='2021-03-04'>March 4</time>",
              "2021-03-05T02:10:00+09:00");
}

static void dates_are_read_as_they_are_written(void)
{
  static const struct {
    const char *text, *want;
    gboolean month_first;
  } ROWS[] = {
    {"2021-03-04", "2021-03-04", FALSE},       {"20210304", "2021-03-04", FALSE},
    {"2021/3/4", "2021-03-04", FALSE},
    {"Thu, 04 Mar 2021 10:00:00 GMT", "2021-03-04T10:00:00Z", FALSE},
    {"4. M\xc3\xa4rz 2021", "2021-03-04", FALSE},
    {"le 4 f\xc3\xa9vrier 2021", "2021-02-04", FALSE},
    {"4 de marzo de 2021", "2021-03-04", FALSE}, {"04.03.2021, 09:00", "2021-03-04", FALSE},
    {"4. 3. 2021", "2021-03-04", FALSE},       {"03/04/2021", "2021-03-04", TRUE},
    {"03/04/2021", "2021-04-03", FALSE},       {"03/14/2021", "2021-03-14", FALSE},
    {"04.03.21", "2021-03-04", FALSE},         {"Updated: Mar. 4, 2021", "2021-03-04", FALSE},
    {"2021-03-04 10:20:30.5 +0100", "2021-03-04T10:20:30+01:00", FALSE},
    {"2021-02-30", NULL, FALSE},               {"1850-02-03", NULL, FALSE},
    {"the 4th of the month", NULL, FALSE},     {"", NULL, FALSE},
    {"2021-03-04T99:00:00Z", "2021-03-04", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autofree char *got = wg_page_date_read(ROWS[i].text, ROWS[i].month_first);
    expect(got, ROWS[i].want);
  }
}

static void addresses_are_searched_for_a_date(void)
{
  static const char *const ROWS[][2] = {
    {"https://news.example/2021/03/04/bread", "2021-03-04"},
    {"https://news.example/world/bread-2021-03-04", "2021-03-04"},
    {"https://news.example/2021/mar/04/bread", "2021-03-04"},
    {"https://news.example/04-03-2021", "2021-03-04"},
    {"https://news.example/20210304-bread", "2021-03-04"},
    {"https://news.example/2021/03/bread", NULL},
    {"https://2021.example/", NULL},
    {"https://news.example/story-1234567", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autofree char *got = wg_page_date_of_url(ROWS[i][0]);
    expect(got, ROWS[i][1]);
  }
}

static void outlet_address_and_language_are_told(void)
{
  g_autoptr(WgMetadata) m = read_head(
      "<html lang=en_gb><meta property=og:site_name content='Orsund Post'>"
      "<link rel=canonical href='/bread'>", "https://orsund.example/x?y=1");
  expect(m->outlet, "Orsund Post");
  expect(m->url, "https://orsund.example/bread");
  expect(m->language, "en-GB");
  g_autoptr(WgMetadata) bare = read_head("<link rel=canonical href='/bread'><p>x", NULL);
  expect(bare->url, NULL);
  expect(bare->language, NULL);
  // A front page as the canonical address of every article is none.
  g_autoptr(WgMetadata) front = read_head("<link rel=canonical href='https://orsund.example/'>",
                                          "https://orsund.example/bread");
  expect(front->url, "https://orsund.example/bread");
  g_autoptr(WgMetadata) bad = read_head("<meta property=og:url content='javascript:x'>"
                                        "<meta property=og:site_name content='https://x'>", NULL);
  expect(bad->url, NULL);
  expect(bad->outlet, NULL);
}

static void a_page_cannot_take_the_address_of_another_site(void)
{
  static const char *const ROWS[][3] = {
    {"<link rel=canonical href='https://other.example/bread'>", "https://orsund.example/x",
     "https://orsund.example/x"},
    {"<meta property=og:url content='https://other.example/bread'>",
     "https://orsund.example/x", "https://orsund.example/x"},
    {DATA("{\"@type\":\"Article\",\"url\":\"https://orsund.example@other.example/bread\"}"),
     "https://orsund.example/x", "https://orsund.example/x"},
    {"<link rel=canonical href='https://other.example/bread'>"
     "<meta property=og:url content='https://orsund.example/bread'>",
     "https://orsund.example/x", "https://orsund.example/bread"},
    {"<link rel=canonical href='https://www.orsund.example/bread'>",
     "http://Orsund.example/x", "https://www.orsund.example/bread"},
    {"<link rel=canonical href='https://orsund.example/bread'>",
     "https://www.orsund.example/x", "https://orsund.example/bread"},
    {"<link rel=canonical href='https://orsund.example/bread'>", "saved-page.html",
     "https://orsund.example/bread"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
    g_autoptr(WgMetadata) m = read_head(ROWS[i][0], ROWS[i][1]);
    expect(m->url, ROWS[i][2]);
  }
}

static void a_name_that_one_site_uses_is_no_evidence(void)
{
  expect_authors("<meta property='vr:author' content='Ada Lund'>", NULL);
  expect_date("<meta property='bt:pubdate' content='2021-03-04'>", NULL);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(the_headline_is_what_heading_and_head_agree_on),
      FX_TEST(authors_come_one_by_one_without_roles),
      FX_TEST(linked_data_is_read_however_it_is_written),
      FX_TEST(a_run_of_commas_is_read_once),
      FX_TEST(dates_come_from_each_convention),
      FX_TEST(the_address_decides_between_two_dates),
      FX_TEST(the_day_is_that_of_the_readers),
      FX_TEST(dates_are_read_as_they_are_written),
      FX_TEST(addresses_are_searched_for_a_date),
      FX_TEST(outlet_address_and_language_are_told),
      FX_TEST(a_page_cannot_take_the_address_of_another_site),
      FX_TEST(a_name_that_one_site_uses_is_no_evidence),
      CU_TEST_INFO_NULL};
  return fx_suite("metadata", tests);
}
