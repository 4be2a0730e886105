// Exercises in code on every kind of host: the program runs, calls the core, and passes; and what the
// host does not give is said.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../native.ts';
import { openPage, serveBook, siteFolder } from './book.ts';
import { type Browser, engines, launch, type Page, until } from './browsers.ts';
import { openExercise, runProgram, write } from './exercise.ts';

const id = 'lif-rate';
const page = 'en/01-neuron.html';
const solution = readFileSync(`${root}chapters/01-neuron/exercises/${id}/solution.js`, 'utf8');
const program = `print(core.lif_rate(20, 20, 15, 0, 2));\n${solution}`;

const strict =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
const noWasm = strict.replace(" 'wasm-unsafe-eval'", '');

const textOf = (open: Page, selector: string) =>
  open.run((i, s) => document.querySelector(`#${i} ${s}`)?.textContent ?? '', id, selector);

/** A program of the reader's runs here, calls the core, and passes. */
async function solves(open: Page): Promise<void> {
  await openExercise(open, id, 'js');
  await write(open, id, program);
  await runProgram(open, id);
  assert.equal(await textOf(open, '.ln'), '');
  assert.match(await textOf(open, '.cks header span'), /4 of 4/);
  assert.match(await textOf(open, '.outp pre'), /^33\.6407/);
}

for (const engine of engines)
  describe(engine, () => {
    let browser: Browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser.close());

    const onHost = (
      name: string,
      options: Parameters<typeof serveBook>[0],
      more: (open: Page) => Promise<void>,
    ) =>
      test(name, async () => {
        const book = await serveBook(options);
        const open = await openPage(browser, book.url + page);
        try {
          await solves(open);
          await more(open);
          assert.deepEqual(book.missing, []);
          assert.deepEqual(
            open.errors.filter((e) => !/Content.Security.Policy|wasm-unsafe-eval/i.test(e)),
            [],
          );
        } finally {
          await open.close();
          book.close();
        }
      });

    const closed = async (open: Page) => {
      const said = await open.run(() => document.querySelector('.netsay')?.textContent ?? '');
      assert.equal(said, '');
    };
    /** WebKit lets no script into a frame that has a policy within a policy; then the page says so. */
    const closedOrSaid = async (open: Page) => {
      if (engine !== 'webkit') return closed(open);
      const said = await open.run(() => document.querySelector('.netsay')?.textContent ?? '');
      assert.match(said, /network/);
    };

    onHost('under a path', { prefix: '/a/b' }, closed);
    onHost(
      'under a strict policy',
      { headers: { 'content-security-policy': strict } },
      closedOrSaid,
    );
    onHost(
      'under a policy that forbids wasm: the plain core',
      { headers: { 'content-security-policy': noWasm } },
      closedOrSaid,
    );

    test('from the disk', async () => {
      const open = await openPage(browser, `file://${siteFolder}/${page}`);
      await solves(open);
      await closed(open);
      assert.deepEqual(open.errors, []);
      await open.close();
    });

    test('in a sandboxed frame, without storage: what was written lasts as long as the page', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'book-'));
      cpSync(siteFolder, folder, { recursive: true });
      const frame = `<!doctype html><iframe sandbox="allow-scripts" src="${page}" width="1200" height="850"></iframe>`;
      writeFileSync(join(folder, 'host.html'), frame);
      const book = await serveBook({ folder });
      const open = await browser.newPage();
      await open.goto(`${book.url}host.html`);
      await open.enterFrame();
      await until(open, () => document.querySelector('.q[data-kind=code]') !== null);
      await solves(open);
      await closed(open);
      assert.match(
        (await until(open, () => document.querySelector('.host')?.textContent))!,
        /no storage/,
      );
      const choose = (language: string) =>
        open.run(
          (i, l) => document.querySelector<HTMLElement>(`#${i} [data-language=${l}]`)!.click(),
          id,
          language,
        );
      await choose('py');
      await choose('js');
      assert.match(await textOf(open, '.cm-content'), /33|core\.lif_rate/);
      await open.close();
      book.close();
      rmSync(folder, { recursive: true });
    });

    test('offline after one visit, on which no program was run', async () => {
      const book = await serveBook();
      const open = await openPage(browser, book.url + page);
      await until(
        open,
        async () => (await navigator.serviceWorker.ready).active?.state === 'activated',
      );
      book.close();
      await open.goto(book.url + page);
      await solves(open);
      await open.close();
    });
  });
