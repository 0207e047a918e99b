// The small picture of a kind for legend and lists: shape and border as on the canvas.
import { KINDS } from './kinds.js';
import { svg } from './dom.js';

const SHAPES = {
  'round-rectangle': () => svg('rect', { x: 1.5, y: 1.5, width: 21, height: 13, rx: 5 }),
  rectangle: () => svg('rect', { x: 1.5, y: 1.5, width: 21, height: 13 }),
  'cut-rectangle': () => svg('polygon', { points: '5.5,1.5 18.5,1.5 22.5,5.5 22.5,10.5 18.5,14.5 5.5,14.5 1.5,10.5 1.5,5.5' }),
  'bottom-round-rectangle': () => svg('path', { d: 'M1.5 1.5h21v8q0 5 -5 5h-11q-5 0 -5 -5z' }),
  polygon: () => svg('polygon', { points: '1.5,1.5 17.5,1.5 22.5,6 22.5,14.5 1.5,14.5' }),
};

/** @param {string} kind a key of KINDS */
export function swatch(kind) {
  const { shape, line, hue, hollow } = KINDS[kind];
  const outline = SHAPES[shape]();
  outline.setAttribute('class', `shape ${line}`);
  const picture = svg('svg', { class: `swatch ${hue}${hollow ? ' hollow' : ''}`, viewBox: '0 0 24 16', width: 24,
    height: 16, 'aria-hidden': 'true', focusable: 'false' }, outline);
  if (line === 'double') {
    const inner = SHAPES[shape]();
    inner.setAttribute('class', 'shape inner');
    inner.setAttribute('transform', 'translate(12 8) scale(0.76 0.62) translate(-12 -8)');
    picture.append(inner);
  }
  return picture;
}
