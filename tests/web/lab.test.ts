// A laboratory in real browsers: steps open one after the other and never lock anyone out, and what the
// reader made of each can be saved.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { NmFigure } from '../../web/figure/figure.ts';
import { inEachEngine, inEngine, openPage, violationsOf } from './book.ts';
import { type Page, until } from './browsers.ts';
import { workKey } from './storage.ts';

const lab = 'en/19-oja.html';
const first = ['thousandfold', 'second-moment'];

/** The state of each step, as the section, the ruler and the layout have it. */
const states = (page: Page) =>
  page.run(() =>
    [...document.querySelectorAll<HTMLElement>('section.step')].map((step) => {
      const id = step.getAttribute('aria-labelledby');
      const word = document.querySelector(`.ruler a[href="#${id}"] .ss`)!.textContent;
      const shown = step.querySelector<HTMLElement>('.body')!.getBoundingClientRect().height > 100;
      if ((step.dataset.state !== 'closed') !== shown) return `${step.dataset.state} but ${shown}`;
      return word === step.dataset.state ? word : `${step.dataset.state} but ${word}`;
    }),
  );

/** As an exercise says it: solved, or only tried. */
const answer = (page: Page, id: string, solved = true) =>
  page.run(
    (exercise, right) => {
      const text = JSON.stringify({ given: 1, tries: 1, solved: right });
      localStorage.setItem(`neural-mirror/1/answers/reader/${exercise}`, text);
      dispatchEvent(new Event('nm-answer'));
    },
    id,
    solved,
  );

const click = (page: Page, selector: string) =>
  page.run((s) => document.querySelector<HTMLElement>(s)!.click(), selector);

const said = (page: Page) =>
  page.run(() => document.querySelector('main > .vh[role=status]')!.textContent);

