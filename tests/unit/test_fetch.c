// SPDX-License-Identifier: Apache-2.0
/// \file What decides whether something is fetched: robots.txt, addresses, lists of links,
/// and what is known of earlier visits.
#include <arpa/inet.h>
#include <glib/gstdio.h>

#include "extract/fetch/addresses.h"
#include "extract/fetch/links.h"
#include "extract/fetch/robots.h"
#include "extract/fetch/visits.h"
#include "extract/source/list_form.h"

#include "suite.h"

// ---- robots.txt

static gboolean allows(const char *file, const char *path)
{
  g_autoptr(WgRobots) robots = wg_robots_new(wg_slice(file), "wiregraph");
  return wg_robots_allow(robots, path);
}

static void the_longest_rule_decides_and_allow_wins_a_tie(void)
{
  const char *file = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\n"
                     "Allow: /tie\nDisallow: /tie\n";
  CU_ASSERT_FALSE(allows(file, "/a"));
  CU_ASSERT_FALSE(allows(file, "/ab?x=1"));
  CU_ASSERT_TRUE(allows(file, "/a/b"));
  CU_ASSERT_FALSE(allows(file, "/a/b/c/d"));
  CU_ASSERT_TRUE(allows(file, "/tie"));
  CU_ASSERT_TRUE(allows(file, "/A"));
  CU_ASSERT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

static void a_group_with_our_name_goes_before_the_one_for_all(void)
{
  const char *file = "\xEF\xBB\xBFuser-agent: other\nDisallow: /\n\n"
                     "User-Agent: *\nDisallow: /all # not us\n"
                     "USER-AGENT: WireGraph/2.1\nuser-agent: third\ndisallow:/ours\r\n"
                     "Sitemap: https://a.example/s.xml\n"
                     "User-agent: wiregraph\nDisallow: /more\n"
                     "User-agent: wiregraphic\nDisallow: /else\n";
  CU_ASSERT_TRUE(allows(file, "/all"));
  CU_ASSERT_FALSE(allows(file, "/ours"));
  CU_ASSERT_FALSE(allows(file, "/more/x"));
  CU_ASSERT_TRUE(allows(file, "/else"));
  CU_ASSERT_TRUE(allows("User-agent: wiregraph\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/"));
  CU_ASSERT_FALSE(allows("User-agent: x\nUser-agent: *\nDisallow: /\n", "/y"));
}

static void stars_and_ends_fit(void)
{
  const char *file = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print\nDisallow: /x*y*z\n";
  CU_ASSERT_FALSE(allows(file, "/a/b.pdf"));
  CU_ASSERT_TRUE(allows(file, "/a/b.pdf?x"));
  CU_ASSERT_FALSE(allows(file, "/a/print/1"));
  CU_ASSERT_FALSE(allows(file, "/x1y2y3z4"));
  CU_ASSERT_TRUE(allows(file, "/x1y2"));
  CU_ASSERT_TRUE(allows("User-agent: *\nDisallow: /$\n", "/a"));
  CU_ASSERT_FALSE(allows("User-agent: *\nDisallow: /$\n", "/"));
}

static void two_ways_of_writing_one_path_are_one(void)
{
  CU_ASSERT_FALSE(allows("User-agent: *\nDisallow: /caf\xC3\xA9\n", "/caf%c3%a9"));
  CU_ASSERT_FALSE(allows("User-agent: *\nDisallow: /caf%C3%A9\n", "/caf\xC3\xA9/x"));
  CU_ASSERT_FALSE(allows("User-agent: *\nDisallow: /%7Ejoe\n", "/~joe"));
  CU_ASSERT_FALSE(allows("User-agent: *\nDisallow: /a%2Ab\n", "/a*b"));
  CU_ASSERT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
}

static void delays_and_rubbish_are_told_apart(void)
{
  g_autoptr(WgRobots) robots = wg_robots_new(
      wg_slice("<html>\nUser-agent: *\nCrawl-delay: 2.5\nDisallow\nfoo: bar\n"), "wiregraph");
  CU_ASSERT_EQUAL(wg_robots_delay(robots), 2500);
  CU_ASSERT_TRUE(wg_robots_allow(robots, "/"));
  g_autoptr(WgRobots) none = wg_robots_new(wg_slice(NULL), "wiregraph");
  CU_ASSERT_EQUAL(wg_robots_delay(none), 0);
  CU_ASSERT_TRUE(wg_robots_allow(none, "/"));
}

// ---- addresses

static gboolean is_public(const char *text)
{
  struct sockaddr_in six4 = {.sin_family = AF_INET};
  struct sockaddr_in6 six = {.sin6_family = AF_INET6};
  if (inet_pton(AF_INET, text, &six4.sin_addr) == 1)
    return wg_address_is_public((const struct sockaddr *)&six4);
  CU_ASSERT_EQUAL_FATAL(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
  return wg_address_is_public((const struct sockaddr *)&six);
}

static void only_public_addresses_are_public(void)
{
  static const char *const closed[] = {
      "0.0.0.0",     "10.1.2.3",        "100.64.0.1",       "127.0.0.1",
      "169.254.1.1", "172.16.0.1",      "172.31.255.255",   "192.0.0.8",
      "192.168.1.1", "198.18.0.1",      "203.0.113.9",      "224.0.0.1",
      "240.0.0.1",   "255.255.255.255", "::",               "::1",
      "fe80::1",     "fc00::1",         "fd12::1",          "ff02::1",
      "2001:db8::1", "2001::1",         "::ffff:127.0.0.1", "64:ff9b::10.0.0.1",
      "2002:7f00:1::", "::127.0.0.1",   "3fff::1",
  };
  static const char *const open[] = {
      "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.255",
      "2a00:1450::1", "2606:4700::1", "::ffff:8.8.8.8", "2002:808:808::",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(closed); i++) {
    if (is_public(closed[i])) printf("\n%s is called public\n", closed[i]);
    CU_ASSERT_FALSE(is_public(closed[i]));
  }
  for (gsize i = 0; i < G_N_ELEMENTS(open); i++) {
    if (!is_public(open[i])) printf("\n%s is not called public\n", open[i]);
    CU_ASSERT_TRUE(is_public(open[i]));
  }
}

static void check_normal(const char *base, const char *url, const char *want)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *got = wg_address_normal(base, url, &error);
  if (g_strcmp0(got, want) != 0) printf("\n%s gives %s\n", url, got ? got : error->message);
  CU_ASSERT_EQUAL(g_strcmp0(got, want), 0);
  CU_ASSERT_EQUAL(got == NULL, error != NULL);
}

static void urls_have_one_way_of_writing(void)
{
  check_normal(NULL, "HTTPS://News.Example:443", "https://news.example/");
  check_normal(NULL, "http://news.example:8080/a/../b?q=1#part",
               "http://news.example:8080/b?q=1");
  check_normal("https://news.example/a/b", "../c", "https://news.example/c");
  check_normal("https://news.example/a/b", "//other.example/x", "https://other.example/x");
  check_normal("https://news.example/", "/a b", "https://news.example/a%20b");
  check_normal(NULL, "ftp://news.example/", NULL);
  check_normal(NULL, "file:///etc/passwd", NULL);
  check_normal("https://news.example/", "javascript:alert(1)", NULL);
  check_normal("https://news.example/", "mailto:desk@news.example", NULL);
  check_normal(NULL, "no address", NULL);
  g_autofree char *host = wg_address_host("https://news.example/a?b");
  CU_ASSERT_STRING_EQUAL(host, "https://news.example:443");
  g_autofree char *path = wg_address_path("https://news.example/a?b");
  CU_ASSERT_STRING_EQUAL(path, "/a?b");
}

static void credentials_are_refused_and_not_repeated(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *got = wg_address_normal(NULL, "https://joe:secret@news.example/x", &error);
  CU_ASSERT_PTR_NULL(got);
  CU_ASSERT_PTR_NOT_NULL_FATAL(error);
  CU_ASSERT_PTR_NULL(strstr(error->message, "secret"));
  CU_ASSERT_PTR_NULL(strstr(error->message, "joe"));
  CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "news.example/x"));
}

