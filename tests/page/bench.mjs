// How long a browser takes to draw: node tests/page/bench.mjs (after scripts/setup.sh --test and a release build).
// A made-up graph of 1,000 names and 3,000 links; a fresh tab each time, median of five. "Processor" is the time that the tab's
// main thread worked, which a busy machine changes little; it includes reading and compiling the page.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { aPage } from '../../web/test/a_page.mjs';
import { fixedChance } from '../../web/src/layout.js';
import { articleFile, close, open, pageOfArticle, pageOfData } from './support.mjs';

const next = fixedChance(1);
const types = ['PERSON', 'ORG', 'GPE', 'PERSON', 'EVENT'];
// Few names with many links, many with few: as in news.
const name = () => Math.floor(1000 * next() ** 2.2);
const lines = Array.from({ length: 1000 }, (_, i) => [i, name()]).concat(Array.from({ length: 2000 }, () => [name(), name()]))
  .map(([a, b], i) => `Name ${a}:${types[a % 5]} -relation ${i % 40}-> Name ${b}:${types[b % 5]} @0.${5 + i % 5} 2023-${String(1 + i % 12).padStart(2, '0')}-10`);
const pages = { 'sample article': pageOfArticle(articleFile, 'bench_sample'), '1,000 names': pageOfData(aPage(lines.join('\n')), 'bench') };

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(label, file, hash) {
  const [ready, worked, pan] = [[], [], []];
  let drawn = '';
  for (let round = 0; round < 5; ++round) {
    let tools;
    const prepare = async (tab) => {
      tools = await tab.context().newCDPSession(tab);
      await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
    };
    const tab = await open(file, { hash, viewport: { width: 1440, height: 900 }, prepare });
    const { metrics } = await tools.send('Performance.getMetrics');
    worked.push(1000 * metrics.find(({ name: metric }) => metric === 'TaskDuration').value);
    const result = await tab.evaluate(async () => {
      const frame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
      await frame();
      const first = performance.now();
      const begin = performance.now();
      for (let i = 0; i < 10; ++i) {
        window.kg.canvas.cy.panBy({ x: 3, y: 2 });
        await frame();
      }
      return { first, pan: (performance.now() - begin) / 10, drawn: `${window.kg.canvas.cy.nodes().length} nodes, ${window.kg.canvas.cy.edges().length} lines` };
    });
    ready.push(result.first);
    pan.push(result.pan);
    drawn = result.drawn;
    await tab.close();
  }
  console.log(`${label}: ${drawn}: first picture ${Math.round(median(ready))} ms (processor ${Math.round(median(worked))} ms), a frame while panning ${Math.round(median(pan))} ms`);
}

for (const [label, file] of Object.entries(pages)) {
  const bytes = readFileSync(file);
  console.log(`${label}: ${Math.round(bytes.length / 1000)} kB, ${Math.round(gzipSync(bytes, { level: 9 }).length / 1000)} kB with gzip`);
}
await measure('sample article', pages['sample article'], '');
await measure('1,000 names, as it opens', pages['1,000 names'], '');
await measure('1,000 names, the first 300', pages['1,000 names'], 'n=300');
await measure('1,000 names, all', pages['1,000 names'], 'n=1000');
await close();
