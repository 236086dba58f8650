// SPDX-License-Identifier: Apache-2.0
// node same_graph.mjs READER:FILE... : reads each FILE, whose ending tells its format, with
// READER (n3, oxigraph, sparqljs; store: loaded into a store of oxigraph, or an update of it,
// which spells 0.90 as 0.9), none of which is ours, and says how many statements it holds.
// Fails where one holds others than the first, or one twice.
import fs from 'node:fs';
import n3 from 'n3';
import oxigraph from 'oxigraph';
import sparqljs from 'sparqljs';

const TYPES = {
  nq: 'application/n-quads', nt: 'application/n-triples', trig: 'application/trig',
  ttl: 'text/turtle', rdf: 'application/rdf+xml', jsonld: 'application/ld+json',
};
const base = 'http://made-up.example/';

const withN3 = (text, ending) => new n3.Parser({ format: TYPES[ending], baseIRI: base }).parse(text);
const withOxigraph = (text, ending) => oxigraph.parse(text, { format: TYPES[ending], base_iri: base });

function withStore(text, ending) {
  const store = new oxigraph.Store();
  if (ending === 'ru') store.update(text);
  else store.load(text, { format: TYPES[ending] });
  return store.match();
}

// Of an update only what INSERT DATA adds: there is nothing else in ours.
function withSparqljs(text) {
  const { updates } = new sparqljs.Parser().parse(text);
  return updates.flatMap(({ insert, ...rest }) => {
    if (rest.updateType !== 'insert') throw new Error(`an operation ${rest.updateType}`);
    return insert.flatMap((part) => part.triples.map((t) => ({ ...t, graph: part.name })));
  });
}

function spell(term) {
  if (!term || term.termType === 'DefaultGraph') return '';
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'Literal')
    return `${JSON.stringify(term.value)}@${term.language}^^${term.datatype.value}`;
  throw new Error(`a term of type ${term.termType}`);
}

const READERS = { n3: withN3, oxigraph: withOxigraph, store: withStore, sparqljs: withSparqljs };
let wanted, wrong = 0;
for (const argument of process.argv.slice(2)) {
  const [, reader, file] = /^([^:]+):(.+)$/.exec(argument);
  const quads = READERS[reader](fs.readFileSync(file, 'utf8'), file.replace(/.*\./, ''));
  const spelled = quads.map((q) => [q.subject, q.predicate, q.object, q.graph].map(spell).join(' '));
  const set = new Set(spelled);
  wanted ??= set;
  const others = [...set].filter((q) => !wanted.has(q));
  if (set.size !== wanted.size || others.length || spelled.length !== set.size) {
    wrong++;
    const lost = [...wanted].filter((q) => !set.has(q));
    console.log(`${reader} ${file}: lacks`, lost.slice(0, 3), 'has', others.slice(0, 3));
  }
  console.log(`${reader} ${file} ${spelled.length} statements`);
}
process.exit(wrong || !wanted?.size ? 1 : 0);
