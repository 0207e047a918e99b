import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { aPage } from '../../web/test/a_page.mjs';
import { article, articleFile, axe, close, middleOfLine, open, pageOfArticle, pageOfData, placeOf, write } from './support.mjs';

const sample = pageOfArticle(articleFile, 'sample');
const details = (tab) => tab.locator('aside.details');
const headline = (tab) => details(tab).locator('.headline').textContent();
const counts = (tab) => tab.locator('.counts').textContent();
const settle = (tab) => tab.waitForTimeout(120);
async function done(tab) {
  assert.deepEqual(tab.faults, []);
  await tab.close();
}

after(close);

test('search finds a name by a misspelt beginning, with the keyboard alone', async () => {
  const tab = await open(sample);
  await tab.keyboard.press('/');
  await tab.keyboard.type('erdgoan');
  await tab.locator('[role=option]:visible').first().waitFor();
  assert.match(await tab.locator('[role=status]').textContent(), /found/);
  assert.match(await tab.locator('[role=option]:visible').first().textContent(), /Recep Tayyip Erdogan.*Person/);
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowUp');
  await tab.keyboard.press('Enter');
  await settle(tab);
  assert.equal(await headline(tab), 'Recep Tayyip Erdogan');
  assert.equal(await tab.evaluate(() => document.activeElement.className), 'headline', 'the reader goes on there');
  assert.match(await details(tab).textContent(), /Turkey lifts its block on Sweden/);
  await done(tab);
});

test('a click on a line shows the sentence of the article with its parts marked', async () => {
  const tab = await open(sample);
  await tab.mouse.click(...await middleOfLine(tab, 'Joe Biden', 'Jens Stoltenberg'));
  await details(tab).locator('.quote').first().waitFor();
  assert.match(await headline(tab), /Joe Biden and Jens Stoltenberg|Jens Stoltenberg and Joe Biden/);
  const sentences = await details(tab).locator('.sentence').allTextContents();
  assert.ok(sentences.length);
  for (const sentence of sentences) assert.ok(article.includes(sentence), sentence);
  const claim = details(tab).locator('.link-section', { hasText: 'thank' }).first();
  assert.match(await claim.locator('mark.subject').first().textContent(), /Biden/);
  assert.match(await claim.locator('mark.relation').first().textContent(), /thanked/);
  assert.match(await claim.locator('mark.object').first().textContent(), /Stoltenberg/);
  const source = await claim.locator('.source').allTextContents();
  assert.match(source.join(' '), /kg examples, 12 July 2023/);
  assert.match(source.join(' '), /Says so: the article itself · Confidence: (high|good|fair|low) \(\d\.\d\d\)/);
  await done(tab);
});

test('a click on a name shows its relations; one of them leads to the sentences', async () => {
  const tab = await open(sample);
  await tab.mouse.click(...await placeOf(tab, 'Joe Biden'));
  await settle(tab);
  assert.equal(await headline(tab), 'Joe Biden');
  await details(tab).locator('.group', { hasText: 'thank' }).getByRole('button').first().click();
  await details(tab).locator('.quote').first().waitFor();
  assert.match(await details(tab).locator('.sentence').first().textContent(), /Biden/);
  await tab.keyboard.press('Escape');
  await settle(tab);
  assert.equal(await headline(tab), 'At a glance');
  await done(tab);
});

test('more neighbours of a name can be drawn, by a button and by double-click', async () => {
  const tab = await open(sample);
  const nodes = () => tab.evaluate(() => window.kg.canvas.cy.nodes().length);
  const before = await nodes();
  await tab.mouse.click(...await placeOf(tab, 'Joe Biden'));
  await settle(tab);
  const [, more] = /(\d+) undrawn neighbours/.exec(await details(tab).textContent());
  await details(tab).getByRole('button', { name: /undrawn neighbours/ }).click();
  await settle(tab);
  assert.equal(await nodes(), before + Number(more));
  assert.ok(!/undrawn/.test(await details(tab).textContent()));
  // Not by the mouse: on a busy machine its two clicks come too far apart.
  await tab.evaluate(() => window.kg.canvas.cy.getElementById(`n${window.kg.graph.nodes.find(({ name }) => name === 'Germany').index}`).emit('dbltap'));
  await settle(tab);
  assert.ok(await nodes() > before + Number(more));
  await tab.reload();
  await tab.waitForFunction(() => window.kg?.ready);
  assert.ok(await nodes() > before + Number(more), 'the address knows them');
  await done(tab);
});