// ---- lists of links

static void note_link(const char *url, gboolean is_list, void *out)
{
  g_string_append_printf(out, "%s%s ", is_list ? "+" : "", url);
}

static void check_links(const char *list, const char *want)
{
  g_autoptr(GString) got = g_string_new(NULL);
  CU_ASSERT_TRUE(wg_list_form_is(wg_slice(list)));
  wg_links_each(wg_slice(list), note_link, got);
  if (strcmp(got->str, want) != 0) printf("\n%s\ngives %s\n", list, got->str);
  CU_ASSERT_STRING_EQUAL(got->str, want);
}

static void feeds_of_all_kinds_name_their_pages(void)
{
  check_links("\n <?xml version='1.0'?><rss version='2.0'><channel><link>/home</link>"
              "<item><title>A & B</title><link> https://a.example/1 </link>"
              "<guid>https://a.example/x</guid></item>"
              "<item><guid isPermaLink='true'>https://a.example/2</guid></item>"
              "<item><guid isPermaLink='false'>17</guid></item>"
              "<item><link><![CDATA[https://a.example/3?a=1&b=2]]></link></item>"
              "</channel></rss>",
              "https://a.example/1 https://a.example/2 https://a.example/3?a=1&b=2 ");
  check_links("<feed xmlns='http://www.w3.org/2005/Atom'><link href='/self'/>"
              "<entry><link rel='edit' href='/no'/><link href='/1'/></entry>"
              "<entry><link rel='alternate' href='/2'/><link href='/3'/></entry></feed>",
              "/1 /2 ");
  check_links("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
              "xmlns='http://purl.org/rss/1.0/'><channel rdf:about='/c'/>"
              "<item rdf:about='/1'><title>x</title></item></rdf:RDF>",
              "/1 ");
  // Cut short, an entity that nobody declared.
  check_links("<rss><channel><item><title>A&nbsp;B</title><link>/1</link></item>"
              "<item><link>/2</link>",
              "/1 /2 ");
}

