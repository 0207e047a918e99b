// Light or dark: as the system says, until the reader says otherwise.
import { button } from './dom.js';

const KEY = 'kg-theme';
const ORDER = ['auto', 'light', 'dark'];
const NAMES = { auto: 'Auto', light: 'Light', dark: 'Dark' };
const SIGNS = { auto: '◐', light: '○', dark: '●' };

function stored(value) {
  try { // some browsers keep nothing for files
    if (value) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {(theme: 'light'|'dark') => void} changed */
export function themeSwitch(changed) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let choice = ORDER.includes(stored()) ? stored() : 'auto';
  const current = () => (choice === 'auto' ? (system.matches ? 'dark' : 'light') : choice);
  const element = button({ title: 'Light or dark (d)' }, () => next());
  const apply = () => {
    document.documentElement.dataset.theme = current();
    element.textContent = `${SIGNS[choice]} ${NAMES[choice]}`;
    element.setAttribute('aria-label', `Colours: ${NAMES[choice].toLowerCase()}`);
  };
  const next = () => {
    choice = ORDER[(ORDER.indexOf(choice) + 1) % ORDER.length];
    stored(choice);
    apply();
    changed(current());
  };
  system.addEventListener('change', () => {
    apply();
    changed(current());
  });
  apply();
  return { element, current, next };
}
