// The language that is chosen: what this host lacks for it, what must be fetched first, and its arrival.
import { fill } from '../../figure/text.ts';
import { context } from '../../page/context.ts';
import { key } from '../../page/key.ts';
import type { Language } from '../run/protocol.ts';
import { runtimes } from '../run/runner.ts';

const megabytes = (bytes: number) => String(Math.round(bytes / 1e6));

export class Availability {
  /** Key of strings.code_text for what this host lacks for the language; '' for nothing. */
  lack: keyof ReturnType<typeof strings> | '' = '';
  private readonly root: HTMLElement;
  private language: Language = 'js';
  private agreed = false;
  private looked: Promise<boolean> = Promise.resolve(true);

  constructor(root: HTMLElement) {
    this.root = root;
  }

  /** Says what is lacking for a language; gives false where another was chosen in the meantime. */
  look(language: Language): Promise<boolean> {
    this.language = language;
    const looked = this.lookNow(language);
    this.looked = looked;
    return looked;
  }

  private async lookNow(language: Language): Promise<boolean> {
    const lack = (await runtimes[language]!.lacks()) as typeof this.lack;
    if (language !== this.language) return false;
    this.lack = lack;
    this.say(lack && fill(strings()[lack] as string, { language: strings()[language] }));
    return true;
  }

  /** Fetches what the language needs; asks first where that is much. Is it there now? */
  async fetch(): Promise<boolean> {
    const { language } = this;
    const runtime = runtimes[language]!;
    await this.looked;
    if (this.lack) return false;
    if (runtime.loaded) return this.there(language);
    const bytes = (await runtime.bytes?.()) ?? 0;
    if (language !== this.language) return false;
    if (bytes > 0 && !this.agreed) {
      this.ask(bytes);
      return false;
    }
    const s = strings();
    const what = s[language];
    const all = megabytes(bytes);
    const say = (text: string) => language === this.language && this.say(text);
    say(fill(s.loading, { what }));
    try {
      await runtime.load((done) => {
        if (bytes) say(fill(s.loading_share, { what, done: megabytes(done), all }));
      });
      say('');
      return this.there(language);
    } catch (error) {
      say(fill(s.load_failed, { language: what, why: String((error as Error).message) }));
      return false;
    }
  }

  private there(language: Language): boolean {
    this.root.dataset.loaded = language;
    return true;
  }

  private ask(bytes: number): void {
    const s = strings();
    const line = this.say(
      fill(s.fetch_ask, { language: s[this.language], size: megabytes(bytes) }),
    );
    const yes = key(fill(s.fetch_yes, { size: megabytes(bytes) }), () => {
      this.agreed = true;
      this.root.querySelector<HTMLElement>('.cm-content')?.focus();
      void this.fetch();
    });
    yes.classList.add('main');
    line.append(' ', yes);
  }

  private say(text: string): HTMLElement {
    const line = this.root.querySelector<HTMLElement>('.ed > .tabsay')!;
    line.textContent = text;
    line.hidden = text === '';
    return line;
  }
}

function strings() {
  return context().strings.code_text;
}

/** Programs can reach the network here: said once, at the first exercise. */
export function showOpenNetwork(root: HTMLElement): void {
  if (document.querySelector('.netsay')) return;
  const line = document.createElement('p');
  line.className = 'netsay tabsay';
  line.textContent = strings().open_network;
  root.querySelector('.ed > .tabsay')!.after(line);
}
