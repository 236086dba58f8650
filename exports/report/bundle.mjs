// SPDX-License-Identifier: Apache-2.0
// node bundle.mjs SOURCE OUT.c: script and style of SOURCE/ with the packages beside this
// file, small, inside SOURCE/page.html, as C that holds the page in two pieces, before the
// data and after them. The page allows itself this very script and no request at all.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [source, out] = process.argv.slice(2);
const packages = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "node_modules");
const used = new Set(); // names of packages

async function bundle(file, more) {
  const result = await build({
    entryPoints: [join(source, file)],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    metafile: true,
    legalComments: "none", // their licences stand in the page, whole
    nodePaths: [packages],
    ...more,
  });
  for (const input of Object.keys(result.metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
    if (found) used.add(found[1]);
  }
  return result.outputFiles[0].text.trim().replaceAll("</script", "<\\/script");
}

// What the licences of these packages want to stand with every copy, as a comment of HTML.
function licences() {
  const texts = [...used].sort().map((name) => {
    const file = readdirSync(join(packages, name)).find((f) => /^licen[cs]e(\.|$)/i.test(f));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name}\n\n${readFileSync(join(packages, name, file), "utf8").trim()}`;
  });
  return `<!--\nThis page holds these packages:\n\n${texts.join("\n\n").replaceAll("--", "- -")}\n-->`;
}

function asC(name, text) {
  const bytes = Buffer.from(text, "utf8");
  const lines = [];
  for (let i = 0; i < bytes.length; i += 24) lines.push(bytes.subarray(i, i + 24).join(","));
  return `static const unsigned char ${name}_BYTES[] = {\n${lines.join(",\n")},0};
const char *const ${name} = (const char *)${name}_BYTES;
const gsize ${name}_LENGTH = sizeof ${name}_BYTES - 1;\n`;
}

const script = await bundle("main.js", { format: "iife", target: "es2020" });
const style = await bundle("style.css", { target: "es2020" });
const hash = createHash("sha256").update(script).digest("base64");
// Replaced by functions: in a text "$&" and the like would be read as patterns.
const page = readFileSync(join(source, "page.html"), "utf8")
  .replace(/<!--[^]*?-->\n/, "")
  .replace("{{script-hash}}", () => hash)
  .replace("{{licences}}", licences)
  .replace("{{style}}", () => style)
  .replace("{{script}}", () => script);
const [before, after] = page.split("{{data}}");
writeFileSync(out, `// Made by report/bundle.mjs.\n#include "exports/report_page.h"\n
${asC("WG_REPORT_BEFORE", before)}\n${asC("WG_REPORT_AFTER", after)}`);
