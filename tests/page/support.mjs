// One browser, the sample article's page, and pages of other graphs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const kg = process.env.KG_PROGRAM ?? join(root, 'build', 'release', 'kg');
export const articleFile = join(root, 'examples', 'summit.txt');
export const article = readFileSync(articleFile, 'utf8');
export const axeSource = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'kg_page_'));
const run = (...args) => execFileSync(kg, ['-q', ...args], { cwd: folder, maxBuffer: 1 << 26 });

/** The page of an article file; where it is. */
export function pageOfArticle(file, name, ...options) {
  run('build', '--db', `${name}.kg`, file);
  run('page', '--db', `${name}.kg`, '-o', `${name}.html`, ...options);
  return join(folder, `${name}.html`);
}

let template;

/** The page with other data, as the program would write them. */
export function pageOfData(data, name) {
  if (!template) {
    const page = readFileSync(pageOfArticle(articleFile, 'template'), 'utf8');
    const begin = '<script type="application/json" id="kg-data">';
    const at = page.indexOf(begin) + begin.length;
    template = [page.slice(0, at), page.slice(page.indexOf('</script>', at))];
  }
  const file = join(folder, `${name}.html`);
  writeFileSync(file, template.join(JSON.stringify(data).replaceAll('<', '\\u003c')));
  return file;
}

export const write = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

let browser;

/** A tab with the page. Fails later through `tab.faults`: errors of scripts, and whatever it asked of a network. */
export async function open(file, { hash = '', viewport = { width: 1280, height: 800 }, colorScheme = 'light', prepare } = {}) {
  browser ??= await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const tab = await browser.newPage({ viewport, colorScheme });
  tab.faults = [];
  tab.on('pageerror', (error) => tab.faults.push(String(error)));
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && tab.faults.push(message.text()));
  tab.on('dialog', (dialog) => {
    tab.faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && url.split('#')[0] !== pathToFileURL(file).href) tab.faults.push(`request: ${url}`);
  });
  tab.setDefaultTimeout(10000);
  await prepare?.(tab);
  await tab.goto(`${pathToFileURL(file).href}${hash ? `#${hash}` : ''}`, { timeout: 120000 });
  await tab.waitForFunction(() => window.kg?.ready, null, { timeout: 120000 });
  return tab;
}

export async function close() {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Where on the screen the line between two names lies bare, near its middle. */
export const middleOfLine = (tab, from, to) => tab.evaluate(([a, b]) => {
  const { cy } = window.kg.canvas;
  const id = (name) => `n${window.kg.graph.nodes.find((node) => node.name === name).index}`;
  const line = cy.getElementById(id(a)).edgesWith(cy.getElementById(id(b)));
  const [begin, end] = [line.sourceEndpoint(), line.targetEndpoint()];
  const box = cy.container().getBoundingClientRect();
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    const at = { x: begin.x + (end.x - begin.x) * part, y: begin.y + (end.y - begin.y) * part };
    if (cy.renderer().findNearestElement(at.x, at.y, true, false)?.id() !== line.id()) continue;
    return [box.left + at.x * cy.zoom() + cy.pan().x, box.top + at.y * cy.zoom() + cy.pan().y];
  }
  throw new Error(`the line between ${a} and ${b} is hidden`);
}, [from, to]);

/** Where on the screen a name is. */
export const placeOf = (tab, name) => tab.evaluate((wanted) => {
  const { cy } = window.kg.canvas;
  const { x, y } = cy.getElementById(`n${window.kg.graph.nodes.find((node) => node.name === wanted).index}`).renderedPosition();
  const box = cy.container().getBoundingClientRect();
  return [box.left + x, box.top + y];
}, name);

/** What axe finds wrong, in a line each. */
export async function axe(tab) {
  await tab.evaluate(axeSource);
  const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim()})`).slice(0, 4).join(', ')}`);
}
