// make screens: every page of the site as a picture, in both languages, light and dark, on a phone and
// on a desktop, into build/screens. For looking at, not for comparing.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { chromiumArguments } from '../tests/web/browsers.ts';
import { serve } from './serve.ts';

const root = new URL('..', import.meta.url).pathname;
const folder = `${root}build/screens`;
const site = `${root}build/site`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const { server, url } = await serve({ folder: site });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: chromiumArguments,
});
for (const lang of ['zh', 'en']) {
  for (const file of readdirSync(`${site}/${lang}`)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [390, 1440]) {
        const context = await browser.newContext({
          viewport: { width, height: width < 800 ? 844 : 900 },
          colorScheme,
          reducedMotion: 'reduce', // every figure at its telling moment
          isMobile: width < 800,
          hasTouch: width < 800,
        });
        const page = await context.newPage();
        await page.goto(`${url}${lang}/${file}`);
        await page.addStyleTag({ content: 'section.sec{content-visibility:visible!important}' });
        await page.evaluate(() => {
          for (const figure of document.querySelectorAll('nm-figure'))
            (figure as unknown as { wake(): void }).wake();
        });
        await page.waitForFunction(() =>
          [...document.querySelectorAll('nm-figure')].every((f) => 'frame' in f && f.frame),
        );
        const name = `${file.replace('.html', '')}-${lang}-${colorScheme}-${width}.png`;
        await page.screenshot({ path: `${folder}/${name}`, fullPage: true });
        await context.close();
      }
    }
  }
}
await browser.close();
server.close();
console.log(`build/screens: ${readdirSync(folder).length} pictures`);