test('what is denied or not yet so is said in words', async () => {
  const tab = await open(sample);
  await tab.keyboard.press('l');
  await tab.locator('#view-links .not').first().waitFor();
  const denied = tab.locator('#view-links tr', { has: tab.locator('.not') }).first().getByRole('button');
  await denied.click();
  await details(tab).locator('.qualifier').first().waitFor();
  assert.match((await details(tab).locator('.qualifier').allTextContents()).join(' '), /Denied: the text says it is not so/);
  await done(tab);
});

test('filters by type, relation and confidence change picture, table and counts', async () => {
  const tab = await open(sample, { hash: 'n=1000' });
  const number = async () => Number((await counts(tab)).match(/([\d,]+) links/)[1].replace(',', ''));
  const all = await number();
  await tab.getByRole('checkbox', { name: /^Topic/ }).uncheck();
  await settle(tab);
  const actors = await number();
  assert.ok(actors < all, `${actors} < ${all}`);
  assert.ok(!(await tab.evaluate(() => window.kg.canvas.cy.nodes('.topic').length)));
  assert.match(await tab.locator('[role=status]').textContent(), /pass the filters/);
  await tab.locator('#confidence').fill('0.9');
  await settle(tab);
  const sure = await number();
  assert.ok(sure < actors, `${sure} < ${actors}`);
  await tab.getByRole('button', { name: 'Clear all filters' }).click();
  await tab.getByRole('checkbox', { name: /^meet\b/ }).first().check();
  await tab.keyboard.press('l');
  await settle(tab);
  const relations = await tab.locator('#view-links tbody td:nth-child(2)').allTextContents();
  assert.ok(relations.length && relations.every((words) => /meet$/.test(words)), relations.join());
  assert.equal(relations.length, await number());
  await done(tab);
});

test('a path between two names is shown with a sentence for each step', async () => {
  const tab = await open(sample);
  await tab.keyboard.press('p');
  await settle(tab);
  await tab.keyboard.type('Erdogan');
  await tab.locator('[role=option]:visible').first().waitFor();
  await tab.keyboard.press('Enter');
  await settle(tab);
  await tab.getByRole('combobox', { name: 'Path to' }).fill('Zelensky');
  await tab.locator('[role=option]:visible').first().waitFor();
  await tab.keyboard.press('Enter');
  await details(tab).locator('.hop').first().waitFor();
  assert.match(await details(tab).locator('.chain').textContent(), /^Recep Tayyip Erdogan — .* — Volodymyr Zelensky$/);
  assert.equal(await details(tab).locator('.hop').count(), 2);
  for (const sentence of await details(tab).locator('.hop .sentence').allTextContents()) assert.ok(article.includes(sentence), sentence);
  assert.match(await tab.locator('[role=status]').textContent(), /Path found, 2 steps/);
  assert.ok(await tab.evaluate(() => window.kg.canvas.cy.edges('.way').length) === 2);
  const address = tab.url();
  await tab.reload();
  await details(tab).locator('.hop').first().waitFor();
  assert.equal(tab.url(), address);
  assert.equal(await details(tab).locator('.hop').count(), 2);
  await done(tab);
});

