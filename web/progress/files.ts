// Work and reports as files; and what came in a file, into storage.
import { context } from '../page/context.ts';
import { save } from '../page/save.ts';
import { FIRST_LEARNER, learner, setLearner, store, stored } from '../page/store.ts';
import { folderName, type Making, pack, unpack, workFile } from './archive.ts';
import { merge, ownerOf } from './merge.ts';
import {
  collect,
  emptyRecord,
  entriesOf,
  isEmpty,
  type LearnerRecord,
  learnersIn,
} from './record.ts';
import { type Listing, makeReport } from './report.ts';

export const record = (id = learner()): LearnerRecord => collect(id, stored(''));

export const allLearners = (): string[] => {
  const ids = learnersIn(stored(''));
  return ids.includes(learner()) ? ids : [learner(), ...ids];
};

export const making = (): Making => ({ made: new Date().toISOString(), book: context().book });

/** The book's exercises, as the work page lists them; other pages do not know them all. */
function listings(): Listing[] {
  return [...document.querySelectorAll<HTMLElement>('.lists [data-chapter]')].map((section) => ({
    chapter: section.querySelector('h2')!.textContent!,
    exercises: [...section.querySelectorAll<HTMLElement>('[data-of]')].map((row) => ({
      id: row.dataset.of!,
      title: row.querySelector('a')!.textContent!,
      kind: row.querySelector('.kind')!.textContent!,
    })),
  }));
}

export function report(of = record(), made = making()): string | null {
  const { lang, strings } = context();
  if (!strings.work_text) return null; // another page than the work page
  const { work_text: words, unnamed } = strings;
  return makeReport(of, { ...made, lang, words, unnamed, listings: listings() });
}

/** Hands out a file, or shows a text to copy where this host allows no downloads. */
function handOut(place: HTMLElement, name: string, contents: BlobPart, type: string, text: string) {
  const { downloads, strings } = context();
  if (downloads) return save(name, new Blob([contents], { type }));
  place.querySelector('.byhand')?.remove();
  const box = document.createElement('div');
  box.className = 'byhand';
  const label = document.createElement('label');
  const field = document.createElement('textarea');
  field.readOnly = true;
  field.value = text;
  label.append(strings.unkept.copy, field);
  box.append(label);
  place.append(box);
  field.select();
}

/** The name of the file. */
export function download(place: HTMLElement, ids = [learner()]): string {
  const now = making();
  const records = ids.map(record);
  const zip = pack(records, now, (of) => report(of, now));
  const whose = ids.length === 1 ? `-${folderName(records[0])}` : '';
  const name = `neural-mirror-work${whose}-${now.made.slice(0, 10)}.zip`;
  handOut(place, name, zip as BlobPart, 'application/zip', workFile(record(), now));
  return name;
}

export function saveReport(place: HTMLElement): string {
  const now = making();
  const text = report(record(), now)!;
  const name = `neural-mirror-report-${folderName(record())}-${now.made.slice(0, 10)}.html`;
  handOut(place, name, text, 'text/html', text);
  return name;
}

export function freeId(): string {
  const taken = allLearners();
  for (;;) {
    const id = `learner-${Math.random().toString(36).slice(2, 8)}`;
    if (!taken.includes(id)) return id;
  }
}

/** Loads a file; throws an ArchiveError. Gives whose work came in, and whether all of it is kept. */
export function loadFile(bytes: Uint8Array): { records: LearnerRecord[]; kept: boolean } {
  const records: LearnerRecord[] = [];
  let kept = true;
  for (const { record: there, made } of unpack(bytes)) {
    const here = allLearners().map(record);
    const id = ownerOf(there, here, freeId);
    const merged = merge(here.find((r) => r.id === id) ?? emptyRecord(id), there, made);
    const before = stored('');
    for (const [name, text] of entriesOf(merged))
      if (before.get(name) !== text) kept = store(name, text) && kept;
    records.push(merged);
  }
  // a device that had nothing yet goes on as the learner who came
  const current = record();
  if (isEmpty(current) && !current.name && !records.some((r) => r.id === learner())) {
    store(`learners/${learner()}`, null);
    setLearner(records[0]?.id ?? FIRST_LEARNER);
  }
  return { records, kept };
}
