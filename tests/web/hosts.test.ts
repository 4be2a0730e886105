// The one folder on every kind of host: under a path, from the disk, in a sandboxed frame, under strict
// policies, without wasm, with a wrong content type, offline, and after a new version.
import assert from 'node:assert/strict';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeServiceWorker } from '../../tools/weave/bundle.ts';
import type { NmFigure } from '../../web/figure/figure.ts';
import { native, root } from '../native.ts';
import { openPage, runFigure, type Served, serveBook, siteFolder } from './book.ts';
import { type Browser, engines, launch, type Page, until } from './browsers.ts';

const strict =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
const noWasm = strict.replace(" 'wasm-unsafe-eval'", '');
const noWorker = strict.replace("'self' blob:", "'none'");

/** Lines that a host itself puts on the console, by name. */
const causedByHost: Record<string, RegExp[]> = {
  'a policy that forbids wasm': [/Content.Security.Policy/i, /wasm-unsafe-eval|WebAssembly/],
  'a policy that forbids workers': [/Content.Security.Policy/i, /worker/i],
};

const page = 'en/01-neuron.html';

/** The figure runs here, with the native bits. */
async function runs(open: Page): Promise<void> {
  await until(open, () => (document.getElementById('bucket') as NmFigure | null)?.frame);
  const hash = await open.run(async () => {
    const figure = document.getElementById('bucket') as NmFigure;
    figure.play(false);
    await figure.restart({ seed: 1 });
    await figure.advance(500);
    return figure.hash();
  });
  assert.equal(`${hash}\n`, native('run', 'lif', '--seed', '1', '--steps', '500', '--hash'));
}

function fontIsThere(open: Page): Promise<boolean> {
  return until(open, async () => {
    // where the origin is opaque, the file of that name is refused, and the one from the script is there
    await document.fonts.load('20px "Brygada 1918"').catch(() => []);
    return [...document.fonts].some((f) => /Brygada/.test(f.family) && f.status === 'loaded');
  });
}

const hostLine = (open: Page) => open.run(() => document.querySelector('.host')?.textContent ?? '');

for (const engine of engines) {
  describe(engine, () => {
    let browser: Browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser.close());

    /** Opens the page on a host, runs the checks, and looks at what was said and asked for. */
    const onHost = async (
      name: string,
      options: Parameters<typeof serveBook>[0],
      checks: (open: Page, book: Served) => Promise<void>,
    ) => {
      const book = await serveBook(options);
      const open = await openPage(browser, book.url + page);
      try {
        await runs(open);
        assert.ok(await fontIsThere(open));
        await checks(open, book);
        const allowed = causedByHost[name] ?? [];
        assert.deepEqual(
          open.errors.filter((e) => !allowed.some((a) => a.test(e))),
          [],
        );
        assert.deepEqual(book.missing, []);
      } finally {
        await open.close();
        book.close();
      }
    };
    const host = (
      name: string,
      ...rest: [Parameters<typeof serveBook>[0], (open: Page, book: Served) => Promise<void>]
    ) => test(name, () => onHost(name, ...rest));

    const quiet = async (open: Page) => assert.equal(await hostLine(open), '');

    host('at the root of a server', {}, quiet);
    host('under a path', { prefix: '/a/b' }, quiet);
    host('under a strict policy', { headers: { 'content-security-policy': strict } }, quiet);
    host('with the wrong content type for wasm', { types: { '.wasm': 'text/plain' } }, quiet);

    host(
      'a policy that forbids wasm',
      { headers: { 'content-security-policy': noWasm } },
      async (open) => {
        const kind = await until(open, () => document.querySelector('.host')?.textContent);
        assert.match(kind!, /plain JavaScript/);
      },
    );

    host(
      'a policy that forbids workers',
      { headers: { 'content-security-policy': noWorker } },
      quiet,
    );

    test('from the disk', async () => {
      const open = await openPage(browser, `file://${siteFolder}/${page}`);
      await runs(open);
      await fontIsThere(open);
      assert.deepEqual(open.errors, []);
      assert.equal(await hostLine(open), '');
      await open.close();
    });

    test('in a sandboxed frame: fonts from a script, text and picture to copy', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'book-'));
      cpSync(siteFolder, folder, { recursive: true });
      const frame = `<!doctype html><iframe sandbox="allow-scripts" src="${page}" width="1200" height="850"></iframe>`;
      writeFileSync(join(folder, 'host.html'), frame);
      const book = await serveBook({ folder });
      const open = await browser.newPage();
      await open.goto(`${book.url}host.html`);
      await open.enterFrame();
      await runs(open);
      assert.ok(await fontIsThere(open));
      const said = await until(open, () => document.querySelector('.host')?.textContent);
      assert.match(said!, /no storage.*no downloads/s);
      await open.run(() =>
        (document.getElementById('bucket') as NmFigure).find('[data-key=data]')!.click(),
      );
      const text = await until(
        open,
        () => document.querySelector<HTMLTextAreaElement>('#bucket .panel textarea')?.value,
      );
      assert.match(text!, /^t \(ms\),v \(mV\)\n0,0\n/);
      await open.run(() =>
        (document.getElementById('bucket') as NmFigure).find('[data-key=picture]')!.click(),
      );
      await until(open, () =>
        document
          .querySelector<HTMLImageElement>('#bucket .panel img')
          ?.src.startsWith('data:image/png'),
      );
      await open.close();
      book.close();
      rmSync(folder, { recursive: true });
    });

    test('offline after one visit, and again after a new version, without mixing the two', async () => {
      const first = mkdtempSync(join(tmpdir(), 'book-1-'));
      const second = mkdtempSync(join(tmpdir(), 'book-2-'));
      cpSync(siteFolder, first, { recursive: true });
      await newVersion(second);
      let folder = first;
      // one server for both versions, so that the origin stays the same
      let book = await serveBook({ folder: first });
      const port = Number(new URL(book.origin).port);
      const publish = async (next: string | null) => {
        book.close();
        if (next) book = await serveBook({ folder: (folder = next), port });
      };
      const heading = (open: Page) =>
        open.run(() => document.querySelector('#bucket-section')!.textContent);

      const open = await openPage(browser, book.url + page);
      await until(
        open,
        async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
      );
      await open.run(() =>
        localStorage.setItem(
          'neural-mirror/1/answers/reader/at-rheobase',
          '{"given":"never","tries":1,"solved":true}',
        ),
      );

      await publish(null); // the network is gone
      await open.goto(`${book.url}zh/index.html`);
      assert.equal(await open.run(() => document.documentElement.lang), 'zh-Hans');
      await open.goto(book.url + page);
      await runs(open);
      await fontIsThere(open);
      assert.equal(await heading(open), '1.1A bucket that leaks');

      await publish(second);
      await open.goto(book.url + page); // still whole and of the first version
      await runs(open);
      assert.equal(await heading(open), '1.1A bucket that leaks');
      await open.run(
        async () => void (await (await navigator.serviceWorker.getRegistration())!.update()),
      );
      await until(open, () => document.querySelector('.host button') !== null);
      const old = await open.run(() => performance.getEntriesByType('resource').map((e) => e.name));
      assert.ok(old.every((name) => !/second/.test(name)));
      await open.run(() => document.querySelector<HTMLElement>('.host button')!.click());
      await until(open, () =>
        /second/.test(document.querySelector('#bucket-section')?.textContent ?? ''),
      );
      await runs(open);
      const names = await open.run(() =>
        performance.getEntriesByType('resource').map((e) => e.name),
      );
      assert.ok(names.some((name) => /page\.second/.test(name)));
      assert.ok(!names.some((name) => /page\.[0-9a-f]{10}\.js/.test(name)));
      await until(open, () => document.querySelector('#at-rheobase .right') !== null);

      await publish(null);
      await open.goto(book.url + page);
      await runs(open);
      assert.match((await heading(open))!, /second/);
      await open.close();
      assert.equal(folder, second);
      rmSync(first, { recursive: true });
      rmSync(second, { recursive: true });
    });
  });
}

