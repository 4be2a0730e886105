// Questions in real browsers: wrong and right answers, kept over a reload.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { NmFigure } from '../../web/figure/figure.ts';
import { inEachEngine, openPage } from './book.ts';
import { type Page, until } from './browsers.ts';

inEachEngine((stand) => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
    await page.run(() => localStorage.clear());
  });
  afterEach(() => page.close());

  const textOf = (selector: string) =>
    page.run((s) => document.querySelector<HTMLElement>(s)?.textContent ?? '', selector);

  const predict = async (value: string) => {
    await page.run((text) => {
      const root = document.getElementById('first-spike')!;
      root.scrollIntoView({ block: 'center' });
      const field = root.querySelector<HTMLInputElement>('.exact input')!;
      field.value = text;
      field.dispatchEvent(new Event('change'));
      root.querySelector<HTMLButtonElement>('.btn')!.click();
    }, value);
    await until(page, () => document.querySelector('#first-spike .ans') !== null);
  };

  test('predict: a usual mistake earns its own hint, the truth comes from the core', async () => {
    await predict('15');
    assert.match(await textOf('#first-spike .say'), /^Not close\..*Without the hole/s);
    assert.equal(await textOf('#first-spike .ans'), '27.73');
    assert.match(await textOf('#first-spike .qk'), /One try/);
    await predict('28');
    assert.match(await textOf('#first-spike .say'), /^Close\./);
    assert.doesNotMatch(await textOf('#first-spike .say'), /Without the hole/);
    assert.match(await textOf('#first-spike .qk'), /Answered: close/);
  });

  test('predict: the marker is a slider under the keyboard', async () => {
    await page.run(() =>
      document.querySelector<HTMLElement>('#first-spike input[type=range]')!.focus(),
    );
    await page.press('ArrowLeft');
    await until(page, () =>
      /39\.5/.test(document.querySelector('#first-spike .you')!.textContent!),
    );
  });

  test('choose: a wrong row earns its hint, the right one its reason; kept over a reload', async () => {
    const pick = (option: string) =>
      page.run((o) => {
        document.querySelector<HTMLInputElement>(`#double-tau [data-option=${o}] input`)!.click();
      }, option);
    await pick('nothing');
    await until(page, () => document.querySelector('#double-tau .wrong') !== null);
    assert.match(await textOf('#double-tau .wrong .why'), /^Hint\..*how high/is);
    assert.match(await textOf('#double-tau .wrong .vd'), /Not yet/);
    await pick('later-only');
    await until(page, () => document.querySelector('#double-tau .right') !== null);
    assert.match(await textOf('#double-tau .right .vd'), /Right/);
    assert.equal(await page.run(() => document.querySelectorAll('#double-tau .wrong').length), 0);
    await page.goto(`${stand.book.url}zh/01-neuron.html`);
    await until(page, () => document.querySelector('#double-tau .right') !== null);
    assert.match(await textOf('#double-tau .qk'), /已答对/);
    const key = await page.run(() => Object.keys(localStorage).find((k) => /double-tau/.test(k)));
    assert.equal(key, 'neural-mirror/1/answers/reader/double-tau');
  });

  test('reach a goal: the figure’s own state is measured', async () => {
    const state = (set: Record<string, number>) =>
      page.run(async (values) => {
        const figure = document.getElementById('bucket') as NmFigure;
        figure.play(false);
        await figure.restart({ values: { ...figure.bookValues(), ...values } });
        await figure.advance(1500);
      }, set);
    await state({ current: 2.28 });
    await until(page, () =>
      /First set the refractory time/.test(
        document.querySelector('#forty-hertz .say')!.textContent!,
      ),
    );
    await state({ current: 2, tau_ref: 5 });
    await until(page, () =>
      /below the goal/.test(document.querySelector('#forty-hertz .say')!.textContent!),
    );
    await state({ current: 2.37, tau_ref: 5 });
    await until(page, () => document.querySelector('#forty-hertz .reached') !== null);
    assert.match(await textOf('#forty-hertz .say'), /^Reached\./);
    assert.match(await textOf('#forty-hertz .now'), /^39\.8/);
  });

  test('a corrupt answer in storage is left alone and does not stop the page', async () => {
    await page.run(() => localStorage.setItem('neural-mirror/1/answers/reader/first-spike', '{'));
    await page.goto(`${stand.book.url}en/01-neuron.html`);
    await until(page, () =>
      /Not answered/.test(document.querySelector('#first-spike .qk')!.textContent!),
    );
    const kept = await page.run(() =>
      localStorage.getItem('neural-mirror/1/answers/reader/first-spike'),
    );
    assert.equal(kept, '{');
    await predict('28'); // a new answer takes its place, and the old text is put aside
    await until(page, () =>
      Object.entries({ ...localStorage }).some(
        ([name, text]) =>
          name.includes('/unreadable/answers/reader/first-spike/') && String(text) === '{',
      ),
    );
  });
});
