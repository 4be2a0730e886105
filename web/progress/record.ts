// A learner's record: all that is kept of what one learner did. In storage it stands under
//
//     learners/LEARNER                  the name that the learner goes by
//     answers/LEARNER/EXERCISE          tries, and whether it is solved
//     work/LEARNER/EXERCISE             drafts and versions in code
//     reading/LEARNER/read/CHAPTER      how far the chapter was read, 0 to 1
//     unreadable/KIND/LEARNER/REST      a text that could not be read, put aside
//
// Exercises are known by their ids alone: what belongs to one that the book no longer has stays.
import { parseWork, type Work } from '../exercise/code/work.ts';
import { type Answer, FIRST_LEARNER, parseAnswer } from '../page/store.ts';

export interface LearnerRecord {
  /** Safe in names of keys and files. */
  id: string;
  /** Free text; '' for the first learner of a device, before another came. */
  name: string;
  answers: Map<string, Answer>;
  work: Map<string, Work>;
  reading: Map<string, number>;
  /** By what they would have been: "work/lif-rate". */
  unreadable: Map<string, string>;
}

export const emptyRecord = (id: string, name = ''): LearnerRecord => ({
  id,
  name,
  answers: new Map(),
  work: new Map(),
  reading: new Map(),
  unreadable: new Map(),
});

/** Is there nothing in it? */
export function isEmpty({ answers, work, reading, unreadable }: LearnerRecord): boolean {
  return answers.size + work.size + reading.size + unreadable.size === 0;
}

/** Ids of learners, exercises and chapters. */
export const isId = (text: string): boolean => /^[\w-]{1,100}$/.test(text);

type Entries = ReadonlyMap<string, string>;

/** Every learner of whom anything is kept. */
export function learnersIn(entries: Entries): string[] {
  const found = new Set<string>();
  for (const name of entries.keys()) {
    const id = /^(?:learners|answers|work|reading|unreadable\/\w+)\/([^/]+)/.exec(name)?.[1];
    if (id && isId(id)) found.add(id);
    if (/^(read\/|place$)/.test(name)) found.add(FIRST_LEARNER);
  }
  return [...found].sort();
}

/** The names under which a learner's things stand, all of them. */
export function keysOf(id: string, entries: Entries): string[] {
  const own = new RegExp(`^(learners/${id}$|(answers|work|reading|unreadable/\\w+)/${id}/)`);
  const old = (name: string) => id === FIRST_LEARNER && /^(read\/|place$)/.test(name);
  return [...entries.keys()].filter((name) => own.test(name) || old(name));
}

/** A share that was read, from its text; 0 for what is none. */
function share(text: string): number {
  const number = Number(text);
  return number > 0 && number <= 1 ? number : 0;
}

export function collect(id: string, entries: Entries): LearnerRecord {
  const record = emptyRecord(id, entries.get(`learners/${id}`) ?? '');
  const take = <T>(kind: string, into: Map<string, T>, parse: (text: string) => T) => {
    const prefix = `${kind}/${id}/`;
    for (const [name, text] of entries) {
      if (!name.startsWith(prefix)) continue;
      const exercise = name.slice(prefix.length);
      try {
        if (!isId(exercise)) throw new Error('no id');
        into.set(exercise, parse(text));
      } catch {
        record.unreadable.set(`${kind}/${exercise}`, text);
      }
    }
  };
  take('answers', record.answers, parseAnswer);
  take('work', record.work, parseWork);
  for (const [name, text] of entries) {
    const aside = /^unreadable\/(\w+)\/([^/]+)\/(.+)$/.exec(name);
    if (aside?.[2] === id) record.unreadable.set(`${aside[1]}/${aside[3]}`, text);
  }
  const old = id === FIRST_LEARNER ? 'read/' : `reading/${id}/read/`;
  for (const prefix of [old, `reading/${id}/read/`])
    for (const [name, text] of entries)
      if (name.startsWith(prefix) && share(text) > 0)
        record.reading.set(name.slice(prefix.length), share(text));
  return record;
}

/** The same as entries again; `collect` reads them back. */
export function entriesOf(record: LearnerRecord): Map<string, string> {
  const { id, name, answers, work, reading, unreadable } = record;
  const entries = new Map<string, string>();
  // first, so that nothing takes the place of a text before it was put aside
  for (const [rest, text] of unreadable) {
    const [kind, ...path] = rest.split('/');
    entries.set(`unreadable/${kind}/${id}/${path.join('/')}`, text);
  }
  entries.set(`learners/${id}`, name);
  for (const [exercise, answer] of answers)
    entries.set(`answers/${id}/${exercise}`, JSON.stringify(answer));
  for (const [exercise, own] of work) entries.set(`work/${id}/${exercise}`, JSON.stringify(own));
  for (const [chapter, far] of reading)
    entries.set(`reading/${id}/read/${chapter}`, far.toFixed(2));
  return entries;
}
