// SPDX-License-Identifier: Apache-2.0
// node validate.mjs SHAPES.ttl DATA.nt : checks DATA against the SHACL shapes with
// rdf-validate-shacl (a validator not ours) and prints what does not conform.
import { createRequire } from 'node:module';
import fs from 'node:fs';
const require = createRequire(process.cwd() + '/');
const load = async (name) => (await import(require.resolve(name))).default;
let env, SHACLValidator, N3;
try {
  env = await load('@zazuko/env-node');
  SHACLValidator = await load('rdf-validate-shacl');
  N3 = await load('n3');
} catch (e) {
  console.error('no validator: ' + e.message);
  process.exit(77);
}
const read = (path) =>
  env.dataset(new N3.Parser({ factory: env }).parse(fs.readFileSync(path, 'utf8')));
const shapes = read(process.argv[2]), data = read(process.argv[3]);
const report = await new SHACLValidator(shapes, { factory: env }).validate(data);
for (const r of report.results)
  console.log(`${r.focusNode?.value} ${r.path?.value} ${r.value?.value ?? ''} ${r.sourceShape?.value}`);
console.log(`${data.size} statements, ${report.results.length} do not conform`);
process.exit(report.conforms ? 0 : 1);