test('the address keeps selection, filters and view over a reload, and Back goes back', async () => {
  const tab = await open(sample);
  await tab.mouse.click(...await placeOf(tab, 'Joe Biden'));
  await tab.getByRole('checkbox', { name: /^Topic/ }).uncheck();
  await tab.locator('#confidence').fill('0.5');
  await tab.keyboard.press('a');
  await settle(tab);
  const [address, text] = [tab.url(), await counts(tab)];
  assert.match(address, /#.*sel=.*hide=topic.*conf=0\.5/);
  await tab.reload();
  await tab.waitForFunction(() => window.kg?.ready);
  assert.equal(tab.url(), address);
  assert.equal(await counts(tab), text);
  assert.equal(await headline(tab), 'Joe Biden');
  assert.equal(await tab.getByRole('tab', { selected: true }).textContent(), 'Actors');
  assert.equal(await tab.getByRole('checkbox', { name: /^Topic/ }).isChecked(), false);
  await tab.goBack();
  await settle(tab);
  assert.equal(await headline(tab), 'At a glance');
  await done(tab);
});

const YEARS = pageOfData(aPage(Array.from({ length: 24 }, (_, i) =>
  `Actor ${i}:PERSON -meet-> Actor ${(i * 7 + 1) % 24}:PERSON x${1 + (i % 3)} @0.${5 + (i % 5)} ${2022 + Math.floor(i / 12)}-${String(i % 12 + 1).padStart(2, '0')}-15`).join('\n')), 'years');

test('the timeline is a window over the dates, by keyboard and by dragging', async () => {
  const tab = await open(YEARS);
  assert.equal(await tab.locator('.bar').count(), 24);
  const from = tab.getByRole('slider', { name: 'From' });
  await from.focus();
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('PageUp');
  await settle(tab);
  assert.equal(await from.getAttribute('aria-valuetext'), '1 April 2022');
  assert.match(tab.url(), /since=2022-04-01/);
  assert.match(await counts(tab), /21 links pass the filters/);
  await tab.getByRole('slider', { name: 'To' }).focus();
  await tab.keyboard.press('Home');
  await settle(tab);
  assert.match(await counts(tab), /1 link pass/);
  const box = await tab.locator('.track').boundingBox();
  await tab.getByRole('button', { name: 'All dates' }).click();
  await tab.mouse.move(box.x + box.width * 0.51, box.y + 20);
  await tab.mouse.down();
  await tab.mouse.move(box.x + box.width * 0.7, box.y + 20, { steps: 4 });
  await tab.mouse.up();
  await settle(tab);
  assert.match(tab.url(), /since=2023-01-01&until=2023-05-31/);
  assert.match(await counts(tab), /5 links pass/);
  await done(tab);
});

test('axe finds nothing wrong, in light and dark, in every view', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const tab = await open(sample, { colorScheme, hash: 'conf=0.3' });
    assert.deepEqual(await axe(tab), [], `overview, ${colorScheme}`);
    await tab.mouse.click(...await placeOf(tab, 'Joe Biden'));
    await settle(tab);
    assert.deepEqual(await axe(tab), [], `a name, ${colorScheme}`);
    await tab.keyboard.press('l');
    await settle(tab);
    await tab.locator('#view-links .not').first().waitFor();
    await tab.locator('#view-links tr', { has: tab.locator('.not') }).first().getByRole('button').click();
    await settle(tab);
    assert.deepEqual(await axe(tab), [], `links, ${colorScheme}`);
    await tab.keyboard.press('p');
    await settle(tab);
    await tab.keyboard.type('er');
    await tab.locator('[role=option]:visible').first().waitFor();
    assert.deepEqual(await axe(tab), [], `search, ${colorScheme}`);
    await done(tab);
  }
  const years = await open(YEARS, { colorScheme: 'dark', hash: 'since=2022-05-01' });
  assert.deepEqual(await axe(years), [], 'timeline');
  await done(years);
});