/** The site as a second version would be: another heading, and the page's script under another name. */
async function newVersion(folder: string): Promise<void> {
  cpSync(siteFolder, folder, { recursive: true });
  const script = readdirSync(join(folder, 'assets')).find((name) => /^page\..*\.js$/.test(name))!;
  renameSync(join(folder, 'assets', script), join(folder, 'assets/page.second.js'));
  rmSync(join(folder, 'sw.js'));
  for (const lang of ['zh', 'en']) {
    for (const name of readdirSync(join(folder, lang))) {
      const path = join(folder, lang, name);
      const text = readFileSync(path, 'utf8').replaceAll(script, 'page.second.js');
      writeFileSync(
        path,
        text.replace('A bucket that leaks</h2>', 'A bucket that leaks, second version</h2>'),
      );
    }
  }
  await writeServiceWorker(root, folder);
}

test('without JavaScript the page is still a book', {
  skip: !engines.includes('chromium'),
}, async () => {
  const book = await serveBook();
  const browser = await launch('chromium');
  const open = await browser.newPage({ scriptless: true });
  await open.goto(book.url + page);
  const seen = await open.run(() => {
    const visible = (e: Element) => (e as HTMLElement).getClientRects().length > 0;
    return {
      keys: [...document.querySelectorAll('.keys, .params, .btn')].filter(visible).length,
      stills: [...document.querySelectorAll<HTMLImageElement>('img.still')].filter(visible).length,
      words: document.querySelector('#bucket .words')!.textContent,
    };
  });
  await open.close();
  await browser.close();
  book.close();
  assert.equal(seen.keys, 0);
  assert.equal(seen.stills, 6);
  assert.match(seen.words!, /7 spikes in the last 200\sms/);
});

test('without WebGL2 the raster is drawn all the same, and the page says so', {
  skip: !engines.includes('chromium'),
}, async () => {
  const book = await serveBook();
  const drawn: number[] = [];
  for (const more of [[], ['--disable-3d-apis']]) {
    const browser = await launch('chromium', more);
    const open = await openPage(browser, book.url + page);
    const said = await until(open, () => document.readyState === 'complete')
      .then(() => new Promise((resolve) => setTimeout(resolve, 1500)))
      .then(() => hostLine(open));
    assert.equal(
      said,
      more.length ? 'This browser has no WebGL2; rasters are drawn more slowly.' : '',
    );
    await runFigure(open, 'cuba', {}, 3000);
    // how many pixels of the raster are darker than its plate
    drawn.push(
      await open.run(async () => {
        const frames = () => new Promise((resolve) => requestAnimationFrame(resolve));
        document.getElementById('cuba')!.scrollIntoView();
        for (let i = 0; i < 20; i++) await frames();
        const canvas = document.querySelector<HTMLCanvasElement>('#cuba canvas')!;
        const { data } = canvas.getContext('2d')!.getImageData(100, 60, 700, 300);
        return data.filter((x, i) => i % 4 === 0 && x < 128).length;
      }),
    );
    await open.close();
    await browser.close();
  }
  book.close();
  assert.ok(drawn[0] > 500);
  assert.ok(Math.abs(drawn[1] / drawn[0] - 1) < 0.1, drawn.join(' '));
});