static void lists_with_entities_of_their_own_are_left(void)
{
  // In the first of them stands what looks like the begin of a feed.
  check_links("<!DOCTYPE rss [<!ENTITY a '><rss/>'><!ENTITY b 'xx'><!ENTITY c '&b;&b;'>]>"
              "<rss><channel><item><link>/&c;</link></item></channel></rss>",
              "");
  check_links("<!DOCTYPE rss PUBLIC '-//X//DTD' 'https://a.example/rss.dtd'>"
              "<rss><channel><item><link>/1</link></item></channel></rss>",
              "/1 ");
}

static void sitemaps_name_pages_and_sitemaps(void)
{
  check_links("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
              "xmlns:image='i' xmlns:news='n'><url><image:image><image:loc>/p.png</image:loc>"
              "</image:image><loc>/1</loc><news:news><news:title>T</news:title></news:news>"
              "</url><url><loc>/2</loc></url></urlset>",
              "/1 /2 ");
  check_links("<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>",
              "+/a.xml ");
  CU_ASSERT_FALSE(wg_list_form_is(wg_slice("<!DOCTYPE html><html><a href='/x'>")));
  CU_ASSERT_FALSE(wg_list_form_is(wg_slice("rss")));
  CU_ASSERT_FALSE(wg_list_form_is(wg_slice("")));
}

// ---- visits

static char *state_file(void)
{
  g_autofree char *dir = g_dir_make_tmp("wiregraph-visits-XXXXXX", NULL);
  return g_build_filename(dir, "visits", NULL);
}

