// Pictures of pages for people to look at: node tests/page/shots.mjs OUT_FOLDER PAGE.html[#state]...
// Each in light and dark, on a desk and on a phone.
import { chromium } from 'playwright-core';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...pages] = process.argv.slice(2);
const only = process.env.SHOTS?.split(','); // "desk-light,phone-dark"
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const screens = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
for (const page of pages) {
  const [file, hash = ''] = page.split('#');
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark']) {
      const name = `${screen}-${colorScheme}`;
      if (only && !only.includes(name)) continue;
      const tab = await browser.newPage({ viewport, colorScheme, hasTouch: screen === 'phone' });
      tab.on('console', (message) => console.log(message.text()));
      tab.on('pageerror', (error) => console.log(String(error)));
      await tab.goto(`${pathToFileURL(resolve(file))}${hash ? `#${hash}` : ''}`);
      await tab.waitForFunction(() => window.kg?.ready, null, { timeout: 120000 });
      await tab.waitForTimeout(500);
      const label = hash.replace(/[^a-z0-9]+/gi, '_').slice(0, 30);
      await tab.screenshot({ path: join(folder, `${basename(file, '.html')}${label && `-${label}`}-${name}.png`), fullPage: screen === 'phone' });
      console.log(name, await tab.evaluate(() => Math.round(window.kg.readyAt)), 'ms');
      await tab.close();
    }
  }
}
await browser.close();
