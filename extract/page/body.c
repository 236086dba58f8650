// SPDX-License-Identifier: Apache-2.0
#include "extract/page/body.h"

#include "extract/page/features.h"
#include "extract/page/line_form.h"
#include "extract/page/weights.h"

// More than 0: rather the article's.
static gint64 weigh(const gint16 *row)
{
  gint64 sum = 0;
  for (int k = 0; k < WG_FEATURE_COUNT; k++)
    sum += (gint64)row[k] * WEIGHTS[k];
  return sum;
}

// Whether the block begins an item of a list, and so gets a mark of one.
static gboolean begins_item(const WgBlocks *blocks, guint32 i)
{
  const WgNode *nodes = blocks->dom->nodes;
  guint32 node = blocks->blocks[i].node;
  for (int level = 0; level < 3 && node > 0; level++, node = nodes[node].parent) {
    if (nodes[node].tag == WG_TAG_LI)
      return blocks->begin[node] == i;
  }
  return FALSE;
}

// The headline stands in the record: printed again above its text it would be told twice.
static gboolean is_title(WgSlice text, const GString *title, GString *scratch)
{
  if (title->len == 0 || text.len > 4 * title->len + 40)
    return FALSE;
  wg_line_form_fold(text, scratch);
  return g_string_equal(scratch, title);
}

/* What the page's data give as the article */

// For a block of so many letters it is telling whether the data have it.
#define TELLING 25
#define TOLD 131072    // in the data: twice the weight of a sure sign
#define NOT_TOLD 65536 // not in them, though they have most of the page's article

static gboolean is_told(WgSlice text, const GString *body, GString *scratch)
{
  wg_line_form_fold(text, scratch);
  return scratch->len >= TELLING && strstr(body->str, scratch->str);
}

// Blocks that the data have are raised; where these are most of the data, others fall.
static void compare(const WgBlocks *blocks, const char *data, gint64 *weights)
{
  g_autoptr(GString) body = g_string_new(NULL), scratch = g_string_new(NULL);
  g_autofree gint8 *told = g_new0(gint8, blocks->n + 1);
  gsize found = 0;
  wg_line_form_fold(wg_slice(data), body);
  for (guint32 i = 0; i < blocks->n; i++) {
    told[i] = is_told(wg_block_text(blocks, i), body, scratch) ? 1
              : scratch->len >= TELLING ? -1 : 0;
    found += told[i] > 0 ? scratch->len : 0;
  }
  gboolean most = found * 2 > body->len;
  for (guint32 i = 0; i < blocks->n; i++) {
    if (told[i] > 0)
      weights[i] += TOLD;
    else if (told[i] < 0 && most)
      weights[i] -= NOT_TOLD;
  }
}

char *wg_body_text(const WgBlocks *blocks, const char *headline, const char *data)
{
  g_autofree WgFeatures *rows = wg_features_find(blocks);
  g_autofree gint64 *weights = g_new0(gint64, blocks->n + 1);
  g_autoptr(GString) title = g_string_new(NULL), scratch = g_string_new(NULL);
  GString *out = g_string_new(NULL);
  if (headline)
    wg_line_form_fold(wg_slice(headline), title);
  for (guint32 i = 0; i < blocks->n; i++)
    weights[i] = weigh(rows[i]);
  if (data && strlen(data) >= 200)
    compare(blocks, data, weights);
  for (guint32 i = 0; i < blocks->n; i++) {
    WgSlice text = wg_block_text(blocks, i);
    if (weights[i] <= 0 || is_title(text, title, scratch))
      continue;
    if (out->len > 0)
      g_string_append(out, "\n\n");
    if (begins_item(blocks, i))
      g_string_append(out, "- ");
    g_string_append_len(out, text.ptr, (gssize)text.len);
  }
  return g_string_free(out, FALSE);
}
