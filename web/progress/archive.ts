// All work as a zip that people can read, and back again:
//
//     neural-mirror-work/ANNA/work.json                       everything, to be loaded again
//                            /report.html
//                            /lif-rate/draft.py
//                            /lif-rate/versions/2026-05-01T10-20-30Z-passed.py
//                            /unreadable/work/lif-rate.txt    as it was found
//
// Only work.json is read again. A file may come from anywhere: it is bounded and checked throughout.
import { strToU8, Unzip, UnzipInflate, type ZippableFile, zipSync } from 'fflate';
import { parseWork } from '../exercise/code/work.ts';
import { parseAnswer } from '../page/store.ts';
import { emptyRecord, isId, type LearnerRecord } from './record.ts';
import { isIntact, seal } from './seal.ts';

const FORMAT = 'neural-mirror-work';
const VERSION = 1;

/** Bytes of a file, and characters of all the texts in it: far more than any browser stores. */
export const FILE_LIMIT = 32e6;
export const TEXT_LIMIT = 32e6;
const ENTRIES_LIMIT = 50000;
/** Bytes that are unpacked at a time; they may grow a thousandfold before they are counted. */
const SLICE = 16384;

export type Trouble = 'not_ours' | 'corrupt' | 'newer' | 'too_large';

export class ArchiveError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** When and with which book a file was made. */
export interface Making {
  /** ISO time. */
  made: string;
  book: string;
}

// ---- work.json ----

interface WorkFile extends Making {
  format: string;
  version: number;
  learner: { id: string; name: string };
  answers: Record<string, unknown>;
  work: Record<string, unknown>;
  reading: Record<string, unknown>;
  unreadable: Record<string, unknown>;
  checksum: string;
}

export function workFile(record: LearnerRecord, { made, book }: Making): string {
  const { id, name, ...kinds } = record;
  const content = {
    format: FORMAT,
    version: VERSION,
    made,
    book,
    learner: { id, name },
    answers: Object.fromEntries(kinds.answers),
    work: Object.fromEntries(kinds.work),
    reading: Object.fromEntries(kinds.reading),
    unreadable: Object.fromEntries(kinds.unreadable),
  };
  return `${JSON.stringify(seal(content), null, 1)}\n`;
}

const isTime = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !!Date.parse(text);

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** What a work.json holds. A part that cannot be understood is kept as a text that cannot be read. */
export function readWorkFile(text: string): { record: LearnerRecord; made: string } {
  let file: WorkFile;
  try {
    file = JSON.parse(text) as WorkFile;
  } catch {
    throw new ArchiveError('corrupt');
  }
  if (file?.format !== FORMAT) throw new ArchiveError('not_ours');
  if (file.version > VERSION) throw new ArchiveError('newer');
  if (!isIntact(file) || !isTime(file.made) || !isId(file.learner?.id ?? ''))
    throw new ArchiveError('corrupt');
  const { made, learner } = file;
  const record = emptyRecord(learner.id, String(learner.name ?? '').slice(0, 200));
  const take = <T>(kind: 'answers' | 'work', into: Map<string, T>, parse: (t: string) => T) => {
    for (const [exercise, value] of entries(file[kind])) {
      if (!isId(exercise)) throw new ArchiveError('corrupt');
      try {
        into.set(exercise, parse(JSON.stringify(value)));
      } catch {
        record.unreadable.set(`${kind}/${exercise}`, JSON.stringify(value));
      }
    }
  };
  take('answers', record.answers, parseAnswer);
  take('work', record.work, parseWork);
  for (const answer of record.answers.values()) if (!isTime(answer.at)) answer.at = '';
  for (const own of record.work.values()) {
    if (own.shown && !isTime(own.shown)) own.shown = made;
    for (const version of own.versions) if (!isTime(version.at)) version.at = made;
  }
  for (const [chapter, far] of entries(file.reading))
    if (isId(chapter) && typeof far === 'number' && far > 0 && far <= 1)
      record.reading.set(chapter, far);
  for (const [name, value] of entries(file.unreadable))
    if (/^\w+\/.{1,300}$/.test(name) && typeof value === 'string')
      record.unreadable.set(name, value);
  return { record, made };
}

