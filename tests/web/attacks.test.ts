// Readers' programs that attack the page, on the real page: whatever they try, the page answers, nothing
// leaves it, what it keeps is left alone, and the next honest program passes. A file of attacks/ is a
// program in the language of its ending; its first lines say what it tries and what must hold:
//   ended           an error is told at the editor, and not all checks pass
//   passes-nothing  no check passes
//   contained       it may do what it likes with itself
// Chromium runs all of them; "everywhere" is for those that the other engines run, too.
// A program that gets at something it should not have prints "OUT".
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../web/exercise/run/protocol.ts';
import { root } from '../native.ts';
import { inEachEngine, openPage } from './book.ts';
import type { Page } from './browsers.ts';
import { chooseLanguage, openExercise, runProgram, write } from './exercise.ts';
import { workKey } from './storage.ts';

const folder = `${root}tests/web/attacks`;
const id = 'lif-rate';
const solution = (language: Language) =>
  readFileSync(`${root}chapters/01-neuron/exercises/${id}/solution.${language}`, 'utf8');

interface Attack {
  name: string;
  language: Language;
  text: string;
  tries: string;
  holds: string;
  everywhere: boolean;
}

function readAttack(name: string): Attack {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  const head = /^(?:(?:\/\/|#) .*\n)+/.exec(text)?.[0] ?? '';
  const says = (key: string) => new RegExp(`^\\S+ ${key}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  return {
    name,
    language: name.split('.').pop() as Language,
    text,
    tries: says('tries'),
    holds: says('holds'),
    everywhere: /^\S+ everywhere$/m.test(head),
  };
}

const attacks = readdirSync(folder).sort().map(readAttack);
// one language after the other, so that each is loaded once; Python, which needs the most room for itself,
// after what JavaScript has used up
attacks.sort((a, b) => a.language.localeCompare(b.language));

/** What a browser itself puts on the console when it closes the network or the compiler to a program, or
 * when a promise of the program's is refused. */
const ofPrograms =
  /Content.Security.Policy|Refused to|Security Error|establish a connection|WebTransport|refused \d+$/;

const passing = (page: Page) =>
  page.run((i) => document.querySelector(`#${i} .cks header span`)!.textContent!, id);

inEachEngine((stand, engine) => {
  let page: Page; // closed along with its browser
  before(async () => {
    page = await openPage(stand.browser, `${stand.book.url}en/01-neuron.html`);
    await page.run(() => localStorage.clear());
    await openExercise(page, id, 'js');
  });

  const said = () => page.run((i) => document.querySelector(`#${i} .ln`)!.textContent!, id);

  /** What must be as it was, whatever ran: what is kept, what the page has in it, and how it is called. */
  const untouched = () =>
    page.run((i) => {
      // the exercise's own, and how far the page has been read: its height follows what it shows
      const own = (key: string) => key.endsWith(`/reader/${i}`) || key.includes('/reading/');
      return {
        kept: Object.entries({ ...localStorage }).filter(([key]) => !own(key)),
        title: document.title,
        scripts: document.querySelectorAll('script').length,
        pictures: document.querySelectorAll('img').length,
        // of the program that has ended nothing is left; one for the next is ready
        frames: document.querySelectorAll('iframe').length,
      };
    }, id);

  /** The language whose honest program was the last to run, and passed. */
  let honest: Language | null = null;

  /** An engine may still be busy with what an attack has left, for longer than a program may take; or an
   * attack has used up the memory for programs, and the page says that it makes room. */
  const [TRIES, AGAIN] = [3, /five seconds|in a few seconds/];

  async function runHonest(language: Language): Promise<void> {
    await write(page, id, solution(language));
    for (let left = TRIES; left > 0; left--) {
      await runProgram(page, id);
      if (!AGAIN.test(await said())) break;
      await sleep(2000);
    }
    assert.equal(await said(), '');
    assert.match(await passing(page), /4 of 4/);
    honest = language;
  }

  for (const { name, language, text, tries, holds, everywhere } of attacks) {
    if (!everywhere && engine !== 'chromium') continue;
    test(`${name}: ${tries}`, async () => {
      if (honest !== language) {
        await chooseLanguage(page, id, language);
        await runHonest(language);
      }
      honest = null;
      const was = await untouched();
      page.errors.length = 0;
      stand.book.missing.length = 0;
      const own = text.replaceAll('ORIGIN', stand.book.origin);
      await write(page, id, own);
      await runProgram(page, id);

      const seen = await page.run((i) => {
        const exercise = document.getElementById(i)!;
        const find = (selector: string) => exercise.querySelector<HTMLElement>(selector)!;
        return {
          error: find('.ln').hidden ? '' : find('.ln').textContent!,
          printed: find('.outp pre').textContent!,
          inserted: exercise.querySelectorAll('.outp pre *, .ln pre *').length,
          text: [...exercise.querySelectorAll('.cm-line')].length,
        };
      }, id);
      assert.doesNotMatch(seen.printed, /OUT/);
      assert.equal(seen.inserted, 0);
      assert.ok(seen.text > 0);
      if (holds === 'ended') {
        assert.notEqual(seen.error, '');
        assert.doesNotMatch(await passing(page), /4 of 4/);
      } else if (holds === 'passes-nothing') assert.doesNotMatch(await passing(page), /[1-4] of 4/);
      else assert.equal(holds, 'contained');

      // the page answers: a frame is drawn, and a key is heard
      await page.run(async (i) => {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        document.querySelector<HTMLElement>(`#${i} [data-key=versions]`)!.click();
        if (document.querySelector<HTMLElement>(`#${i} .side`)!.hidden) throw new Error('no panel');
        document.querySelector<HTMLElement>(`#${i} .side header .key:last-child`)!.click();
      }, id);
      assert.deepEqual(await untouched(), was);
      const elsewhere = await page.run(
        (origin) =>
          performance
            .getEntriesByType('resource')
            .map((e) => e.name)
            .filter((n) => !n.startsWith(origin) && !/^(?:blob|data):/.test(n)),
        stand.book.origin,
      );
      assert.deepEqual(elsewhere, []);
      assert.deepEqual(stand.book.missing, []);
      assert.deepEqual(
        page.errors.filter((e) => !ofPrograms.test(e)),
        [],
      );

      // the reader's text is still there, and an honest program passes
      const draft = () =>
        page.run(
          (name, l) => {
            const work = localStorage.getItem(name)!;
            return (JSON.parse(work) as { drafts: Record<string, string> }).drafts[l];
          },
          workKey(id),
          language,
        );
      assert.equal(await draft(), own);
      await runHonest(language);
    });
  }
});
