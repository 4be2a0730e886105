// What the reader's browser remembers: theme, language, answers. Keys start with neural-mirror/ and
// the version of their form. Where storage is missing, full or forbidden, things last until the page
// is closed, and the page says so.

const VERSION = 1;

/** Shared by all scripts of the page. */
const shared = globalThis as { neuralMirrorMemory?: Map<string, string> };
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

/** Is it kept beyond this page? Where storage is full or forbidden, the memory above has it. */
export function store(name: string, value: string | null): boolean {
  memory.delete(name);
  try {
    const local = storage();
    if (value === null) local?.removeItem(key(name));
    else local?.setItem(key(name), value);
    if (local) return true;
  } catch {
    // full or forbidden
  }
  if (value !== null) memory.set(name, value);
  return false;
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

export function learner(): string {
  return load('learner') ?? 'reader';
}

export function loadAnswer(exercise: string): Answer | null {
  const text = load(`answers/${learner()}/${exercise}`);
  if (text === null) return null;
  try {
    const { given, tries, solved, at = '', helped = false } = JSON.parse(text) as Answer;
    return { given, tries: Number(tries) || 0, solved: solved === true, at, helped };
  } catch {
    return null; // not ours to delete: a later version may read it
  }
}

/** The time of solving is noted with the first answer that solves it. */
export function storeAnswer(exercise: string, answer: Answer | null): void {
  if (answer?.solved && answer.at === undefined)
    answer.at = loadAnswer(exercise)?.at || new Date().toISOString();
  store(`answers/${learner()}/${exercise}`, answer && JSON.stringify(answer));
}
