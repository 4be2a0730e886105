// A record into the lists of the work page.
import { fill } from '../figure/text.ts';
import { context } from '../page/context.ts';
import type { LearnerRecord } from './record.ts';
import { type Row, rowOf, showTime, unlisted } from './report.ts';

function part(classes: string, text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = classes;
  made.textContent = text;
  return made;
}

const isSolved = ({ state }: Row) => state === 'solved' || state === 'helped';

/** State, tries and time, behind what the row says already. */
function fillRow(row: HTMLElement, { state, tries, at }: Row): void {
  const { strings, lang } = context();
  const words = strings.work_text!;
  for (const old of row.querySelectorAll('.state, .tries, time')) old.remove();
  const said = part(`state ${state}`, words[state]);
  if (state === 'solved' || state === 'helped')
    said.insertAdjacentHTML(
      'afterbegin',
      '<svg class="i" viewBox="0 0 18 18" aria-hidden="true"><use href="#i-ok"/></svg>',
    );
  const counted = tries === 1 ? strings.tries_one : fill(strings.tries, { n: String(tries) });
  const when = document.createElement('time');
  when.dateTime = at;
  when.textContent = showTime(at, lang);
  row.append(said, part('tries', tries ? counted : ''), when);
}

function showChapter(section: HTMLElement, record: LearnerRecord): void {
  const rows = [...section.querySelectorAll<HTMLElement>('[data-of]')].map((element) => {
    const row = rowOf({ id: element.dataset.of!, title: '', kind: '' }, record);
    fillRow(element, row);
    return row;
  });
  section.querySelectorAll('.ticks i').forEach((tick, i) => {
    tick.className = rows[i].state;
  });
  const n = String(rows.filter(isSolved).length);
  section.querySelector('.sum')!.textContent = fill(context().strings.work_text!.progress, {
    n,
    m: String(rows.length),
  });
}

/** The exercises that the book no longer has, and the texts that could not be read. */
function showRest(root: HTMLElement, record: LearnerRecord): void {
  const known = [...root.querySelectorAll<HTMLElement>('[data-chapter] [data-of]')];
  const exercises = known.map((row) => ({ id: row.dataset.of!, title: '', kind: '' }));
  const fillList = (name: string, rows: HTMLElement[]) => {
    const section = root.querySelector<HTMLElement>(`.${name}`)!;
    section.hidden = rows.length === 0;
    section.querySelector('ol')!.replaceChildren(...rows);
  };
  const gone = unlisted(record, [{ chapter: '', exercises }]).map((listed) => {
    const row = document.createElement('li');
    row.append(part('id', listed.id), part('kind', ''));
    fillRow(row, rowOf(listed, record));
    return row;
  });
  const aside = [...record.unreadable].map(([name, text]) => {
    const row = document.createElement('li');
    const size = fill(context().strings.work_text!.size, { n: String(text.length) });
    row.append(part('id', name), part('tries', size));
    return row;
  });
  fillList('gone', gone);
  fillList('aside', aside);
}

export function showRecord(root: HTMLElement, record: LearnerRecord): void {
  for (const section of root.querySelectorAll<HTMLElement>('[data-chapter]'))
    showChapter(section, record);
  showRest(root, record);
}
