// SPDX-License-Identifier: Apache-2.0
//
// A property over random orders: whatever the order in which articles come, the runs they
// come in, and what was there before and went again, a store of the same articles prints
// the same bytes.
#include "made_up.h"

#define ARTICLES 40
#define ORDERS 25
#define POOL 8 // entities: few, so that articles meet

static char *reference[2]; // nquads, ntriples

static void shuffle(guint *numbers, guint n)
{
  for (guint i = n; i > 1; i--) {
    guint k = mu_roll(i), first = numbers[i - 1];
    numbers[i - 1] = numbers[k];
    numbers[k] = first;
  }
}

static WgStore *again(WgStore *store)
{
  wg_store_free(store);
  g_autofree char *path = fx_path("orders.db");
  GError *error = NULL;
  store = wg_store_open(path, WG_STORE_WRITE, NULL, &error);
  g_assert_no_error(error);
  return store;
}

// An article that is replaced or withdrawn in a later run.
static void put_and_take(WgStore *store, guint number)
{
  g_autofree char *url = g_strdup_printf("https://news.example/%u", number);
  WgReading *r = fx_article(url, "2031-12-31");
  fx_report(r, "Ownership", mu_firm(r, POOL), mu_firm(r, POOL));
  fx_put(store, r);
}

// The article of this number, and the text that it was corrected from or that was taken
// back, which comes before it or in the same run after it.
static WgStore *put_article(WgStore *store, guint number, guint64 dice)
{
  WgReading *r = mu_article(number, POOL); // sets the dice anew
  if (!r->record->corrected && !r->record->retracted) {
    fx_put(store, r);
    return store;
  }
  WgReading *former = fx_article(r->record->url, NULL);
  fx_report(former, "Ownership", mu_firm(former, POOL), mu_firm(former, POOL));
  if (dice % 3 == 0) fx_put(store, r);
  fx_put(store, former);
  if (dice % 3 == 1) store = again(store);
  if (dice % 3 != 0) fx_put(store, r);
  return store;
}

static WgStore *fill(guint64 seed)
{
  guint numbers[ARTICLES];
  for (guint i = 0; i < ARTICLES; i++) numbers[i] = i;
  mu_state = seed;
  if (seed) shuffle(numbers, ARTICLES);
  guint64 order = mu_state;
  WgStore *store = fx_store("orders.db");
  if (seed) {
    for (guint i = 0; i < 5; i++) put_and_take(store, ARTICLES + i);
    for (guint i = 0; i < 5; i++)
      if (numbers[i] % 9 != 4 && numbers[i] % 9 != 7) put_and_take(store, numbers[i]);
    store = again(store);
    for (guint i = 0; i < 5; i++) {
      g_autofree char *url = g_strdup_printf("https://news.example/%u", ARTICLES + i);
      gboolean found = FALSE;
      CU_ASSERT(wg_store_remove(store, url, &found, NULL) && found);
    }
  }
  for (guint i = 0; i < ARTICLES; i++) {
    store = put_article(store, numbers[i], seed ? order : 2);
    order = order * 31 + i + 1;
    if (seed && order % 7 == 0) store = again(store);
  }
  return store;
}

static void every_order_and_batching_gives_the_same_bytes(void)
{
  static const char *const FORMATS[] = {"nquads", "ntriples"};
  for (guint64 seed = 0; seed < ORDERS; seed++) {
    WgStore *store = fill(seed * 104729);
    for (guint f = 0; f < 2; f++) {
      char *printed = fx_export(store, FORMATS[f]);
      if (!seed) {
        reference[f] = printed;
        continue;
      }
      CU_ASSERT_EQUAL(strcmp(printed, reference[f]), 0);
      g_free(printed);
    }
    wg_store_free(store);
  }
}

static void the_reference_holds_what_the_property_is_about(void)
{
  CU_ASSERT(fx_count(reference[1], "isReplacedBy") > 0);
  CU_ASSERT(fx_count(reference[1], "<wg:copyOf>") > 0);
  CU_ASSERT(fx_count(reference[1], "<wg:disputed>") > 0);
  CU_ASSERT(fx_count(reference[1], "<wg:over>") > 0);
  CU_ASSERT(fx_count(reference[1], "<wg:retractedOnly>") > 0);
  CU_ASSERT_EQUAL(fx_count(reference[1], "<prov:wasRevisionOf>"), 8);
  g_free(reference[0]);
  g_free(reference[1]);
}

int main(void)
{
  const CU_TestInfo tests[] = {
      FX_TEST(every_order_and_batching_gives_the_same_bytes),
      FX_TEST(the_reference_holds_what_the_property_is_about),
      CU_TEST_INFO_NULL};
  return fx_run("orders", tests);
}
