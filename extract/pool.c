// SPDX-License-Identifier: Apache-2.0
#include "extract/pool.h"

// At most this much text is under way beyond one record; a reading takes some tens of
// times the memory of its text.
#define TEXT_UNDER_WAY ((gsize)2 * 1024 * 1024)
#define RECORDS_A_WORKER 8

// One record on its way.
typedef struct slot {
  WgRecord *record;   // until a worker takes it
  WgReading *reading; // once done; guarded by the lock
  gsize size;         // bytes of the text
} Slot;

typedef struct pool {
  const WgPoolJob *job;
  GAsyncQueue *waiting; // of Slot, for the workers; `stop` ends one worker
  GMutex lock;
  GCond done;
  GQueue slots; // of Slot, in the order of the input; the caller's thread alone
  gsize size;   // bytes of text in them
} Pool;

static Slot stop;

static WgReading *read_one(const WgPoolJob *job, WgRecord *record)
{
  return job->traced ? wg_reader_read_traced(job->reader, record)
                     : wg_reader_read(job->reader, record);
}

static gpointer work(gpointer data)
{
  Pool *pool = data;
  Slot *slot;
  while ((slot = g_async_queue_pop(pool->waiting)) != &stop) {
    WgReading *reading = read_one(pool->job, slot->record);
    g_mutex_lock(&pool->lock);
    slot->reading = reading;
    g_cond_signal(&pool->done);
    g_mutex_unlock(&pool->lock);
  }
  return NULL;
}

// Fetch records until enough is under way; FALSE once there are no more.
static gboolean fill(Pool *pool)
{
  guint most = RECORDS_A_WORKER * pool->job->workers;
  while (pool->slots.length < most && pool->size < TEXT_UNDER_WAY) {
    WgRecord *record = pool->job->next(pool->job->context);
    if (!record) return FALSE;
    Slot *slot = g_new0(Slot, 1);
    slot->record = record;
    slot->size = strlen(record->text);
    pool->size += slot->size;
    g_queue_push_tail(&pool->slots, slot);
    g_async_queue_push(pool->waiting, slot);
  }
  return TRUE;
}

// The oldest record's reading, waited for.
static WgReading *shift(Pool *pool)
{
  Slot *slot = g_queue_pop_head(&pool->slots);
  g_mutex_lock(&pool->lock);
  while (!slot->reading) g_cond_wait(&pool->done, &pool->lock);
  g_mutex_unlock(&pool->lock);
  WgReading *reading = slot->reading;
  pool->size -= slot->size;
  g_free(slot);
  return reading;
}

static gboolean run_all(Pool *pool, GError **error)
{
  const WgPoolJob *job = pool->job;
  gboolean ok = TRUE, more = TRUE;
  while (ok && (more = more && fill(pool), pool->slots.length > 0)) {
    WgReading *reading = shift(pool);
    ok = job->take(reading, job->context, error);
    wg_reading_free(reading);
  }
  while (pool->slots.length > 0) wg_reading_free(shift(pool));
  return ok;
}

// Threads are joined, not left to a thread pool, so that nothing of them is alive when
// this returns.
static gboolean run_threads(const WgPoolJob *job, GError **error)
{
  Pool pool = {.job = job, .slots = G_QUEUE_INIT};
  pool.waiting = g_async_queue_new();
  g_mutex_init(&pool.lock);
  g_cond_init(&pool.done);
  GThread **threads = g_new0(GThread *, job->workers);
  guint started = 0;
  while (started < job->workers &&
         (threads[started] = g_thread_try_new("reader", work, &pool,
                                              started ? NULL : error)))
    started++;
  gboolean ok = started > 0 && run_all(&pool, error);
  for (guint i = 0; i < started; i++) g_async_queue_push(pool.waiting, &stop);
  for (guint i = 0; i < started; i++) g_thread_join(threads[i]);
  g_free(threads);
  g_async_queue_unref(pool.waiting);
  g_cond_clear(&pool.done);
  g_mutex_clear(&pool.lock);
  return ok;
}

gboolean wg_pool_run(const WgPoolJob *job, GError **error)
{
  if (job->workers > 1) return run_threads(job, error);
  WgRecord *record;
  gboolean ok = TRUE;
  while (ok && (record = job->next(job->context))) {
    WgReading *reading = read_one(job, record);
    ok = job->take(reading, job->context, error);
    wg_reading_free(reading);
  }
  return ok;
}
