// SPDX-License-Identifier: Apache-2.0
/// \file The pool of readers: order, bounds, failure. The reader is played here, so that
/// the linker does not take the library's.

#include "extract/pool.h"

#include "suite.h"

#define N_RECORDS 300

typedef struct script {
  guint next;      // number of the next record
  guint taken;     // readings that came, in order
  guint fail_at;   // reading that is refused; N_RECORDS: none
  gsize text_size; // of each record
  guint most_under_way;
} Script;

WgReading *wg_reader_read_traced(const WgReader *reader, WgRecord *record)
{
  return wg_reader_read(reader, record);
}

WgReading *wg_reader_read(const WgReader *reader, WgRecord *record)
{
  (void)reader;
  guint number = (guint)g_ascii_strtoull(record->id, NULL, 10);
  if (number % 7 == 0) g_usleep(2000); // later ones overtake it
  WgArena *arena = wg_arena_new();
  WgReading *reading = wg_arena_new0(arena, WgReading, 1);
  reading->arena = arena;
  reading->record = record;
  return reading;
}

static WgRecord *next_record(void *context)
{
  Script *script = context;
  if (script->next == N_RECORDS) return NULL;
  WgRecord *record = g_new0(WgRecord, 1);
  record->id = g_strdup_printf("%u", script->next++);
  record->text = g_strnfill(script->text_size, 'a');
  guint under_way = script->next - script->taken;
  script->most_under_way = MAX(script->most_under_way, under_way);
  return record;
}

static gboolean take(WgReading *reading, void *context, GError **error)
{
  Script *script = context;
  g_autofree char *expected = g_strdup_printf("%u", script->taken);
  CU_ASSERT_STRING_EQUAL(reading->record->id, expected);
  if (script->taken == script->fail_at) {
    g_set_error_literal(error, g_quark_from_string("test"), 1, "full");
    return FALSE;
  }
  script->taken++;
  return TRUE;
}

static Script play(guint workers, gsize text_size, guint fail_at)
{
  Script script = {.fail_at = fail_at, .text_size = text_size};
  WgPoolJob job = {
      .workers = workers, .next = next_record, .take = take, .context = &script};
  g_autoptr(GError) error = NULL;
  gboolean ok = wg_pool_run(&job, &error);
  CU_ASSERT_EQUAL(ok, fail_at == N_RECORDS);
  CU_ASSERT_EQUAL(ok, error == NULL);
  return script;
}

static void readings_come_in_the_order_of_the_records(void)
{
  for (guint workers = 0; workers <= 8; workers++) {
    Script script = play(workers, 10, N_RECORDS);
    CU_ASSERT_EQUAL(script.taken, N_RECORDS);
  }
}

static void what_is_under_way_is_bounded_by_number(void)
{
  Script script = play(4, 10, N_RECORDS);
  CU_ASSERT(script.most_under_way <= 4 * 8);
}

static void what_is_under_way_is_bounded_by_size(void)
{
  Script script = play(4, 1024 * 1024, N_RECORDS);
  CU_ASSERT(script.most_under_way <= 2);
}

static void a_refusal_ends_the_run(void)
{
  CU_ASSERT_EQUAL(play(1, 10, 5).taken, 5);
  CU_ASSERT_EQUAL(play(4, 10, 5).taken, 5);
  Script script = play(4, 10, 100);
  CU_ASSERT_EQUAL(script.taken, 100);
  CU_ASSERT(script.next < N_RECORDS);
}

int main(void)
{
  static const CU_TestInfo tests[] = {
      FX_TEST(readings_come_in_the_order_of_the_records),
      FX_TEST(what_is_under_way_is_bounded_by_number),
      FX_TEST(what_is_under_way_is_bounded_by_size),
      FX_TEST(a_refusal_ends_the_run),
      CU_TEST_INFO_NULL};
  return fx_suite("pool", tests);
}
