// The data interface. Everything else of the page asks here and nowhere else; an object with the same five functions
// that asks a server may stand in for EmbeddedData (docs/page.md).
import { kindOf } from './kinds.js';
import { NameIndex } from './search.js';
import { adjacency, paths } from './paths.js';

/**
 * @typedef Node
 * @property {number} index its place in the list
 * @property {string} id the same in every page of the same documents
 * @property {string} name
 * @property {string} type "PERSON", "ORG", ...
 * @property {boolean} named an actor with a name, as opposed to a concept
 * @property {string} kind a key of KINDS
 * @property {string[]} aliases
 * @property {number} weight sentences on its links
 * @property {number} degree links
 *
 * @typedef Link one (subject, relation, object) with its qualifiers
 * @property {number} index its place in the list
 * @property {number} source @property {number} target indices of nodes
 * @property {string} relation
 * @property {boolean} negative
 * @property {string|null} modality null = actual
 * @property {number} weight sentences
 * @property {number} confidence of the best
 * @property {{confidence: number, date: string, document: number}[]} marks for each sentence what filters ask
 *
 * @typedef Quote one sentence that supports a link
 * @property {string} text
 * @property {[number, number]=} subject @property {[number, number]=} relation @property {[number, number]=} object
 *   code points of the text, half-open; missing = not in this sentence
 * @property {number} confidence
 * @property {string} claimant who says so; empty = the document
 * @property {string} rule
 * @property {{name: string, title?: string, publisher?: string, date?: string, source?: string}} document
 */

/** The graph that stands in the page itself. */
export class EmbeddedData {
  #raw;
  #graph;
  #names;

  /** @param {object} raw what `kg page` wrote; throws an Error that a reader understands when it is something else */
  constructor(raw) {
    if (raw?.format !== 'kg page' || raw.version !== 1) {
      throw new Error('The graph in this page is of another version than the page. Write it again with "kg page".');
    }
    this.#raw = raw;
    const nodes = raw.nodes.map((node, index) => ({
      index, id: node.id, name: node.name, type: node.type, named: node.named === true,
      kind: kindOf(node.type, node.named === true), aliases: node.aliases ?? [], weight: 0, degree: 0,
    }));
    const links = raw.edges.map((edge, index) => ({
      index, source: edge.source, target: edge.target, relation: raw.relations[edge.relation],
      negative: edge.negative === true, modality: edge.modality ?? null, weight: edge.weight,
      confidence: edge.confidence,
      marks: edge.evidence.map((one) => {
        const document = raw.sentences[one.sentence][0];
        return { confidence: one.confidence, date: raw.documents[document].date ?? '', document };
      }),
    }));
    for (const link of links) {
      for (const end of new Set([link.source, link.target])) {
        nodes[end].weight += link.weight;
        nodes[end].degree += 1;
      }
    }
    this.#graph = { nodes, links };
  }

  /** Title (may be empty), documents, and how many actors there were before the graph was reduced (0 = it was not). */
  async about() {
    return { title: this.#raw.title ?? '', total: this.#raw.total ?? 0, documents: this.#raw.documents };
  }

  /** @returns {Promise<{nodes: Node[], links: Link[]}>} the graph without its sentences */
  async graph() {
    return this.#graph;
  }

  /** @returns {Promise<Quote[]>} the sentences of one link, best first; there may be fewer than its weight */
  async evidence(link) {
    return this.#raw.edges[link.index].evidence.map((one) => {
      const [document, text] = this.#raw.sentences[one.sentence];
      return {
        text, subject: one.subject, relation: one.relation, object: one.object, confidence: one.confidence,
        claimant: one.claimant ?? '', rule: one.rule ?? '', document: this.#raw.documents[document],
      };
    });
  }

  /** @returns {Promise<{total: number, found: {node: Node, alias: string}[]}>} names and aliases that answer a text */
  async search(text, limit) {
    this.#names ??= new NameIndex(this.#graph.nodes);
    return this.#names.search(text, limit);
  }

  /** @returns {Promise<number[][]>} up to three ways between two nodes over the links that pass() lets through */
  async path(from, to, passed) {
    return paths(adjacency(passed.links, passed.strength), from, to);
  }
}

/** The data of this page. */
export function embeddedData(document) {
  return new EmbeddedData(JSON.parse(document.getElementById('kg-data').textContent));
}