inEachEngine((stand) => {
  let page: Page;
  /** Another page first: an address that differs by its end alone does not load anew. */
  const go = async (address: string) => {
    await page.goto(`${stand.book.url}en/index.html`);
    await page.goto(stand.book.url + address);
    await until(page, () => document.querySelector('section.step[data-state]') !== null);
  };
  beforeEach(async () => {
    page = await stand.browser.newPage();
    await page.goto(`${stand.book.url}en/index.html`);
    await page.run(() => localStorage.clear());
    await go(lab);
  });
  afterEach(async () => {
    await page.run(() => localStorage.clear()).catch(() => undefined);
    await page.close();
  });

  test('a step opens when the one before is solved, and says so', async () => {
    assert.deepEqual(await states(page), ['open', 'closed', 'closed', 'closed', 'closed']);
    await answer(page, first[0], false); // a prediction counts when it is made
    assert.match(
      await page.run(() => document.querySelector('.keepsake .qk span')!.textContent!),
      /1 of 2/,
    );
    await answer(page, first[1], false);
    assert.deepEqual((await states(page)).slice(0, 2), ['open', 'closed']);
    await answer(page, first[1]);
    assert.deepEqual((await states(page)).slice(0, 3), ['solved', 'open', 'closed']);
    assert.match((await said(page))!, /19\.1 is solved\. Step 19\.2 is open/);
    await go(lab);
    assert.deepEqual((await states(page)).slice(0, 3), ['solved', 'open', 'closed']);
  });

  test('one key opens all of them, stays pressed for the learner, and closes them again', async () => {
    await click(page, '[data-key=open-steps]');
    assert.deepEqual(await states(page), Array(5).fill('open'));
    await go(lab);
    assert.deepEqual(await states(page), Array(5).fill('open'));
    const pressed = () =>
      document.querySelector('[data-key=open-steps]')!.getAttribute('aria-pressed');
    assert.equal(await page.run(pressed), 'true');
    await page.run(() => localStorage.setItem('neural-mirror/1/learner', 'other'));
    await go(lab);
    assert.equal((await states(page))[1], 'closed');
    await click(page, '[data-key=open-steps]');
    await click(page, '[data-key=open-steps]');
    assert.equal((await states(page))[1], 'closed');
  });

  test('an address into a closed step opens it, and leads there', async () => {
    await go(`${lab}#rates?eta=0.02&seed=2`);
    assert.deepEqual(await states(page), ['open', 'closed', 'open', 'closed', 'closed']);
    const near = await until(page, () => {
      const figure = document.getElementById('rates') as NmFigure;
      const { top } = figure.getBoundingClientRect();
      return figure.frame && top > -50 && top < innerHeight ? figure.values.eta : 0;
    });
    assert.equal(near, 0.02);
    await page.run(() => {
      location.hash = '#deflate';
    });
    await until(page, () => document.getElementById('deflate')!.getBoundingClientRect().height > 9);
    assert.equal((await states(page))[4], 'open');
  });

  test('a closed step says when it opens, and lets in whoever asks', async () => {
    const gate = () => document.querySelector('section.step[data-state=closed] .gate')!.textContent;
    assert.match((await page.run(gate))!, /opens when step 19\.1 is solved/);
    await click(page, 'section.step[data-state=closed] .gate button');
    assert.deepEqual((await states(page)).slice(0, 3), ['open', 'open', 'closed']);
    assert.equal(await page.run(() => document.activeElement?.id), 'epochs');
  });

  test('what was made is a zip with picture, data, address and the reader’s own code', async () => {
    const draft = 'def second_moment(C, X, count, n):\n    return 7\n';
    await page.run(
      (name, code) => {
        const work = { drafts: { py: code }, versions: [], hints: 0, shown: '' };
        localStorage.setItem(name, JSON.stringify(work));
      },
      workKey('second-moment'),
      draft,
    );
    await go(lab);
    const { bytes, name } = await page.run(async () => {
      const blob = await new Promise<{ made: Blob; name: string }>((resolve) => {
        let made: Blob;
        URL.createObjectURL = (b) => {
          made = b as Blob;
          return '#';
        };
        HTMLAnchorElement.prototype.click = function () {
          resolve({ made, name: this.download });
        };
        document.querySelector<HTMLElement>('#kept-hebb [data-key=save]')!.click();
      });
      return { bytes: [...new Uint8Array(await blob.made.arrayBuffer())], name: blob.name };
    });
    assert.equal(name, 'neural-mirror-19-oja-kept-hebb.zip');
    const files = Object.fromEntries(
      Object.entries(unzipSync(new Uint8Array(bytes))).map(([path, data]) => [
        path.replace(/^[^/]+\//, ''),
        data,
      ]),
    );
    const text = (path: string) => new TextDecoder().decode(files[path]);
    assert.equal(text('second-moment.py'), draft);
    assert.match(text('address.txt'), /#hebb-run\?eta=.*seed=1[\s\S]*lambda_1 = 4/);
    assert.match(text('hebb-run/log_norm.csv'), /^step.*log_norm.*\n0,/);
    assert.deepEqual([...files['hebb-run.png'].slice(1, 4)], [80, 78, 71]);
    assert.ok(files['hebb-run.png'].length > 5000, 'the picture is empty');
    const told = () => document.querySelector('#kept-hebb .said')!.textContent;
    assert.match((await until(page, told))!, /a picture.*tables of data.*second-moment\.py/);
  });
});

inEngine('chromium alone', 'chromium', (stand) => {
  test('without JavaScript, and on paper, everything is open', async () => {
    const page = await stand.browser.newPage({ scriptless: true });
    await page.goto(stand.book.url + lab);
    const hidden = () =>
      [...document.querySelectorAll('.step > .body')].filter(
        (body) => body.getBoundingClientRect().height < 100,
      ).length;
    assert.equal(await page.run(hidden), 0);
    await page.close();
  });

  test('axe finds nothing, with steps closed and open, light and dark', async () => {
    for (const dark of [false, true]) {
      const page = await openPage(stand.browser, stand.book.url + lab, { dark });
      assert.deepEqual(await violationsOf(page), []);
      await click(page, '[data-key=open-steps]');
      await page.goto(`${stand.book.url}en/index.html`); // so that it is laid out anew
      await page.goto(stand.book.url + lab);
      await until(page, () => document.querySelector('section.step[data-state]') !== null);
      assert.equal((await states(page))[4], 'open');
      assert.deepEqual(await violationsOf(page), []);
      assert.deepEqual(page.errors, []);
      await page.close();
    }
  });

  test('no key of a laboratory is below 44 pixels', async () => {
    const page = await openPage(stand.browser, stand.book.url + lab, { width: 390 });
    const small = await page.run(() =>
      [...document.querySelectorAll('.steps button, .gate button, .keepsake .btn')]
        .map((b) => b.getBoundingClientRect())
        .filter((box) => box.height > 0 && (box.height < 44 || box.width < 44)),
    );
    assert.deepEqual(small, []);
    await page.close();
  });
});