// ---- the zip ----

const tidy = (time: string) => time.replace(/\.\d+/, '').replace(/:/g, '-');

/** A learner's name as a folder: letters and digits of any script, and no name that Windows keeps. */
export function folderName({ id, name }: { id: string; name: string }): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = [...plain].slice(0, 40).join('');
  return /^(|con|prn|aux|nul|(com|lpt)\d)$/i.test(short) ? id : short;
}

/** The time of a file, as far as a zip can tell it. */
function fileTime(...times: string[]): string {
  const told = (time: string) => time > '1981' && time < '2099';
  return times.find(told) ?? '2000-01-01T00:00:00Z';
}

type Files = Record<string, ZippableFile>;

function addLearner(files: Files, folder: string, record: LearnerRecord, making: Making): void {
  const add = (path: string, text: string, at = making.made) => {
    const dot = path.lastIndexOf('.');
    let free = path;
    for (let n = 2; files[`${folder}/${free}`]; n++)
      free = `${path.slice(0, dot)}-${n}${path.slice(dot)}`;
    files[`${folder}/${free}`] = [strToU8(text), { mtime: fileTime(at, making.made) }];
  };
  add('work.json', workFile(record, making));
  for (const [exercise, { drafts, versions }] of record.work) {
    for (const [language, code] of Object.entries(drafts))
      add(`${exercise}/draft.${language}`, code ?? '');
    for (const { at, language, code, solved } of versions) {
      const name = `${tidy(at).replace(/[^\w-]/g, '')}${solved ? '-passed' : ''}`;
      add(`${exercise}/versions/${name}.${language}`, code, isTime(at) ? at : '');
    }
  }
  for (const [name, text] of record.unreadable)
    add(`unreadable/${name.replace(/[^\w/-]/g, '-')}.txt`, text);
}

/** `report`: the text of a learner's report, where one can be made. */
export function pack(
  records: LearnerRecord[],
  making: Making,
  report: (record: LearnerRecord) => string | null,
): Uint8Array {
  const files: Files = {};
  for (const record of records) {
    let folder = `${FORMAT}/${folderName(record)}`;
    if (files[`${folder}/work.json`]) folder += `-${record.id}`;
    addLearner(files, folder, record, making);
    const text = report(record);
    if (text) files[`${folder}/report.html`] = [strToU8(text), { mtime: fileTime(making.made) }];
  }
  return zipSync(files, { level: 6 });
}

const isWorkFile = (name: string) => /(^|\/)work\.json$/.test(name) && !name.startsWith('__MACOSX');

/** The texts of the work.json in a zip. Counts what comes out of it, whatever its headers say. */
function workFilesIn(zip: Uint8Array): string[] {
  const texts: string[] = [];
  let count = 0;
  let size = 0;
  const unzip = new Unzip((file) => {
    if (++count > ENTRIES_LIMIT) throw new ArchiveError('too_large');
    if (!isWorkFile(file.name)) return;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    file.ondata = (error, bytes, final) => {
      if (error) throw error;
      size += bytes.length;
      if (size > TEXT_LIMIT) throw new ArchiveError('too_large');
      text += decoder.decode(bytes, { stream: !final });
      if (final) texts.push(text);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < zip.length; at += SLICE)
      unzip.push(zip.subarray(at, at + SLICE), at + SLICE >= zip.length);
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError('corrupt');
  }
  return texts;
}

/** Records in a zip, or in a work.json alone. */
export function unpack(bytes: Uint8Array): { record: LearnerRecord; made: string }[] {
  if (bytes.length > FILE_LIMIT) throw new ArchiveError('too_large');
  if (bytes[0] === 0x7b) return [readWorkFile(new TextDecoder().decode(bytes))]; // {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ArchiveError('not_ours'); // PK
  const texts = workFilesIn(bytes);
  if (texts.length === 0) throw new ArchiveError('not_ours');
  return texts.map(readWorkFile);
}