test('every control can be reached and used with the keyboard, and shows its focus', async () => {
  const tab = await open(sample);
  const reached = new Set();
  for (let i = 0; i < 80; ++i) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const seen = one === document.body || style.outlineStyle !== 'none';
      return { name: one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 30) ?? '', tag: one.tagName, role: one.getAttribute('role'), value: one.value, seen };
    });
    assert.ok(at.seen, `focus is visible on ${JSON.stringify(at)}`);
    reached.add(at.role === 'application' ? 'graph' : at.name || at.value || at.tag);
  }
  for (const name of ['Skip to the details', 'Search names', 'Path', 'Keyboard and help', 'Graph', 'graph', 'Zoom in', 'Find a relation']) assert.ok(reached.has(name), `${name} in ${[...reached].join(' | ')}`);
  // Through the picture: to a name, along its lines, open one.
  await tab.keyboard.press('g');
  await settle(tab);
  await tab.keyboard.press('ArrowRight');
  await tab.keyboard.press('ArrowLeft');
  assert.match(await tab.locator('[role=status]').textContent(), /line/);
  await tab.keyboard.press('n');
  assert.match(await tab.locator('[role=status]').textContent(), /^Line 1 of \d+: /);
  await tab.keyboard.press('Enter');
  await details(tab).locator('.quote').first().waitFor();
  await tab.keyboard.press('Escape');
  await settle(tab);
  assert.equal(await tab.evaluate(() => document.activeElement.className.split(' ')[0]), 'stage');
  await tab.keyboard.press('?');
  assert.ok(await tab.locator('dialog').isVisible());
  await tab.keyboard.press('Escape');
  assert.ok(!await tab.locator('dialog').isVisible());
  await tab.keyboard.press('d');
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), 'light');
  await tab.keyboard.press('d');
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await done(tab);
});

