// SPDX-License-Identifier: Apache-2.0
// node same_network.mjs STEM : STEM.graphml and STEM.gexf as graphology reads them are the
// network of STEM-nodes.csv and STEM-edges.csv as Papa Parse reads them. Prints of each
// format the nodes, the edges and the values that their attributes have.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import Papa from 'papaparse';

const { MultiDirectedGraph } = graphology;
const NODE = ['label', 'type', 'country', 'degree'];
const EDGE = ['class', 'standing', 'first', 'last', 'reports', 'sources', 'confidence', 'symmetric'];
const stem = process.argv[2];
const read = (ending) => fs.readFileSync(stem + ending, 'utf8');

function table(ending) {
  const { data, errors } = Papa.parse(read(ending), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, [], ending);
  return data;
}

function fromTables() {
  const graph = new MultiDirectedGraph();
  for (const { Id, Label, degree, ...rest } of table('-nodes.csv'))
    graph.addNode(Id, { label: Label, degree: Number(degree), ...rest });
  for (const { Source, Target, Id, Type, Label, ...rest } of table('-edges.csv')) {
    for (const column of ['reports', 'sources', 'confidence']) rest[column] = Number(rest[column]);
    graph.addDirectedEdgeWithKey(Id, Source, Target, { symmetric: Type === 'Undirected', ...rest });
  }
  return graph;
}

// What is told of one: an empty cell is an attribute that is not there.
const told = (attributes, columns) =>
  Object.fromEntries(columns.filter((c) => (attributes[c] ?? '') !== '').map((c) => [c, attributes[c]]));

const plain = (graph) => ({
  nodes: Object.fromEntries(graph.mapNodes((id, a) => [id, told(a, NODE)])),
  edges: Object.fromEntries(graph.mapEdges((id, a, from, to) => [id, { from, to, ...told(a, EDGE) }])),
});

const values = (of) => Object.values(of).reduce((n, a) => n + Object.keys(a).length, 0);

function count(name, graph) {
  const { nodes, edges } = plain(graph);
  console.log(`graphology ${name}: ${graph.order} nodes, ${graph.size} edges, ` +
    `${values(nodes)} and ${values(edges) - 2 * graph.size} values`);
  assert.equal(Object.keys(edges).length, graph.size);
}

const wanted = fromTables();
count('csv', wanted);
assert.ok(wanted.size > 0);
wanted.forEachNode((id, { degree }) => assert.equal(wanted.degree(id), degree));
for (const [name, parse] of [['graphml', graphml.parse], ['gexf', gexf.parse]]) {
  const graph = parse(MultiDirectedGraph, read(`.${name}`));
  count(name, graph);
  assert.equal(graph.type, 'directed', name);
  assert.deepEqual(plain(graph), plain(wanted), name);
}
