// The work page: how each exercise stands, who is learning, and what can be done with it all.
import { fill } from '../figure/text.ts';
import { context } from '../page/context.ts';
import { learner, nextTurn, setLearner, store, stored } from '../page/store.ts';
import { ArchiveError, FILE_LIMIT } from './archive.ts';
import { allLearners, download, freeId, loadFile, record, report, saveReport } from './files.ts';
import { showRecord } from './lists.ts';
import { keysOf } from './record.ts';
import { checkReport, showTime } from './report.ts';

const words = () => context().strings.work_text!;

/** Names are compared as they are seen. */
const tidy = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ');

const nameOf = (id: string) =>
  stored(`learners/${id}`).get(`learners/${id}`) || context().strings.unnamed;

export class WorkPage {
  private readonly root: HTMLElement;

  constructor(root: HTMLElement) {
    this.root = root;
    this.bindLearners();
    this.bindFiles();
    this.bindReport();
    this.bindForget();
    this.show();
    root.dataset.ready = '';
  }

  private find<T extends HTMLElement>(selector: string): T {
    return this.root.querySelector<T>(selector)!;
  }

  private onKey(name: string, act: () => void): void {
    this.find(`[data-key=${name}]`).addEventListener('click', act);
  }

  private say(text: string): void {
    this.find('.worksay').textContent = text;
  }

  private show(): void {
    showRecord(this.root, record());
    const ids = allLearners();
    const several = ids.length > 1;
    const choice = this.find<HTMLSelectElement>('[data-key=switch]');
    choice.replaceChildren(
      ...ids.map((id) => new Option(nameOf(id), id, id === learner(), id === learner())),
    );
    choice.parentElement!.hidden = !several;
    this.find('[data-key=download-all]').hidden = !several;
    const name = this.find<HTMLInputElement>('[data-form=rename] input');
    name.value = record().name;
    name.placeholder = context().strings.unnamed;
  }

  /** Shows all anew after a change of the whole, here and on other pages that are open. */
  private turn(said: string): void {
    nextTurn();
    this.show();
    this.say(said);
  }

  // ---- learners ----

  private bindLearners(): void {
    const choice = this.find<HTMLSelectElement>('[data-key=switch]');
    choice.addEventListener('change', () => {
      setLearner(choice.value);
      this.turn(fill(words().switched, { name: nameOf(learner()) }));
    });
    this.onName('rename', (name) => {
      store(`learners/${learner()}`, name);
      this.turn(fill(words().renamed, { name }));
    });
    this.onName('add', (name) => {
      const before = learner();
      store(`learners/${before}`, record(before).name); // both are listed from now on
      setLearner(freeId());
      store(`learners/${learner()}`, name);
      this.find<HTMLFormElement>('[data-form=add]').reset();
      this.turn(fill(words().added, { name }));
    });
  }

  /** A name that was sent off, if no other learner here has it. */
  private onName(form: string, act: (name: string) => void): void {
    const element = this.find<HTMLFormElement>(`[data-form=${form}]`);
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      const field = element.querySelector('input')!;
      const name = tidy(field.value);
      const others = allLearners().filter((id) => form === 'add' || id !== learner());
      if (name && !others.some((id) => nameOf(id) === name)) return act(name);
      this.say(name ? words().taken : words().name_first);
      field.focus();
    });
  }

  // ---- files ----

  private bindFiles(): void {
    const input = this.find<HTMLInputElement>('input[type=file]');
    const choose = (accept: string) => {
      input.accept = accept;
      input.click();
    };
    const made = (file: string) => this.say(fill(words().downloaded, { file }));
    this.onKey('download', () => made(download(this.root)));
    this.onKey('download-all', () => made(download(this.root, allLearners())));
    this.onKey('save', () => made(saveReport(this.root)));
    this.onKey('load', () => choose('.zip,.json'));
    this.onKey('check', () => choose('.html,.htm'));
    input.addEventListener('change', async () => {
      const file = input.files?.[0];
      if (file) await this.receive(file);
      input.value = ''; // so that the same file can be chosen again
    });
    const over = (event: Event, on: boolean) => {
      event.preventDefault();
      this.root.classList.toggle('drop', on);
    };
    document.addEventListener('dragover', (event) => over(event, true));
    document.addEventListener('dragleave', (event) => over(event, false));
    document.addEventListener('drop', (event) => {
      over(event, false);
      const file = event.dataTransfer?.files[0];
      if (file) void this.receive(file);
    });
  }

  /** A file tells by itself what it is: work, or a report. */
  private async receive(file: File): Promise<void> {
    try {
      if (file.size > FILE_LIMIT) throw new ArchiveError('too_large');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = new TextDecoder().decode(bytes.subarray(0, 100)).trim();
      if (text.startsWith('<')) this.checked(new TextDecoder().decode(bytes));
      else this.loaded(bytes);
    } catch (error) {
      this.say(words()[error instanceof ArchiveError ? error.trouble : 'corrupt']);
    }
  }

  private loaded(bytes: Uint8Array): void {
    const { records, kept } = loadFile(bytes);
    const names = records.map(({ id }) => nameOf(id));
    const list = names.join(context().lang === 'zh' ? '、' : ', ');
    this.turn(fill(kept ? words().loaded : words().loaded_unkept, { names: list }));
    if (!kept) dispatchEvent(new Event('nm-unkept'));
  }

  private checked(file: string): void {
    const check = checkReport(file);
    if (check.result !== 'unchanged') {
      this.say(words()[check.result]);
      return;
    }
    const made = showTime(check.made, context().lang);
    this.say(fill(words().unchanged, { name: check.learner, made }));
  }

  // ---- the report in print ----

  private bindReport(): void {
    const place = document.querySelector<HTMLElement>('.report')!;
    this.onKey('print', () => print());
    addEventListener('beforeprint', () => {
      const page = new DOMParser().parseFromString(report()!, 'text/html');
      place.replaceChildren(...page.querySelector('main')!.childNodes);
      place.hidden = false;
      document.documentElement.classList.add('reporting');
    });
    addEventListener('afterprint', () => {
      place.hidden = true;
      place.replaceChildren();
      document.documentElement.classList.remove('reporting');
    });
  }

  // ---- forgetting ----

  private bindForget(): void {
    const sure = this.find('.sure');
    const asker = this.find<HTMLButtonElement>('[data-key=forget]');
    this.onKey('forget', () => {
      const question = fill(words().forget_ask, { name: nameOf(learner()) });
      sure.querySelector('p')!.textContent = question;
      sure.hidden = false;
      this.find('[data-key=forget-no]').focus();
    });
    const close = () => {
      sure.hidden = true;
      asker.focus();
    };
    this.onKey('forget-no', close);
    sure.addEventListener('keydown', (event) => event.key === 'Escape' && close());
    this.onKey('forget-yes', () => {
      const name = nameOf(learner());
      for (const key of keysOf(learner(), stored(''))) store(key, null);
      const [next] = allLearners().filter((id) => id !== learner());
      if (next) setLearner(next);
      close();
      this.turn(fill(words().forgotten, { name }));
    });
  }
}
