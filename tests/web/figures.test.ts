// Figures in three engines: the same bits, and they follow the hand. What holds for every figure of the
// book stands in every-figure.test.ts.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { NmFigure } from '../../web/figure/figure.ts';
import { native, sceneIds } from '../native.ts';
import { csvOf, inEachEngine, openPage, pictureOf, runFigure } from './book.ts';
import { type Page, until } from './browsers.ts';

/** Values of the network other than the initial ones. */
const smaller = { neurons: 3000, w_inh: -6 };

inEachEngine((stand) => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
  });
  afterEach(() => page.close());

  /** The same page anew, at an address. */
  const reopen = async (path: string) => {
    await page.close();
    page = await openPage(stand.browser, stand.book.url + path);
  };

  test('every scene has the native hash after 1000 steps', async () => {
    for (const scene of sceneIds) {
      const hash = await page.run(async (id) => {
        const { call } = (globalThis as unknown as { neuralMirror: { call: CallableFunction } })
          .neuralMirror;
        const open = { do: 'open', figure: 'test', scene: id, values: {}, seed: 3, steps: 1000 };
        await call({ ...open, wants: [] });
        return (await call({ do: 'hash', figure: 'test' })).text as string;
      }, scene);
      assert.equal(`${hash}\n`, native('run', scene, '--steps', '1000', '--seed', '3', '--hash'));
    }
  });

  test('a permalink restores the same bits step for step', async () => {
    await runFigure(page, 'cuba', smaller, 300);
    const link = await page.run(() => (document.getElementById('cuba') as NmFigure).link);
    assert.match(link, /^#cuba\?neurons=3000&.*w_inh=-6.*&seed=11$/);
    const first = await page.run(() => (document.getElementById('cuba') as NmFigure).hash());
    await reopen(`zh/01-neuron.html${link}`);
    const second = await page.run(async () => {
      const figure = document.getElementById('cuba') as NmFigure;
      figure.play(false);
      await figure.restart({});
      await figure.advance(300);
      return figure.hash();
    });
    assert.equal(second, first);
  });

  test('a link with a value out of range says so and opens with the book’s own', async () => {
    await reopen('en/01-neuron.html#bucket?tau_m=0&seed=2');
    const said = await page.run(() => document.querySelector('#bucket .say')!.textContent!);
    const tau = await page.run(() => (document.getElementById('bucket') as NmFigure).values.tau_m);
    assert.match(said, /membrane time constant = 0\sms lies outside 1 to 100\sms/);
    assert.equal(tau, 20);
  });

  test('a slider under the keyboard changes values, data and picture', async () => {
    await runFigure(page, 'fi', {}, 0);
    const data = await csvOf(page, 'fi', 'relu');
    const picture = await pictureOf(page, 'fi');
    await page.run(() => {
      document.getElementById('fi')!.scrollIntoView();
      document.querySelector<HTMLElement>('#fi [data-param=current] input[type=range]')!.focus();
    });
    await page.press('ArrowRight');
    await until(page, () => (document.getElementById('fi') as NmFigure).values.current > 3.005);
    assert.equal(
      await page.run(() => (document.getElementById('fi') as NmFigure).values.current),
      3.01,
    );
    await page.press('End');
    await until(page, () => (document.getElementById('fi') as NmFigure).values.current === 20);
    assert.notEqual(await csvOf(page, 'fi', 'relu'), data);
    assert.notEqual(await pictureOf(page, 'fi'), picture);
    const field = await page.run(
      () =>
        document.querySelector<HTMLInputElement>('#fi [data-param=current] .exact input')!.value,
    );
    assert.equal(field, '20');
  });

  test('a slider under the mouse follows it', async () => {
    await runFigure(page, 'brunel', {}, 0);
    const box = await page.run(async () => {
      const range = document.querySelector('#brunel [data-param=g] input[type=range]')!;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      // sections far from the screen get their true height when it comes near
      for (let top = Number.NaN; top !== range.getBoundingClientRect().top; await frame()) {
        range.scrollIntoView({ block: 'center' });
        await frame();
        top = range.getBoundingClientRect().top;
      }
      const { left, top, width, height } = range.getBoundingClientRect();
      return { left, top: top + height / 2, width };
    });
    const thumb = box.left + 8 + ((4.5 - 3) / 5) * (box.width - 16);
    await page.drag(thumb, box.top, box.left + box.width * 0.8, box.top);
    await until(page, () => (document.getElementById('brunel') as NmFigure).values.g > 6.5);
    const words = await page.run(() => document.querySelector('#brunel .words')!.textContent!);
    assert.match(words, /g = [67]\.\d/);
  });

  test('a field takes any number that is allowed and refuses the rest in a sentence', async () => {
    const type = (text: string) =>
      page.run(async (value) => {
        const figure = document.getElementById('bucket') as NmFigure;
        const field = figure.querySelector<HTMLInputElement>('[data-param=tau_m] .exact input')!;
        field.value = value;
        field.dispatchEvent(new Event('change'));
        await new Promise((resolve) => setTimeout(resolve, 200));
        return { tau: figure.values.tau_m, said: figure.querySelector('.say')!.textContent! };
      }, text);
    assert.deepEqual(await type('12.345'), { tau: 12.345, said: '' });
    assert.deepEqual(await type('−5'), {
      tau: 12.345,
      said: 'membrane time constant = −5\u00a0ms lies outside 1 to 100\u00a0ms.',
    });
    assert.deepEqual(await type('quick'), {
      tau: 12.345,
      said: 'membrane time constant: “quick” is not a number.',
    });
    assert.deepEqual(await type('20'), { tau: 20, said: '' });
  });

  test('play, pause, step and reset', async () => {
    await page.run(() => {
      document.getElementById('bucket')!.scrollIntoView({ block: 'center' });
      (document.getElementById('bucket') as NmFigure).find('[data-key=reset]')!.click();
    });
    const state = () =>
      page.run(() => (document.getElementById('bucket') as NmFigure).dataset.state);
    const steps = () =>
      page.run(() => (document.getElementById('bucket') as NmFigure).frame!.steps);
    const press = (key: string) =>
      page.run(
        (k) => (document.getElementById('bucket') as NmFigure).find(`[data-key=${k}]`)!.click(),
        key,
      );
    await until(
      page,
      () => (document.getElementById('bucket') as NmFigure).dataset.state === 'running',
    );
    await until(page, () => (document.getElementById('bucket') as NmFigure).frame!.steps > 20);
    await press('play');
    assert.equal(await state(), 'paused');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const at = await steps();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await steps(), at);
    await press('step');
    await until(
      page,
      (n) => (document.getElementById('bucket') as NmFigure).frame!.steps === n + 10,
      at,
    );
    await press('reset');
    await until(page, () => (document.getElementById('bucket') as NmFigure).frame!.steps === 0);
  });

  test('arrow keys read values off the plot', async () => {
    await page.run(() => {
      const holder = document.querySelector<HTMLElement>('#fi .plot')!;
      holder.scrollIntoView({ block: 'center' });
      holder.focus();
    });
    await page.press('ArrowRight');
    const first = await until(page, () => document.querySelector('#fi .cursor')!.textContent);
    assert.match(first!, /current I [\d.]+\snA, neuron [\d.]+\sHz/);
    await page.press('ArrowRight');
    await until(page, (was) => document.querySelector('#fi .cursor')!.textContent !== was, first);
  });

  test('only one figure runs, the one in view; one that leaves the screen sleeps', async () => {
    await page.run(() => document.getElementById('noise')!.scrollIntoView({ block: 'center' }));
    await until(page, () => document.getElementById('noise')!.dataset.state === 'running');
    const running = await page.run(
      () => document.querySelectorAll('nm-figure[data-state=running]').length,
    );
    assert.equal(running, 1);
    await page.run(() => scrollTo(0, 0));
    await until(page, () => document.getElementById('noise')!.dataset.state === 'asleep');
  });

  test('data opens as a table and a CSV, the address holds every value', async () => {
    await runFigure(page, 'bucket', {}, 100);
    await page.run(() =>
      (document.getElementById('bucket') as NmFigure).find('[data-key=data]')!.click(),
    );
    await until(page, () => document.querySelectorAll('#bucket .panel tbody tr').length > 50);
    const head = await page.run(() => document.querySelector('#bucket .panel th')!.textContent);
    assert.equal(head, 't (ms)');
    await page.run(() =>
      (document.getElementById('bucket') as NmFigure).find('[data-key=share]')!.click(),
    );
    await until(page, () => location.hash.startsWith('#bucket?current=2&'));
  });
});
