// SPDX-License-Identifier: Apache-2.0
// node validate.mjs SHAPES.ttl DATA... : checks each DATA (N-Triples, N-Quads or Turtle; all
// graphs as one) against the SHACL shapes and prints what does not conform. The validator is
// rdf-validate-shacl, the reader n3: neither is ours.
import fs from 'node:fs';
import { Parser, Store, DataFactory } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const read = (path) => {
  const quads = new Parser().parse(fs.readFileSync(path, 'utf8'));
  return new Store(quads.map((q) => DataFactory.quad(q.subject, q.predicate, q.object)));
};

const [shapes, ...paths] = process.argv.slice(2);
const validator = new SHACLValidator(read(shapes));
let conforms = paths.length > 0;
for (const path of paths) {
  const data = read(path);
  const report = await validator.validate(data);
  for (const r of report.results)
    console.log(`${r.focusNode?.value} ${r.path?.value} ${r.value?.value ?? ''} ${r.sourceShape?.value}`);
  console.log(`${path}: ${data.size} statements, ${report.results.length} do not conform`);
  conforms &&= report.conforms && data.size > 0;
}
process.exit(conforms ? 0 : 1);
