// What the reader's browser remembers: theme, language, answers. Keys start with neural-mirror/ and
// the version of their form. Where storage is missing, full or forbidden, things last until the page
// is closed, and the page says so.

const VERSION = 1;

/** Shared by all scripts of the page: what could not be stored, and whose page it is. */
const shared = globalThis as {
  neuralMirrorMemory?: Map<string, string>;
  neuralMirrorLearner?: string;
  neuralMirrorTurn?: string;
};
shared.neuralMirrorMemory ??= new Map();
const memory = shared.neuralMirrorMemory;

function key(name: string): string {
  return `neural-mirror/${VERSION}/${name}`;
}

function storage(): Storage | null {
  try {
    return window.localStorage ?? null;
  } catch {
    return null; // an opaque origin, or forbidden by the reader
  }
}

/** Does this host keep anything? */
export function storageWorks(): boolean {
  const probe = key('probe');
  try {
    const local = storage();
    local?.setItem(probe, '1');
    local?.removeItem(probe);
    return local !== null;
  } catch {
    return false;
  }
}

/** What could not be stored is newer than what is. */
export function load(name: string): string | null {
  try {
    return memory.get(name) ?? storage()?.getItem(key(name)) ?? null;
  } catch {
    return null;
  }
}

/** Is it kept beyond this page? Where storage is full or forbidden, the memory above has it instead. */
export function store(name: string, value: string | null): boolean {
  memory.delete(name);
  try {
    const local = storage();
    if (value === null) local?.removeItem(key(name));
    else local?.setItem(key(name), value);
    if (local) return true;
  } catch {
    // full, or forbidden
  }
  if (value !== null) memory.set(name, value);
  return false;
}

/** What stands under names that begin so. */
export function stored(prefix: string): Map<string, string> {
  const names = new Set(memory.keys());
  try {
    const own = key('');
    for (const name of Object.keys(storage() ?? {}))
      if (name.startsWith(own)) names.add(name.slice(own.length));
  } catch {
    // forbidden: then only the memory has any
  }
  const found = new Map<string, string>();
  for (const name of [...names].sort())
    if (name.startsWith(prefix)) found.set(name, load(name) ?? '');
  return found;
}

// ---- whose work it is ----

/** The learner of a device with one. */
export const FIRST_LEARNER = 'reader';

/** A page belongs to one learner as long as it is open, even if another page changes to another. */
export function learner(): string {
  if (!shared.neuralMirrorLearner) {
    const id = load('learner') ?? '';
    shared.neuralMirrorLearner = /^[\w-]+$/.test(id) ? id : FIRST_LEARNER;
  }
  return shared.neuralMirrorLearner;
}

export function setLearner(id: string): void {
  shared.neuralMirrorLearner = id;
  store('learner', id);
}

/**
 * What is kept was changed as a whole: another learner, loaded, forgotten. Pages that are open hold what was
 * there before and would write it back, so they start anew.
 */
export function nextTurn(): void {
  shared.neuralMirrorTurn = String(Date.now());
  store('turn', shared.neuralMirrorTurn);
  dispatchEvent(new Event('nm-turn'));
}

export function watchTurn(restart: () => void): void {
  shared.neuralMirrorTurn ??= load('turn') ?? '';
  const compare = () => {
    if ((load('turn') ?? '') !== shared.neuralMirrorTurn) restart();
  };
  addEventListener('storage', compare);
  addEventListener('pageshow', compare); // it may come out of the browser's memory
}

/** How far the learner has read. It once stood without a learner; that was the first one's. */
export function loadReading(name: string): string | null {
  const old = learner() === FIRST_LEARNER ? load(name) : null;
  return load(`reading/${learner()}/${name}`) ?? old;
}

export function storeReading(name: string, value: string): void {
  store(`reading/${learner()}/${name}`, value);
}

// ---- answers, by learner and exercise ----

export interface Answer {
  /** What the reader gave last: a number, the id of an option, a language; null for a goal. */
  given: number | string | null;
  tries: number;
  solved: boolean;
  /** When it was solved, ISO time; '' for before times were kept. */
  at?: string;
  /** Solved after the solution was shown. */
  helped?: boolean;
}

/** An answer as it was stored; throws for what is none. */
export function parseAnswer(text: string): Answer {
  const { given, tries, solved, at, helped } = JSON.parse(text) as Answer;
  if (typeof solved !== 'boolean') throw new Error('no answer');
  const when = typeof at === 'string' ? at : '';
  return { given, tries: Number(tries) || 0, solved, at: when, helped: helped === true };
}

const answerKey = (exercise: string) => `answers/${learner()}/${exercise}`;

/** null where there is none, or none that can be read. */
export function loadAnswer(exercise: string): Answer | null {
  try {
    return parseAnswer(load(answerKey(exercise)) ?? '');
  } catch {
    return null; // not ours to delete: a later version may read it
  }
}

/** Tries and time are those of the first answer that solves it; what the reader tries later is play. */
export function storeAnswer(exercise: string, answer: Answer): void {
  const before = loadAnswer(exercise);
  const unreadable = before ? null : load(answerKey(exercise));
  if (unreadable !== null) store(`unreadable/${answerKey(exercise)}/${Date.now()}`, unreadable);
  if (before?.solved)
    Object.assign(answer, { tries: before.tries, at: before.at, helped: before.helped });
  else if (answer.solved) answer.at ??= new Date().toISOString();
  const kept = store(answerKey(exercise), JSON.stringify(answer));
  if (!kept) dispatchEvent(new Event('nm-unkept'));
  dispatchEvent(new Event('nm-answer'));
}
