// How nodes and lines look on the canvas, for Cytoscape.
import { KINDS, NOTE_POINTS, PALETTES } from './kinds.js';

export const FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
/** Lines whose best sentence is less sure are dashed. */
export const SURE = 0.75;

/** @param {'light'|'dark'} theme */
export function canvasStyle(theme) {
  const colors = PALETTES[theme];
  const kinds = Object.entries(KINDS).map(([kind, { shape, line, hue, hollow }]) => ({
    selector: `node.${kind}`,
    style: {
      shape, 'border-style': line, 'border-width': line === 'double' ? 3.6 : line === 'solid' ? 1.3 : 1.8,
      'border-color': colors.hues[hue].border, 'background-color': hollow ? colors.paper : colors.hues[hue].fill,
      ...(shape === 'polygon' ? { 'shape-polygon-points': NOTE_POINTS } : {}),
    },
  }));
  return [
    {
      selector: 'node',
      style: {
        label: 'data(label)', width: 'data(w)', height: 'data(h)', 'font-size': 'data(size)', 'font-family': FONT,
        'font-weight': 'data(bold)', color: colors.ink, 'text-wrap': 'wrap', 'text-max-width': '4000px',
        'text-valign': 'center', 'text-halign': 'center', 'line-height': 1.15, 'min-zoomed-font-size': 5.4,
        'corner-radius': 9, 'z-index': 10, 'overlay-opacity': 0,
      },
    },
    ...kinds,
    {
      selector: 'edge',
      style: {
        width: 'data(width)', 'curve-style': 'straight', 'line-color': colors.edge, 'line-opacity': 'data(opacity)',
        'target-arrow-shape': 'triangle', 'target-arrow-color': colors.edge, 'arrow-scale': 0.85,
        'font-size': 12.5, 'font-family': FONT, 'font-style': 'italic', color: colors.edgeText, 'text-wrap': 'wrap',
        'text-max-width': '190px', 'line-height': 1.1, 'text-background-color': colors.paper,
        'text-background-opacity': 0.88, 'text-background-padding': '2px', 'text-background-shape': 'round-rectangle',
        'min-zoomed-font-size': 7, 'overlay-opacity': 0, 'z-index': 1,
      },
    },
    { selector: 'edge.loop', style: { 'curve-style': 'bezier', 'control-point-step-size': (edge) => edge.source().data('step'), 'loop-direction': '0deg', 'loop-sweep': '50deg' } },
    { selector: 'edge.both', style: { 'source-arrow-shape': 'triangle', 'source-arrow-color': colors.edge } },
    { selector: 'edge.named', style: { label: 'data(label)' } },
    { selector: 'edge.unsure', style: { 'line-style': 'dashed', 'line-dash-pattern': [7, 4] } },
    { selector: 'edge.unreal', style: { 'line-style': 'dotted' } },
    {
      selector: 'edge.negative',
      style: { 'line-color': colors.negative, 'target-arrow-color': colors.negative, 'target-arrow-shape': 'triangle-cross',
        'source-arrow-color': colors.negative, color: colors.negative },
    },
    { selector: 'node.faded', style: { opacity: 0.3, 'text-opacity': 0.55 } },
    { selector: 'edge.faded', style: { opacity: 0.22, 'text-opacity': 0, 'text-background-opacity': 0 } },
    { selector: 'edge.near', style: { label: 'data(full)', 'z-index': 20, 'line-opacity': 1 } },
    {
      selector: 'node.chosen, node.way',
      style: { 'underlay-color': colors.accent, 'underlay-opacity': 0.85, 'underlay-padding': 5, 'underlay-shape': 'round-rectangle',
        'z-index': 30 },
    },
    {
      selector: 'edge.chosen, edge.way',
      style: { 'underlay-color': colors.accent, 'underlay-opacity': 0.35, 'underlay-padding': 5, label: 'data(full)',
        'line-opacity': 1, 'z-index': 25 },
    },
    {
      selector: '.focused',
      style: { 'overlay-color': colors.ink, 'overlay-opacity': 0.16, 'overlay-padding': 9, 'z-index': 40 },
    },
  ];
}