test('hostile text is shown as text', async () => {
  const texts = ['</script><script>alert(1)</script>', '<img src=x onerror=alert(2)>', '"quoted" \'single\' &amp; &lt;', 'שלום \u202eabc\u202c עולם',
    'bell \u0007 null \u0000 end', 'x'.repeat(10000), '\\', '<!-- -->', '{{constructor}}', '\ud800 half'];
  const data = { format: 'kg page', version: 1, title: texts[0], nodes: texts.map((name, i) => ({ id: `n${i}~&=#`, name, type: 'PERSON', named: true, aliases: [texts[1]] })),
    edges: texts.map((_, i) => ({ source: i, target: (i + 1) % texts.length, relation: i, weight: 1, confidence: 0.9,
      evidence: [{ sentence: i, subject: [0, 3], object: [2, 400], confidence: 0.9, claimant: texts[i], rule: texts[i] }] })),
    relations: texts, sentences: texts.map((text, i) => [i, text]),
    documents: texts.map((text, i) => ({ name: text, title: text, publisher: text, date: text, source: i ? `javascript:alert(${i})` : text })) };
  const tab = await open(pageOfData(data, 'hostile'));
  assert.equal(await tab.locator('h1').textContent(), texts[0]);
  assert.equal(await tab.locator('img:not(.paper)').count(), 0);
  assert.equal(await tab.locator('aside a').count(), 0);
  for (const i of [0, 3, 4, 5]) {
    await tab.evaluate((hash) => { location.hash = hash; }, `sel=${encodeURIComponent(`n${i}~&=#`).replaceAll('~', '%7E')}`);
    await settle(tab);
    const shown = await headline(tab);
    if (i === 5) assert.ok(shown.length < 500 && shown.endsWith('…'));
    else assert.equal(shown, texts[i].replace('\u0007', '␇').replace('\u0000', '␀'));
    assert.ok(await details(tab).evaluate((one) => one.scrollWidth <= one.clientWidth + 1), 'nothing sticks out');
  }
  await tab.evaluate((hash) => { location.hash = hash; }, 'sel=n0%7E%26%3D%23~n1%7E%26%3D%23');
  await details(tab).locator('.sentence').first().waitFor();
  assert.equal(await details(tab).locator('.sentence').first().textContent(), texts[0]);
  for (const view of ['a', 'l']) {
    await tab.keyboard.press(view);
    await settle(tab);
  }
  await done(tab);
});

test('an article with hostile words goes through the program unharmed', async () => {
  const title = '</script><script>alert(1)</script> & "quotes"';
  const file = write('hostile.txt', `Title: ${title}\nPublisher: <b>Bold</b>\nDate: 2024-05-01\n\nAnna Lindqvist met Peter Dietz in Oslo </script> on Monday. Peter Dietz praised Anna Lindqvist.\n`);
  const path = pageOfArticle(file, 'hostile_article');
  assert.equal(readFileSync(path, 'utf8').match(/<\/script>/g).length, 2, 'its own two scripts and no more');
  const tab = await open(path);
  await tab.mouse.click(...await middleOfLine(tab, 'Anna Lindqvist', 'Peter Dietz'));
  await details(tab).locator('.quote').first().waitFor();
  assert.match(await details(tab).textContent(), /<\/script><script>alert\(1\)<\/script> & "quotes", <b>Bold<\/b>, 1 May 2024/);
  await done(tab);
});

test('an empty graph is a friendly page', async () => {
  for (const file of [pageOfData(aPage(''), 'empty'), pageOfArticle(articleFile, 'nothing', '--relation', 'no such relation')]) {
    const tab = await open(file);
    assert.match(await tab.locator('main').textContent(), /nothing in this graph yet.*kg build article\.txt/);
    assert.deepEqual(await axe(tab), []);
    await done(tab);
  }
});

test('filters that leave nothing say so', async () => {
  const tab = await open(sample, { hash: 'since=1999-01-01&until=1999-12-31' });
  assert.match(await counts(tab), /0 names, 0 links pass the filters/);
  assert.match(await details(tab).textContent(), /Nothing passes the filters/);
  await done(tab);
});

test('a thousand names: the first picture is small, all of them can be had, and what was left out is said', async () => {
  const lines = Array.from({ length: 1600 }, (_, i) => `Actor ${i % 1000}:${['PERSON', 'ORG', 'GPE'][i % 3]} -${['meet', 'praise', 'sue'][i % 3]}-> Actor ${Math.floor((i * i * 7 + 13) % 97) * (i % 10 ? 1 : 10)}:ORG x1 @0.8 2023-0${1 + i % 9}-11`);
  const tab = await open(pageOfData({ ...aPage(lines.join('\n')), total: 4321 }, 'thousand'));
  assert.match(await details(tab).textContent(), /of 4,321/);
  assert.match(await counts(tab), /^36 of [\d,]+ names drawn/);
  await tab.getByRole('combobox', { name: 'Draw those with the most sentences' }).selectOption({ label: 'the first 300' });
  await tab.waitForFunction(() => window.kg.canvas.cy.nodes().length === 300);
  const before = await tab.evaluate(() => window.kg.canvas.cy.nodes().map((node) => [node.id(), node.position('x')]));
  await tab.evaluate(() => { location.hash = `${location.hash}&sel=${window.kg.graph.nodes[window.kg.graph.nodes.length - 1].id}`; });
  await settle(tab);
  const kept = await tab.evaluate((old) => old.every(([id, x]) => window.kg.canvas.cy.getElementById(id).position('x') === x), before);
  assert.ok(kept, 'what was there keeps its place');
  await done(tab);
});

test('a phone shows everything in one column', async () => {
  const tab = await open(sample, { viewport: { width: 390, height: 844 } });
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 390), 'nothing sticks out');
  await tab.getByRole('combobox', { name: 'Search names' }).fill('Biden');
  await tab.locator('[role=option]:visible').first().click();
  await settle(tab);
  assert.equal(await headline(tab), 'Joe Biden');
  assert.ok(await details(tab).evaluate((one) => one.getBoundingClientRect().top < innerHeight), 'the details are in sight');
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= 390), 'nothing sticks out');
  await done(tab);
});

test('paper gets the whole picture in light colours', async () => {
  const tab = await open(sample, { colorScheme: 'dark' });
  await tab.emulateMedia({ media: 'print' });
  await tab.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.ok(await tab.locator('img.paper').evaluate((image) => image.decode().then(() => image.naturalWidth > 200)));
  assert.ok(await tab.locator('img.paper').isVisible());
  for (const hidden of ['nav.side', '.stage', '.search']) assert.ok(!await tab.locator(hidden).isVisible(), hidden);
  await done(tab);
});

test('the same graph gives the same places', async () => {
  const places = async () => {
    const tab = await open(sample);
    const all = await tab.evaluate(() => window.kg.canvas.cy.nodes().map((node) => [node.id(), node.position()]));
    await tab.close();
    return all;
  };
  assert.deepEqual(await places(), await places());
});
