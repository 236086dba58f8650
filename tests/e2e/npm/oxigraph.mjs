// SPDX-License-Identifier: Apache-2.0
// node oxigraph.mjs : npm's oxigraph as a triple store on loopback, in memory; prints its
// port. It answers by the SPARQL 1.1 Protocol and the Graph Store Protocol, in the places where
// Oxigraph's own server does, and Fuseki, GraphDB, RDF4J and QLever.
import http from 'node:http';
import oxigraph from 'oxigraph';
const { Store, defaultGraph, namedNode } = oxigraph;
const store = new Store();

function query(request, url, body) {
  const graphs = url.searchParams.getAll('default-graph-uri').map(namedNode);
  const text = new URLSearchParams(body).get('query');
  const isGraph = request.headers.accept.startsWith('application/n-triples');
  const type = isGraph ? 'application/n-triples' : 'application/sparql-results+json';
  const options = graphs.length ? { default_graph: graphs } : {};
  if (!isGraph) return [200, type, store.query(text, { ...options, results_format: type })];
  const lines = store.query(text, options).map((quad) => quad.toString() + ' .\n');
  return [200, type, lines.join('')];
}

function put(request, url, body) {
  const name = url.searchParams.get('graph');
  const graph = name ? namedNode(name) : defaultGraph();
  if (request.method === 'PUT')
    store.update(name ? `CLEAR SILENT GRAPH <${name}>` : 'CLEAR DEFAULT');
  store.load(body, { format: request.headers['content-type'], to_graph_name: graph });
  return [204, 'text/plain', ''];
}

function update(request, url, body) {
  store.update(body);
  return [204, 'text/plain', ''];
}

// QLever has one place for all.
function queryOrPut(request, ...rest) {
  const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
  return isForm ? query(request, ...rest) : put(request, ...rest);
}

const PLACES = [
  [/^POST .*\/(query|repositories\/[^/]+)$/, query],
  [/^(PUT|POST) .*\/(store|data|rdf-graphs\/service)$/, put],
  [/^POST .*\/(update|statements)$/, update],
  [/^(PUT|POST) \/$/, queryOrPut],
];

function answer(request, body) {
  const url = new URL(request.url, 'http://loopback/');
  const place = PLACES.find(([route]) => route.test(`${request.method} ${url.pathname}`));
  return place ? place[1](request, url, body) : [404, 'text/plain', 'nothing here'];
}

const server = http.createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    let result;
    try {
      result = answer(request, Buffer.concat(pieces).toString());
    } catch (error) {
      result = [400, 'text/plain', String(error)];
    }
    response.writeHead(result[0], { 'content-type': result[1] });
    response.end(result[2]);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
