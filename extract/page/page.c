// SPDX-License-Identifier: Apache-2.0
#include "extract/page/page.h"

#include "extract/page/body.h"
#include "extract/page/encoding.h"
#include "extract/page/metadata.h"
#include "extract/page/tongue.h"

G_DEFINE_QUARK(wg-page-error-quark, wg_page_error)

// The record of the text (taken over) and of what the metadata give away.
static WgRecord *make_record(char *text, WgMetadata *metadata)
{
  WgRecord *record = g_new0(WgRecord, 1);
  record->text = text;
  record->url = g_steal_pointer(&metadata->url);
  record->title = g_steal_pointer(&metadata->title);
  record->date = g_steal_pointer(&metadata->date);
  record->modified = g_steal_pointer(&metadata->modified);
  record->outlet = g_steal_pointer(&metadata->outlet);
  record->language = g_steal_pointer(&metadata->language);
  record->authors = g_steal_pointer(&metadata->authors);
  return record;
}

WgRecord *wg_page_read(WgSlice bytes, const WgPageOrigin *origin, GError **error)
{
  GString *html = wg_encoding_decode(bytes, origin->charset);
  g_autoptr(WgDom) dom = wg_dom_parse((WgSlice){html->str, html->len});
  g_string_free(html, TRUE);
  g_autoptr(WgBlocks) blocks = wg_blocks_find(dom);
  g_autoptr(WgMetadata) metadata = wg_metadata_read(dom, blocks, origin->url);
  g_autofree char *text = wg_body_text(blocks, metadata->title, metadata->body);
  if (!*text && metadata->body) { // the page shows it by a script, or to subscribers
    g_free(text);
    text = g_steal_pointer(&metadata->body);
  }
  if (!*text) {
    g_set_error(error, WG_PAGE_ERROR, WG_PAGE_ERROR_EMPTY,
                "%s: no article found in this page; give its text", origin->where);
    return NULL;
  }
  WgRecord *record = make_record(g_steal_pointer(&text), metadata);
  char *language = wg_tongue_of(record);
  g_free(record->language);
  record->language = language;
  return record;
}
