// What a reader made, in real browsers: shown, moved, kept apart, and never lost without a word.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { unpack } from '../../web/progress/archive.ts';
import { entriesOf } from '../../web/progress/record.ts';
import { inEachEngine, openPage, type Stand, violationsOf } from './book.ts';
import { type Page, until } from './browsers.ts';
import { anna } from './progress/works.ts';
import { workKey } from './storage.ts';

const chapter = 'en/01-neuron.html';
const work = 'en/work.html';

const ready = (page: Page) =>
  until(page, () => document.querySelector<HTMLElement>('.work')?.dataset.ready !== undefined);

const said = (page: Page) => page.run(() => document.querySelector('.worksay')!.textContent!);

const press = (page: Page, selector: string) =>
  page.run((s) => document.querySelector<HTMLElement>(s)!.click(), selector);

const stateOf = (page: Page, id: string) =>
  page.run((i) => document.querySelector(`[data-of=${i}] .state`)!.textContent, id);

/** What is kept, without the prefix, the names of the learners and the page's own choices. */
const kept = (page: Page) =>
  page.run(() =>
    Object.entries({ ...localStorage })
      .map(([key, text]) => [key.replace('neural-mirror/1/', ''), String(text)])
      .filter(([key]) => /^(answers|work|reading|unreadable)\//.test(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Presses a key that hands out a file, and gives its bytes instead. */
function fileFrom(page: Page, selector: string): Promise<number[]> {
  return page.run(async (s) => {
    const blob = await new Promise<Blob>((resolve) => {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      URL.createObjectURL = (made) => {
        URL.createObjectURL = createObjectURL;
        resolve(made as Blob);
        return '#';
      };
      HTMLAnchorElement.prototype.click = () => {
        HTMLAnchorElement.prototype.click = click;
      };
      document.querySelector<HTMLElement>(s)!.click();
    });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, selector);
}

/** Gives the page a file as the reader would choose it, and waits for what it says. */
async function give(page: Page, bytes: number[], name: string): Promise<string> {
  await page.run(
    (b, n) => {
      document.querySelector('.worksay')!.textContent = '';
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(b)], n));
      const input = document.querySelector<HTMLInputElement>('.work input[type=file]')!;
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    },
    bytes,
    name,
  );
  await until(page, () => document.querySelector('.worksay')!.textContent !== '');
  return said(page);
}

/** Answers a question of the chapter. */
const answer = (page: Page, option: string) =>
  page.run((o) => {
    document.querySelector<HTMLInputElement>(`#double-tau [data-option=${o}] input`)!.click();
  }, option);

/** The page starts with a record in storage. */
async function openWith(stand: Stand, entries: Iterable<[string, string]>): Promise<Page> {
  const page = await openPage(stand.browser, stand.book.url + work);
  await page.run(
    (all) => {
      localStorage.clear();
      for (const [name, text] of all) localStorage.setItem(`neural-mirror/1/${name}`, text);
    },
    [...entries],
  );
  await page.goto(stand.book.url + work);
  await ready(page);
  return page;
}

