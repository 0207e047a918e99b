// Elements from values. Text only ever gets into the page as text.
import { visible } from './text.js';

/**
 * An element. `properties`: attributes by name; `on` = listeners by event; null, undefined and false are left out.
 * `children`: elements, text, or nested lists of them; null, undefined and false are left out.
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(visible(String(child))));
  }
}

/** Puts other children into an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** A name or other foreign text, kept from turning the text around it by its own direction. */
export const bdi = (text, properties = {}) => h('bdi', properties, text);

/** A button with a click. */
export const button = (properties, click, ...children) =>
  h('button', { type: 'button', ...properties, on: { click } }, ...children);

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat());
  return element;
}
