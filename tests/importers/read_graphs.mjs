// Reads exported graphs with JavaScript libraries and compares them with expected.json (see
// read_graphs.py): node read_graphs.mjs READER FOLDER
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [reader, folder] = process.argv.slice(2);

function fail(graph, what, found, wanted) {
  console.log(`${graph}: ${what}: read ${JSON.stringify(found)?.slice(0, 500)}, ` +
              `expected ${JSON.stringify(wanted)?.slice(0, 500)}`);
  process.exit(1);
}

// Rows as text, in any order.
function equal(graph, what, found, wanted) {
  const a = found.map((row) => JSON.stringify(row)).sort();
  const b = wanted.map((row) => JSON.stringify(row)).sort();
  if (a.length !== b.length) fail(graph, `${what} counted`, a.length, b.length);
  const at = a.findIndex((row, i) => row !== b[i]);
  if (at >= 0) fail(graph, what, a[at], b[at]);
}

async function graphology(parse, file, fields, edge) {
  const { DOMParser } = await import('@xmldom/xmldom');
  globalThis.DOMParser = DOMParser;
  const { MultiGraph } = (await import('graphology')).default;
  const read = (await import(parse)).default;
  for (const { name, path, expected } of graphs()) {
    if (name === 'large') continue; // the XML parser in JavaScript would take minutes
    const graph = read.parse(MultiGraph, readFileSync(join(path, file), 'utf8'));
    equal(name, 'nodes', graph.mapNodes((id, data) => [id, data.label ?? '']),
          expected.nodes.map(([id, label]) => [id, label]));
    equal(name, 'edges',
          graph.mapEdges((id, data, source, target) => [source, target, ...fields(data)]),
          expected.edges.map(([id, source, target, ...rest]) => [source, target, ...edge(rest)]));
  }
}

async function cytoscape() {
  const make = (await import('cytoscape')).default;
  for (const { name, path, expected } of graphs()) {
    const { elements } = JSON.parse(readFileSync(join(path, 'g.cyjs'), 'utf8'));
    const graph = make({ headless: true, elements });
    equal(name, 'nodes', graph.nodes().map((node) => [node.id(), node.data('name')]),
          expected.nodes.map(([id, label]) => [id, label]));
    equal(name, 'edges',
          graph.edges().map((edge) => [edge.id(), edge.source().id(), edge.target().id(),
                                       edge.data('interaction'), edge.data('weight')]),
          expected.edges.map(([id, source, target, , , relation, weight]) =>
            [id, source, target, relation, weight]));
  }
}

function* graphs() {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!existsSync(join(path, 'expected.json'))) continue;
    yield { name, path, expected: JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8')) };
  }
}

// rest: kind, label, relation, weight, days
const readers = {
  'graphology-graphml': () => graphology('graphology-graphml', 'g.graphml',
    (data) => [data.relation, data.weight], ([, , relation, weight]) => [relation, weight]),
  'graphology-gexf': () => graphology('graphology-gexf', 'g.gexf',
    (data) => [data.kind, data.label, data.weight], ([kind, label, , weight]) => [kind, label, weight]),
  cytoscape,
};
await readers[reader]();