static void remove_state(const char *path)
{
  g_autofree char *dir = g_path_get_dirname(path);
  g_remove(path);
  g_rmdir(dir);
}

static void add(WgVisits *visits, const char *url, const char *list, gint64 interval,
                gint64 now)
{
  WgVisitPlan plan = {url, list, 0, interval};
  CU_ASSERT_TRUE(wg_visits_add(visits, &plan, now, NULL));
}

// Hand one out, note that it was kept with this digest.
static void keep_next(WgVisits *visits, const char *url, const char *digest)
{
  g_autoptr(WgVisit) visit = wg_visits_next(visits, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(visit);
  CU_ASSERT_STRING_EQUAL(visit->url, url);
  g_free(visit->digest);
  visit->digest = g_strdup(digest);
  CU_ASSERT_TRUE(wg_visits_note(visits, visit, WG_VISIT_KEPT, url, NULL));
}

static void each_address_is_visited_once_a_run(void)
{
  g_autoptr(WgVisits) visits = wg_visits_open(NULL, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(visits);
  add(visits, "http://a/1", NULL, 0, 100);
  add(visits, "http://a/2", NULL, 0, 100);
  add(visits, "http://a/1", NULL, 0, 100);
  CU_ASSERT_EQUAL(wg_visits_count(visits, WG_VISIT_WAITING, NULL), 2);
  keep_next(visits, "http://a/1", "x");
  keep_next(visits, "http://a/2", "y");
  g_autoptr(WgVisit) none = wg_visits_next(visits, NULL);
  CU_ASSERT_PTR_NULL(none);
}

static void what_is_known_changes_only_by_settling(void)
{
  g_autofree char *path = state_file();
  for (int settled = 0; settled < 2; settled++) {
    g_autoptr(WgVisits) visits = wg_visits_open(path, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(visits);
    add(visits, "http://a/1", NULL, 60, 100);
    keep_next(visits, "http://a/1", "x");
    if (settled) CU_ASSERT_TRUE(wg_visits_settle(visits, 100, NULL));
  }
  g_autoptr(WgVisits) visits = wg_visits_open(path, NULL);
  add(visits, "http://a/1", NULL, 60, 159);
  CU_ASSERT_EQUAL(wg_visits_count(visits, WG_VISIT_WAITING, NULL), 0);
  add(visits, "http://a/1", NULL, 60, 160);
  g_autoptr(WgVisit) visit = wg_visits_next(visits, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(visit);
  CU_ASSERT_STRING_EQUAL(visit->digest, "x");
  remove_state(path);
}

static void what_a_list_named_is_visited_until_it_names_it_no_more(void)
{
  g_autofree char *path = state_file();
  g_autoptr(WgVisits) visits = wg_visits_open(path, NULL);
  WgVisitPlan known = {NULL, "http://a/list", 1, 60};
  add(visits, "http://a/1", "http://a/list", 60, 100);
  add(visits, "http://a/2", "http://a/list", 60, 100);
  keep_next(visits, "http://a/1", "x");
  keep_next(visits, "http://a/2", "y");
  CU_ASSERT_TRUE(wg_visits_settle(visits, 100, NULL));
  CU_ASSERT_TRUE(wg_visits_add_known(visits, &known, 200, NULL));
  CU_ASSERT_EQUAL(wg_visits_count(visits, WG_VISIT_WAITING, NULL), 2);
  keep_next(visits, "http://a/1", "x");
  keep_next(visits, "http://a/2", "y");
  CU_ASSERT_TRUE(wg_visits_settle(visits, 200, NULL));
  add(visits, "http://a/2", "http://a/list", 60, 300);
  keep_next(visits, "http://a/2", "y");
  CU_ASSERT_TRUE(wg_visits_settle(visits, 300, NULL));
  CU_ASSERT_TRUE(wg_visits_add_known(visits, &known, 400, NULL));
  keep_next(visits, "http://a/2", "y");
  CU_ASSERT_EQUAL(wg_visits_count(visits, WG_VISIT_WAITING, NULL), 0);
  remove_state(path);
}

static void articles_are_told_by_page(void)
{
  g_autofree char *path = state_file();
  g_autoptr(WgVisits) visits = wg_visits_open(path, NULL);
  gboolean has = FALSE, marked = TRUE;
  CU_ASSERT_TRUE(wg_visits_is_marked(visits, &marked, NULL));
  CU_ASSERT_FALSE(marked);
  CU_ASSERT_TRUE(wg_visits_mark(visits, NULL));
  add(visits, "http://a/1", NULL, 60, 100);
  add(visits, "http://a/2", NULL, 60, 100);
  keep_next(visits, "http://a/1", "x");
  keep_next(visits, "http://a/2", "y");
  CU_ASSERT_TRUE(wg_visits_note_article(visits, "http://a/1", "urn:one", "c", NULL));
  CU_ASSERT_TRUE(wg_visits_note_article(visits, "http://a/2", "urn:one", "c", NULL));
  CU_ASSERT_TRUE(wg_visits_is_marked(visits, &marked, NULL));
  CU_ASSERT_TRUE(marked);
  CU_ASSERT_TRUE(wg_visits_settle(visits, 100, NULL));
  CU_ASSERT_TRUE(wg_visits_is_marked(visits, &marked, NULL));
  CU_ASSERT_FALSE(marked);
  // One of the two gives it no more, then the other.
  for (int i = 1; i <= 2; i++) {
    g_autofree char *url = g_strdup_printf("http://a/%d", i);
    add(visits, url, NULL, 60, 200);
    g_autoptr(WgVisit) visit = wg_visits_next(visits, NULL);
    CU_ASSERT_PTR_NOT_NULL_FATAL(visit);
    CU_ASSERT_STRING_EQUAL(visit->earlier, "urn:one");
    g_clear_pointer(&visit->article, g_free);
    CU_ASSERT_TRUE(wg_visits_note(visits, visit, WG_VISIT_GONE, url, NULL));
    CU_ASSERT_TRUE(wg_visits_has_article(visits, "urn:one", &has, NULL));
    CU_ASSERT_EQUAL(has, i == 1);
  }
  remove_state(path);
}

static void a_file_of_something_else_is_refused(void)
{
  g_autofree char *path = state_file();
  g_autoptr(GError) error = NULL;
  g_assert_true(g_file_set_contents(path, "this is no database, but some text", -1, NULL));
  g_autoptr(WgVisits) visits = wg_visits_open(path, &error);
  CU_ASSERT_PTR_NULL(visits);
  CU_ASSERT_TRUE(error && strstr(error->message, path));
  remove_state(path);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(the_longest_rule_decides_and_allow_wins_a_tie),
      FX_TEST(a_group_with_our_name_goes_before_the_one_for_all),
      FX_TEST(stars_and_ends_fit),
      FX_TEST(two_ways_of_writing_one_path_are_one),
      FX_TEST(delays_and_rubbish_are_told_apart),
      FX_TEST(only_public_addresses_are_public),
      FX_TEST(urls_have_one_way_of_writing),
      FX_TEST(credentials_are_refused_and_not_repeated),
      FX_TEST(feeds_of_all_kinds_name_their_pages),
      FX_TEST(lists_with_entities_of_their_own_are_left),
      FX_TEST(sitemaps_name_pages_and_sitemaps),
      FX_TEST(each_address_is_visited_once_a_run),
      FX_TEST(what_is_known_changes_only_by_settling),
      FX_TEST(what_a_list_named_is_visited_until_it_names_it_no_more),
      FX_TEST(articles_are_told_by_page),
      FX_TEST(a_file_of_something_else_is_refused),
      CU_TEST_INFO_NULL};
  return fx_suite("fetch", tests);
}
