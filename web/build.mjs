// Bundles the page into one HTML file without a graph: node build.mjs OUT.html
// Scripts and styles stand in it, and the licences of the libraries. A policy in it lets the browser run nothing else
// and ask no network for anything.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(web, ...path), 'utf8');

async function bundled(entry) {
  const result = await build({
    entryPoints: [join(web, 'src', entry)],
    absWorkingDir: web,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2021', 'chrome90', 'firefox90', 'safari15'],
    legalComments: 'none', // the whole licences stand in the page instead
    logLevel: 'warning',
  });
  const text = result.outputFiles[0].text.trim();
  if (/<\/(script|style)/i.test(text)) throw new Error(`${entry}: its bundle would end its own element`);
  return text;
}

function licences() {
  const libraries = ['cytoscape', 'cytoscape-fcose', 'cose-base', 'layout-base'];
  const text = libraries.map((name) => {
    const { version, license } = JSON.parse(read('node_modules', name, 'package.json'));
    return `${name} ${version} (${license})\n\n${read('node_modules', name, 'LICENSE').trim()}`;
  }).join('\n\n');
  return `This page contains the following libraries under their licences.\n\n${text}`.replaceAll('--', '- -');
}

const script = await bundled('main.js');
const style = await bundled('page.css');
const digest = createHash('sha256').update(script).digest('base64');
const policy = `default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'; ` +
  "img-src data: blob:; base-uri 'none'; form-action 'none'";
const values = { LICENCES: licences(), POLICY: policy, STYLE: style, SCRIPT: script };
const page = read('src', 'page.html').replace(/@@(LICENCES|POLICY|STYLE|SCRIPT)@@/g, (_, name) => values[name]);
const out = process.argv[2];
writeFileSync(`${out}.tmp`, page);
renameSync(`${out}.tmp`, out);
