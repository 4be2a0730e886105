// What the reader's line carries, compressed by brotli (fonts are compressed already), in KB.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumArguments } from '../tests/web/browsers.ts';
import { serve } from '../tools/serve.ts';
import { root } from './measure.ts';

export function kilobytes(...files: string[]): number {
  const sizes = files.map((file) => {
    const bytes = readFileSync(file);
    return file.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length;
  });
  return sizes.reduce((a, b) => a + b, 0) / 1024;
}

/** Everything that a page asks for before anybody touches it. */
export async function pageWeight(path: string): Promise<number> {
  const folder = `${root}build/site`;
  const seen = new Set<string>();
  const { server, url } = await serve({ folder, seen: (name, found) => found && seen.add(name) });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArguments,
  });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'networkidle' });
  await browser.close();
  server.close();
  return kilobytes(...[...seen].map((name) => folder + name));
}
