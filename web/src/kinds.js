// What kinds of actor and concept there are and how each looks: the same kinds, shapes and colours as in drawings
// (export/look.cc). A kind is told by shape and line as well as by colour.

/** In the order of the legend. `shape` is Cytoscape's; `line` its border style. */
export const KINDS = {
  person: { label: 'Person', shape: 'round-rectangle', line: 'solid', hue: 'blue' },
  organisation: { label: 'Organisation', shape: 'rectangle', line: 'double', hue: 'orange' },
  country: { label: 'Country, city', shape: 'rectangle', line: 'solid', hue: 'green' },
  group: { label: 'Group of people', shape: 'round-rectangle', line: 'double', hue: 'green' },
  place: { label: 'Place', shape: 'round-rectangle', line: 'dashed', hue: 'grey' },
  event: { label: 'Event', shape: 'cut-rectangle', line: 'solid', hue: 'gold' },
  work: { label: 'Law, work, product', shape: 'bottom-round-rectangle', line: 'solid', hue: 'violet' },
  somebody: { label: 'Unnamed person', shape: 'round-rectangle', line: 'dotted', hue: 'blue', hollow: true },
  somebodies: { label: 'Unnamed group or body', shape: 'rectangle', line: 'dotted', hue: 'orange', hollow: true },
  topic: { label: 'Topic', shape: 'polygon', line: 'solid', hue: 'violet' },
};

/** A sheet with a folded corner, for Cytoscape's polygon. */
export const NOTE_POINTS = '-1 -1  0.82 -1  1 -0.55  1 1  -1 1';

const NAMED = { PERSON: 'person', ORG: 'organisation', GPE: 'country', NORP: 'group', LOC: 'place', FAC: 'place',
  EVENT: 'event', PRODUCT: 'work', WORK: 'work', LAW: 'work' };
const UNNAMED = { PERSON: 'somebody', ORG: 'somebodies', GPE: 'somebodies', NORP: 'somebodies' };

/** The kind of a node of this type; concepts are topics. */
export const kindOf = (type, named) => (named ? NAMED : UNNAMED)[type] ?? 'topic';

/** Border, fill and text on the canvas by theme and hue. Contrast of text on fill is above 7 : 1. */
export const PALETTES = {
  light: {
    paper: '#fbfaf6', ink: '#1a1a1a', edge: '#77736a', edgeText: '#3d3a34', negative: '#b3261e', accent: '#8c1d18',
    hues: {
      blue: { border: '#0072b2', fill: '#d9ecf8' },
      green: { border: '#00785a', fill: '#d3efe5' },
      orange: { border: '#b85000', fill: '#fce5d2' },
      grey: { border: '#5b6b7a', fill: '#e9edf1' },
      violet: { border: '#7a4fa3', fill: '#ece3f5' },
      gold: { border: '#8a6a00', fill: '#fbf1cf' },
    },
  },
  dark: {
    paper: '#16181b', ink: '#f1ede4', edge: '#8f8b82', edgeText: '#d5d0c5', negative: '#ff8a7d', accent: '#f2b8a6',
    hues: {
      blue: { border: '#6db7e8', fill: '#17384b' },
      green: { border: '#56c2a0', fill: '#133c30' },
      orange: { border: '#f0a060', fill: '#472d16' },
      grey: { border: '#a3b2c0', fill: '#2c333b' },
      violet: { border: '#c0a3e3', fill: '#352943' },
      gold: { border: '#d9bb52', fill: '#3e3414' },
    },
  },
};
