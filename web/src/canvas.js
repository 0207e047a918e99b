// The picture: nodes and bundled lines with Cytoscape. It draws what it is told and reports what is clicked.
import { bundleLabel } from './bundles.js';
import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { CoSELayout } from 'cose-base';
import { canvasStyle, FONT, SURE } from './canvas_style.js';
import { fitShape, freePlace, layoutOptions, limitRounds, separate, withFixedChance } from './layout.js';
import { visible, wrapped } from './text.js';

cytoscape.use(fcose);
limitRounds(CoSELayout);

const LABELLED_LINES = 110; // up to so many lines all bear their words
const SEED = 42;

export class Canvas {
  #cy;
  #graph;
  #places = new Map(); // of every node that was ever drawn
  #chosen = { nodes: [], pair: '', way: [] };
  #focused = null;
  #ruler = document.createElement('canvas').getContext('2d');
  #reports;

  /**
   * @param {HTMLElement} container
   * @param {{nodes: object[]}} graph
   * @param {{node: Function, pair: Function, expand: Function, ground: Function, say: Function}} reports
   */
  constructor(container, graph, theme, reports) {
    this.#graph = graph;
    this.#reports = reports;
    this.#cy = cytoscape({
      container, style: canvasStyle(theme), minZoom: 0.03, maxZoom: 4, boxSelectionEnabled: false, autounselectify: true,
      hideEdgesOnViewport: graph.nodes.length > 700, textureOnViewport: graph.nodes.length > 300,
    });
    this.#listen();
  }

  /** Cytoscape itself, for tests. */
  get cy() {
    return this.#cy;
  }

  setTheme(theme) {
    this.#cy.style(canvasStyle(theme));
  }

  /**
   * Draws these nodes and bundles. Nodes that stay keep their places unless `afresh`; newcomers come near their
   * neighbours.
   */
  draw(nodes, bundles, weights, afresh) {
    const cy = this.#cy;
    const order = [...nodes];
    const known = order.filter((node) => this.#places.has(node)).length;
    const whole = afresh || known * 2 < order.length;
    cy.batch(() => {
      cy.elements().remove();
      cy.add(order.map((node) => this.#nodeElement(node, weights.get(node) ?? 0, order.length)));
      cy.add(bundles.map((bundle) => edgeElement(bundle, bundles.length)));
    });
    if (whole) this.#arrange();
    else this.#placeNewcomers(order, bundles);
    this.#mark();
    if (whole) this.fit();
  }

  #nodeElement(node, weight, drawn) {
    const { name, kind, named } = this.#graph.nodes[node];
    // Names grow with what is said of them; where there are many, so much that the first can be read from afar.
    const grown = Math.log2(1 + weight / 3);
    const size = Math.round((drawn > 120 ? 9 + Math.min(42, 7 * grown) : 12 + Math.min(8, 1.7 * grown)) * 10) / 10;
    const lines = wrapped(visible(name), named ? 17 : 22, drawn > 120 ? 2 : 3);
    const bold = size >= 15 ? 600 : 400;
    this.#ruler.font = `${bold} ${size}px ${FONT}`;
    const width = Math.max(...lines.map((line) => this.#ruler.measureText(line).width), 14);
    const data = { id: `n${node}`, label: lines.join('\n'), size, bold, w: Math.ceil(width + size * 1.3),
      h: Math.ceil(Math.max(1, lines.length) * size * 1.18 + size * 0.8) };
    data.step = data.h * 0.5 + 20; // of a loop
    const place = this.#places.get(node);
    return { group: 'nodes', data, classes: kind, ...(place ? { position: { ...place } } : {}) };
  }

  // Everything anew. A tangle far from the rest is no use, so boxes that overlap are moved apart at the end.
  #arrange() {
    const cy = this.#cy;
    if (!cy.nodes().length) return;
    withFixedChance(SEED, () => cy.layout(layoutOptions(cy.nodes().length)).run());
    const boxes = cy.nodes().map((node) => ({ id: node.id(), ...node.position(), w: node.data('w'), h: node.data('h') }));
    const { width, height } = this.#cy.container().getBoundingClientRect();
    fitShape(boxes, Math.min(2, Math.max(0.55, width / Math.max(1, height))), boxes.length > 120 ? 2.6 : 5.6);
    separate(boxes, boxes.length > 120 ? 14 : 34, 200);
    cy.batch(() => boxes.forEach(({ id, x, y }) => cy.getElementById(id).position({ x, y })));
    this.#remember();
  }

  #placeNewcomers(order, bundles) {
    const cy = this.#cy;
    const size = (node) => ({ w: cy.getElementById(`n${node}`).data('w'), h: cy.getElementById(`n${node}`).data('h') });
    const boxes = order.filter((node) => this.#places.has(node)).map((node) => ({ ...this.#places.get(node), ...size(node) }));
    const near = new Map(order.map((node) => [node, []]));
    for (const { source, target } of bundles) {
      near.get(source).push(target);
      near.get(target).push(source);
    }
    cy.batch(() => {
      for (const node of order) {
        if (this.#places.has(node)) continue;
        const around = near.get(node).map((other) => this.#places.get(other)).filter(Boolean);
        const middle = (axis) => around.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, around.length);
        const box = freePlace({ x: middle('x'), y: middle('y') }, size(node), boxes);
        boxes.push(box);
        this.#places.set(node, { x: box.x, y: box.y });
        cy.getElementById(`n${node}`).position({ x: box.x, y: box.y });
      }
    });
  }

  #remember() {
    this.#cy.nodes().forEach((node) => this.#places.set(Number(node.id().slice(1)), { ...node.position() }));
  }

  /** Marks the chosen nodes, pair and way; what is not near a chosen node fades. */
  choose(chosen) {
    this.#chosen = chosen;
    this.#mark();
  }

  #mark() {
    const cy = this.#cy;
    const { nodes, pair, way } = this.#chosen;
    cy.batch(() => {
      cy.elements().removeClass('chosen way faded near');
      const picked = cy.collection(nodes.map((node) => cy.getElementById(`n${node}`)).filter((one) => one.nonempty()));
      if (way.length) {
        const onWay = way.map((node) => cy.getElementById(`n${node}`));
        cy.elements().addClass('faded');
        onWay.forEach((node, i) => {
          node.addClass('way').removeClass('faded');
          if (i) node.edgesWith(onWay[i - 1]).addClass('way').removeClass('faded');
        });
        return;
      }
      picked.addClass('chosen');
      if (pair) {
        const line = cy.getElementById(pair);
        cy.elements().addClass('faded');
        line.union(line.connectedNodes()).removeClass('faded');
        line.addClass('chosen');
      } else if (picked.length) {
        cy.elements().difference(picked.closedNeighborhood()).addClass('faded');
        picked.connectedEdges().addClass('near');
      }
    });
  }

  #hover(element) {
    const cy = this.#cy;
    const { nodes, pair, way } = this.#chosen;
    if (nodes.length || pair || way.length) return;
    cy.batch(() => {
      cy.elements().removeClass('faded near');
      if (!element) return;
      const around = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
      cy.elements().difference(around).addClass('faded');
      around.edges().addClass('near');
    });
  }

  #listen() {
    const cy = this.#cy;
    const indexOf = (event) => Number(event.target.id().slice(1));
    cy.on('tap', 'node', (event) => this.#reports.node(indexOf(event)));
    cy.on('dbltap', 'node', (event) => this.#reports.expand(indexOf(event)));
    cy.on('tap', 'edge', (event) => this.#reports.pair(event.target.id()));
    cy.on('tap', (event) => event.target === cy && this.#reports.ground());
    cy.on('mouseover', 'node, edge', (event) => this.#hover(event.target));
    cy.on('mouseout', 'node, edge', () => this.#hover(null));
    cy.on('dragfree', 'node', (event) => this.#places.set(indexOf(event), { ...event.target.position() }));
  }

  fit() {
    this.#cy.resize();
    this.#cy.fit(undefined, 24);
    if (this.#cy.zoom() > 1.25) {
      this.#cy.zoom(1.25);
      this.#cy.center();
    }
  }

  /** The whole picture in light colours for paper, as a data address. */
  print(theme) {
    const cy = this.#cy;
    cy.style(canvasStyle('light'));
    const picture = cy.png({ full: true, bg: '#ffffff', maxWidth: 2400, maxHeight: 2400, scale: 2 });
    cy.style(canvasStyle(theme));
    return picture;
  }

  zoomBy(factor) {
    const cy = this.#cy;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  }

  resize() {
    this.#cy.resize();
  }

  /** Brings nodes into sight, zooming in as far as is needed to read them. */
  reveal(nodes) {
    const cy = this.#cy;
    const wanted = cy.collection(nodes.map((node) => cy.getElementById(`n${node}`)).filter((one) => one.nonempty()));
    if (wanted.empty()) return;
    const box = wanted.renderedBoundingBox({ includeLabels: false });
    const inside = box.x1 > 0 && box.y1 > 0 && box.x2 < cy.width() && box.y2 < cy.height();
    const readable = wanted.some((node) => node.data('size') * cy.zoom() >= 9);
    if (inside && readable) return;
    cy.fit(wanted.closedNeighborhood(), 40);
    if (cy.zoom() > 1.25) cy.zoom(1.25);
    if (wanted.length === 1 && cy.zoom() * wanted.data('size') < 9) cy.zoom(9 / wanted.data('size'));
    cy.center(wanted);
  }

  /** Whether something was ever laid out and is on the canvas. */
  get drawn() {
    return this.#cy.nodes().length;
  }

  // Keyboard: a node has the focus; arrows go to the nearest in that direction.

  /** The node with the keyboard's focus, or null. */
  get focused() {
    return this.#focused !== null && this.#cy.getElementById(`n${this.#focused}`).nonempty() ? this.#focused : null;
  }

  focus(node) {
    this.#focused = node;
    this.#cy.elements().removeClass('focused');
    if (node === null) return;
    const element = this.#cy.getElementById(`n${node}`);
    element.addClass('focused');
    this.reveal([node]);
  }

  /** The nearest drawn node towards [x, y] from the focused one; the first node when none has the focus. */
  towards([x, y]) {
    const cy = this.#cy;
    if (this.focused === null) return cy.nodes().length ? Number(cy.nodes()[0].id().slice(1)) : null;
    const here = cy.getElementById(`n${this.#focused}`).position();
    let best = null;
    cy.nodes().forEach((node) => {
      const [dx, dy] = [node.position('x') - here.x, node.position('y') - here.y];
      const along = dx * x + dy * y;
      const aside = Math.abs(dx * y) + Math.abs(dy * x);
      if (along <= 1 || aside > along * 1.8) return;
      const cost = along + aside * 1.5;
      if (!best || cost < best.cost) best = { cost, node: Number(node.id().slice(1)) };
    });
    return best?.node ?? null;
  }

  /** The lines at a node in a fixed order, as keys of bundles. */
  linesAt(node) {
    return this.#cy.getElementById(`n${node}`).connectedEdges().map((edge) => edge.id()).sort();
  }

  focusLine(key) {
    this.#cy.elements().removeClass('focused');
    this.#cy.getElementById(key).addClass('focused near');
  }
}

function edgeElement(bundle, drawn) {
  const classes = [
    bundle.loop ? 'loop' : '', bundle.both ? 'both' : '', bundle.polarity === 'negative' ? 'negative' : '',
    bundle.confidence < SURE ? 'unsure' : '', bundle.actual ? '' : 'unreal', drawn <= LABELLED_LINES ? 'named' : '',
  ];
  const crowded = drawn > 400;
  const label = visible(bundleLabel(bundle, drawn > 30 ? 1 : 3));
  return {
    group: 'edges',
    data: { id: bundle.key, source: `n${bundle.source}`, target: `n${bundle.target}`, label, full: visible(bundleLabel(bundle, 6)),
      room: 70 + 5.2 * Math.max(...label.split('\n').map((line) => Math.min(26, line.length))),
      width: Math.min(7, (crowded ? 0.6 : 0.8) + 0.8 * Math.log2(1 + bundle.weight)), opacity: crowded ? 0.45 : 0.8 },
    classes: classes.filter(Boolean).join(' '),
  };
}
