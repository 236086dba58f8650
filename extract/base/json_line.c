// SPDX-License-Identifier: Apache-2.0
#include "extract/base/json_line.h"

void wg_json_line(JsonBuilder *builder, GString *out)
{
  JsonNode *root = json_builder_get_root(builder);
  g_autofree char *line = json_to_string(root, FALSE);
  json_node_unref(root);
  g_string_append(out, line);
  g_string_append_c(out, '\n');
}

void wg_json_string(const char *s, GString *out)
{
  g_autoptr(JsonNode) node = json_node_init_string(json_node_alloc(), s);
  g_autofree char *text = json_to_string(node, FALSE);
  g_string_append(out, text);
}