inEachEngine((stand, engine) => {
  let page: Page;
  beforeEach(async () => {
    page = await openWith(stand, entriesOf(anna()));
  });
  afterEach(async () => {
    await page.run(() => localStorage.clear()).catch(() => undefined);
    await page.close();
  });

  test('every exercise and how it stands, with a link to it; what the book no longer has, too', async () => {
    assert.match((await stateOf(page, 'first-spike'))!, /^solved$/);
    assert.match((await stateOf(page, 'double-tau'))!, /not yet solved/);
    assert.match((await stateOf(page, 'at-rheobase'))!, /not begun/);
    assert.match((await stateOf(page, 'lif-rate'))!, /after the solution/);
    assert.match(await page.run(() => document.querySelector('.sum')!.textContent!), /^2 of \d+/);
    const link = () =>
      document.querySelector<HTMLAnchorElement>('[data-of=lif-rate] a')!.getAttribute('href');
    assert.equal(await page.run(link), '01-neuron.html#lif-rate');
    assert.equal(await page.run(() => document.querySelector<HTMLElement>('.gone')!.hidden), true);
    await page.run(() => {
      const old = '{"given":1,"tries":2,"solved":true}';
      localStorage.setItem('neural-mirror/1/answers/reader/an-old-one', old);
    });
    await page.goto(stand.book.url + work);
    await ready(page);
    const gone = await page.run(() => document.querySelector<HTMLElement>('.gone')!.textContent!);
    assert.match(gone, /an-old-one.*solved/s);
    const zip = await fileFrom(page, '[data-key=download]');
    assert.ok(unpack(Uint8Array.from(zip))[0].record.answers.has('an-old-one'));
  });

  test('downloaded, forgotten and loaded again, all is as it was', async () => {
    const before = await kept(page);
    const zip = await fileFrom(page, '[data-key=download]');
    assert.deepEqual(unpack(Uint8Array.from(zip))[0].record, anna());
    await press(page, '[data-key=forget]');
    assert.deepEqual(await kept(page), before); // it asks first
    await press(page, '[data-key=forget-yes]');
    assert.deepEqual(await kept(page), []);
    assert.match((await stateOf(page, 'first-spike'))!, /not begun/);
    assert.match(await give(page, zip, 'work.zip'), /Loaded: 安娜 <Anna>/);
    assert.deepEqual(await kept(page), before);
    assert.match((await stateOf(page, 'first-spike'))!, /^solved$/);
    assert.match(await give(page, zip, 'work.zip'), /Loaded/); // once more changes nothing
    assert.deepEqual(await kept(page), before);
  });

  test('a file that is not ours, or damaged, is refused in a sentence and changes nothing', async () => {
    const before = await kept(page);
    const zip = await fileFrom(page, '[data-key=download]');
    assert.match(await give(page, [1, 2, 3], 'a.zip'), /does not come from this book/);
    assert.match(await give(page, zip.slice(0, 400), 'a.zip'), /damaged/);
    assert.match(
      await give(
        page,
        [...'<p>hello'].map((c) => c.charCodeAt(0)),
        'a.html',
      ),
      /does not/,
    );
    assert.deepEqual(await kept(page), before);
  });

  test('two learners on one device keep apart', async () => {
    const before = await kept(page);
    await page.run(() => {
      const form = document.querySelector<HTMLFormElement>('[data-form=add]')!;
      form.querySelector('input')!.value = '  王小明 ';
      form.querySelector('button')!.click();
    });
    assert.match(await said(page), /王小明 was added/);
    assert.match((await stateOf(page, 'first-spike'))!, /not begun/);
    await page.goto(stand.book.url + chapter);
    await until(page, () => document.querySelector('.bar .on')?.textContent === '王小明');
    await until(page, () =>
      /Not answered/.test(document.querySelector('#double-tau .qk')!.textContent!),
    );
    await answer(page, 'later-only');
    await until(page, () => document.querySelector('#double-tau .right') !== null);
    await page.goto(stand.book.url + work);
    await ready(page);
    assert.match((await stateOf(page, 'double-tau'))!, /^solved$/);
    const all = await fileFrom(page, '[data-key=download-all]');
    assert.deepEqual(
      unpack(Uint8Array.from(all))
        .map(({ record }) => [record.name, record.answers.size])
        .sort(),
      [
        ['安娜 <Anna>', 3],
        ['王小明', 1],
      ],
    );
    await page.run(() => {
      const choice = document.querySelector<HTMLSelectElement>('[data-key=switch]')!;
      choice.value = 'reader';
      choice.dispatchEvent(new Event('change'));
    });
    assert.match((await stateOf(page, 'double-tau'))!, /not yet solved/);
    assert.equal(
      await page.run(() => document.querySelector('.bar .on')!.textContent),
      '安娜 <Anna>',
    );
    const mine = (await kept(page)).filter(([key]) => key.includes('/reader/'));
    assert.deepEqual(mine, before);
    await press(page, '[data-key=forget]');
    await press(page, '[data-key=forget-yes]');
    assert.match((await stateOf(page, 'double-tau'))!, /^solved$/); // the other one's is still there
  });

  test('a page that is open starts anew when another page changes the whole', async () => {
    await page.goto(stand.book.url + chapter);
    await page.run(() => {
      (globalThis as { mark?: number }).mark = 1;
      localStorage.setItem('neural-mirror/1/turn', '17');
      dispatchEvent(new StorageEvent('storage'));
    });
    await until(page, () => (globalThis as { mark?: number }).mark === undefined);
  });

  test('storage is full: it is said once, and the work can be downloaded from the page itself', async () => {
    await page.goto(stand.book.url + chapter);
    await page.run(() => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (name, text) {
        if (text.length > 9) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, name, text); // a few bytes still fit
      };
    });
    await answer(page, 'nothing');
    await until(page, () =>
      /storage of this browser is full/.test(
        document.querySelector('.unkept p')?.textContent ?? '',
      ),
    );
    await answer(page, 'later-only');
    await until(page, () => document.querySelector('#double-tau .right') !== null);
    assert.equal(await page.run(() => document.querySelectorAll('.unkept').length), 1);
    const zip = await fileFrom(page, '.unkept .key');
    const [{ record }] = unpack(Uint8Array.from(zip));
    assert.equal(record.answers.get('double-tau')!.solved, true); // what storage has not
    assert.equal(record.answers.get('double-tau')!.tries, 3);
    assert.equal(record.answers.get('first-spike')!.solved, true); // what it has
  });

  test('there is no storage at all: the same', async () => {
    await page.goto(stand.book.url + chapter);
    await page.run(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    await answer(page, 'later-only');
    await until(page, () =>
      /cannot be stored here/.test(document.querySelector('.unkept p')?.textContent ?? ''),
    );
    const zip = await fileFrom(page, '.unkept .key');
    assert.deepEqual([...unpack(Uint8Array.from(zip))[0].record.answers.keys()], ['double-tau']);
  });

  test('a file that does not fit is loaded for now, and that is said', async () => {
    const zip = await fileFrom(page, '[data-key=download]');
    await press(page, '[data-key=forget]');
    await press(page, '[data-key=forget-yes]');
    await page.run(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    assert.match(await give(page, zip, 'work.zip'), /Loaded for now/);
    assert.match((await stateOf(page, 'first-spike'))!, /^solved$/);
  });

  test('what cannot be read is listed, downloaded as it is, and not written over', async () => {
    await page.run((programs) => {
      localStorage.setItem('neural-mirror/1/answers/reader/first-spike', '{"giv');
      localStorage.setItem(programs, '{"dra');
    }, workKey('lif-rate'));
    const zip = await fileFrom(page, '[data-key=download]');
    await page.goto(stand.book.url + work);
    await ready(page);
    assert.match((await stateOf(page, 'first-spike'))!, /could not be read/);
    const aside = await page.run(() => document.querySelector<HTMLElement>('.aside')!.textContent!);
    assert.match(aside, /answers\/first-spike.*work\/lif-rate/s);
    const { unreadable } = unpack(Uint8Array.from(zip))[0].record;
    assert.equal(unreadable.get('answers/first-spike'), '{"giv');
    assert.equal(unreadable.get('work/lif-rate'), '{"dra');
    await give(page, await fileFrom(page, '[data-key=download]'), 'work.zip');
    const texts = (await kept(page)).map(([, text]) => text);
    assert.ok(texts.includes('{"giv') && texts.includes('{"dra'));
  });

  test('the report is checked, and printed in place of the page', async () => {
    const file = await fileFrom(page, '[data-key=save]');
    assert.match(await give(page, file, 'r.html'), /unchanged since it was made: 安娜 <Anna>/);
    const text = Buffer.from(file).toString();
    const forged = [...Buffer.from(text.replace('<td class="n">2', '<td class="n">1'))];
    assert.notDeepEqual(forged, file);
    assert.match(await give(page, forged, 'r.html'), /was changed/);
    await page.run(() => dispatchEvent(new Event('beforeprint')));
    const printed = await page.run(() => document.querySelector('.report')!.textContent!);
    assert.match(printed, /Work report of 安娜 <Anna>.*The rate in one formula.*return 1 < 2/s);
    await page.run(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.run(() => document.querySelector('.report')!.textContent), '');
  });

  test('by the keyboard: a name and Enter, and a question that Escape closes', async () => {
    await page.run(() => {
      const field = document.querySelector<HTMLInputElement>('[data-form=rename] input')!;
      field.value = 'Ada';
      field.focus();
    });
    await page.press('Enter');
    await until(page, () => /is now Ada/.test(document.querySelector('.worksay')!.textContent!));
    const focused = () => page.run(() => (document.activeElement as HTMLElement).dataset.key);
    await page.run(() => document.querySelector<HTMLElement>('[data-key=forget]')!.focus());
    await page.press('Enter');
    assert.equal(await focused(), 'forget-no');
    await page.press('Escape');
    assert.equal(await focused(), 'forget');
    assert.equal(await page.run(() => document.querySelector<HTMLElement>('.sure')!.hidden), true);
  });

  test('accessible with all of it shown, by axe-core', async () => {
    if (engine !== 'chromium') return;
    await page.run(() => {
      localStorage.setItem('neural-mirror/1/learners/learner-2', 'Bo');
      localStorage.setItem('neural-mirror/1/answers/reader/an-old-one', '{"solved":true}');
    });
    for (const lang of ['zh', 'en']) {
      await page.goto(`${stand.book.url}${lang}/work.html`);
      await ready(page);
      await press(page, '[data-key=forget]');
      await page.run(() => dispatchEvent(new Event('nm-unkept')));
      await until(page, () => document.querySelector('.unkept p')?.textContent);
      assert.deepEqual(await violationsOf(page), []);
    }
  });

  test('on a phone: nothing too wide, and targets of 44 pixels', async () => {
    await page.run(() =>
      localStorage.setItem('neural-mirror/1/learners/learner-2', 'Wolfeschlegelstein'),
    );
    await page.resize(390, 844);
    await page.goto(stand.book.url + work);
    await ready(page);
    const small = await page.run(() =>
      [...document.querySelectorAll<HTMLElement>('button, select, input, .bar a, .done li a')]
        .map((e) => ({ e, box: e.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && box.height < 43.5)
        .map(({ e }) => e.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(small, []);
    assert.ok((await page.run(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });

  test('in a sandboxed frame, which keeps and saves nothing: the work as a text to copy', async () => {
    await page.run(
      (src) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', 'allow-scripts');
          frame.onload = resolve;
          frame.src = src;
          frame.width = '1200';
          frame.height = '850';
          document.body.replaceChildren(frame);
        }).then(() => null),
      stand.book.url + chapter,
    );
    await page.enterFrame();
    await until(page, () =>
      /Not answered/.test(document.querySelector('#double-tau .qk')!.textContent!),
    );
    await answer(page, 'later-only');
    await until(page, () =>
      /cannot be stored/.test(document.querySelector('.unkept p')!.textContent!),
    );
    await press(page, '.unkept .key');
    const text = await until(
      page,
      () => document.querySelector<HTMLTextAreaElement>('.unkept textarea')?.value,
    );
    const [{ record }] = unpack(Buffer.from(text!));
    assert.equal(record.answers.get('double-tau')!.solved, true);
  });
});
