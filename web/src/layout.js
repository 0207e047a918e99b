// Places for nodes: a full layout by fcose whose chance is fixed, and places for newcomers that move nobody.

/** A generator of numbers in [0, 1) that always starts the same (mulberry32). */
export function fixedChance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs `work` with Math.random replaced by a fixed sequence: fcose has no seed of its own. */
export function withFixedChance(seed, work) {
  const chance = Math.random;
  Math.random = fixedChance(seed);
  try {
    return work();
  } finally {
    Math.random = chance;
  }
}

/** Most rounds of the force layout: each costs up to the square of the nodes. */
export const rounds = (count) => (count > 500 ? 160 : count > 120 ? 500 : 2500);

/**
 * fcose never takes fewer rounds than five for each node (5,000 for 1,000 nodes, most of a minute without a graphics card).
 * This sets the limit that was asked for. @param {object} CoSELayout of cose-base, on which fcose stands
 */
export function limitRounds(CoSELayout) {
  const start = CoSELayout.prototype.initSpringEmbedder;
  CoSELayout.prototype.initSpringEmbedder = function () {
    start.call(this);
    const share = Math.min(1, rounds(this.getAllNodes().length) / this.maxIterations);
    this.maxIterations = Math.round(this.maxIterations * share);
    this.maxCoolingCycle *= share;
  };
}

/**
 * Options of fcose for so many nodes: the more there are, the fewer rounds, so that nobody waits long. An edge is as long
 * as its label asks for (`room`).
 */
export function layoutOptions(count) {
  const many = count > 120;
  return {
    name: 'fcose', quality: 'default', randomize: true, animate: false, fit: false, packComponents: false, tile: true,
    // Boxes as points: their real sizes take ten times as long and are seen to afterwards (fitShape, separate).
    uniformNodeDimensions: many, tilingPaddingVertical: 16, tilingPaddingHorizontal: 16, nodeSeparation: 100,
    idealEdgeLength: many ? 60 : (edge) => edge.data('room'), nodeRepulsion: many ? 5500 : 9000, edgeElasticity: 0.45,
    gravity: 0.35, gravityRange: 3, numIter: rounds(count),
  };
}

const overlaps = (a, b, margin) => Math.abs(a.x - b.x) * 2 < a.w + b.w + margin && Math.abs(a.y - b.y) * 2 < a.h + b.h + margin;

/** The first free place on a spiral around `start` for a box of this size. */
export function freePlace(start, size, boxes, margin = 18) {
  for (let i = 0; i < 3000; ++i) {
    const [angle, radius] = [i * 2.399963, 11 * Math.sqrt(i)];
    const place = { x: start.x + radius * Math.cos(angle) * 1.3, y: start.y + radius * Math.sin(angle), ...size };
    if (!boxes.some((box) => overlaps(place, box, margin))) return place;
  }
  return { ...start, ...size };
}

/**
 * Stretches places so that the boxes fill a page of this shape, with about `air` times their own area: what a force
 * layout gives is as wide and as loose as chance has it. Changes their x and y.
 */
export function fitShape(boxes, aspect, air) {
  if (boxes.length < 2) return;
  const area = boxes.reduce((sum, { w, h }) => sum + (w + 20) * (h + 20), 0) * air;
  const spread = (axis) => {
    const all = boxes.map((box) => box[axis]).sort((a, b) => a - b);
    const cut = Math.floor(all.length * 0.02); // a few far away do not count
    return { middle: (all[cut] + all[all.length - 1 - cut]) / 2, length: Math.max(1, all[all.length - 1 - cut] - all[cut]) };
  };
  const [x, y] = [spread('x'), spread('y')];
  const height = Math.sqrt(area / aspect);
  // A line of boxes stays a line.
  const [across, down] = [Math.min(6, (height * aspect) / x.length), Math.min(6, height / y.length)];
  for (const box of boxes) {
    box.x = (box.x - x.middle) * across;
    box.y = (box.y - y.middle) * down;
  }
}

/** Moves boxes apart where they overlap, as little as possible; changes their x and y. */
export function separate(boxes, margin = 12, rounds = 60) {
  for (let round = 0; round < rounds; ++round) {
    let moved = false;
    boxes.sort((a, b) => a.x - a.w / 2 - (b.x - b.w / 2));
    for (let i = 0; i < boxes.length; ++i) {
      const a = boxes[i];
      for (let j = i + 1; j < boxes.length; ++j) {
        const b = boxes[j];
        if (b.x - b.w / 2 > a.x + a.w / 2 + margin) break;
        if (!overlaps(a, b, margin)) continue;
        moved = true;
        const across = (a.w + b.w + margin) / 2 - Math.abs(a.x - b.x);
        const down = (a.h + b.h + margin) / 2 - Math.abs(a.y - b.y);
        if (down <= across) {
          const by = (a.y <= b.y ? down : -down) / 2 + 0.01;
          a.y -= by;
          b.y += by;
        } else {
          const by = (a.x <= b.x ? across : -across) / 2 + 0.01;
          a.x -= by;
          b.x += by;
        }
      }
    }
    if (!moved) return;
  }
}
