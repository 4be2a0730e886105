// An exercise in code on its page, as the tests in browsers use it.
import { type Page, until } from './browsers.ts';

/** Opens the exercise in a language, as a link to it does. */
export async function openExercise(page: Page, id: string, language: string): Promise<void> {
  await page.run(
    (i, l) => {
      try {
        localStorage.setItem('neural-mirror/1/code-language', l);
      } catch {
        // a host without storage: the tab is chosen below
      }
      document.getElementById(i)!.scrollIntoView();
    },
    id,
    language,
  );
  await until(page, (i) => document.getElementById(i)!.dataset.ready !== undefined, id);
  await page.run(
    (i, l) => {
      const tab = document.querySelector<HTMLElement>(`#${i} [data-language=${l}]`)!;
      if (tab.getAttribute('aria-checked') !== 'true') tab.click();
    },
    id,
    language,
  );
}

/** Chooses a language on the page, and agrees to what it needs. */
export async function chooseLanguage(page: Page, id: string, language: string): Promise<void> {
  await page.run(
    (i, l) => document.querySelector<HTMLElement>(`#${i} [data-language=${l}]`)!.click(),
    id,
    language,
  );
  await until(
    page,
    (i, l) => {
      const root = document.getElementById(i)!;
      root.querySelector<HTMLElement>('.ed > .tabsay .key')?.click();
      return root.dataset.loaded === l;
    },
    id,
    language,
  );
}

/** Puts a text into the editor, by way of the view that CodeMirror keeps with its element. */
export async function write(page: Page, id: string, text: string): Promise<void> {
  await page.run(
    (i, insert) => {
      type View = { state: { doc: { length: number } }; dispatch(change: object): void };
      const content = document.querySelector(`#${i} .cm-content`) as HTMLElement & {
        cmTile: { root: { view: View } };
      };
      const { view } = content.cmTile.root;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
      content.focus();
    },
    id,
    text,
  );
}

export async function runProgram(page: Page, id: string): Promise<void> {
  await page.run((i) => {
    const root = document.getElementById(i)!;
    let seen = false;
    delete root.dataset.ended;
    new MutationObserver((_, observer) => {
      const running = root.classList.contains('running');
      if (seen && !running) {
        root.dataset.ended = '';
        observer.disconnect();
      }
      seen ||= running;
    }).observe(root, { attributes: true, attributeFilter: ['class'] });
    root.querySelector<HTMLElement>('[data-key=run]')!.click();
  }, id);
  await until(page, (i) => document.getElementById(i)!.dataset.ended !== undefined, id);
}
