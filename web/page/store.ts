// What the reader's browser remembers: theme, language, answers. Keys start with neural-mirror/ and
// the version of their form. Where storage is missing, full or forbidden, things last until the page
// is closed, and the page says so.

const VERSION = 1;
const memory = new Map<string, string>();

function key(name: string): string {
  return `neural-mirror/${VERSION}/${name}`;
}

function storage(): Storage | null {
  try {
    return window.localStorage;
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

export function load(name: string): string | null {
  try {
    return storage()?.getItem(key(name)) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

export function store(name: string, value: string | null): void {
  if (value === null) memory.delete(name);
  else memory.set(name, value);
  try {
    if (value === null) storage()?.removeItem(key(name));
    else storage()?.setItem(key(name), value);
  } catch {
    // full or forbidden: the memory above still has it
  }
}

// ---- answers, by learner and exercise ----

export interface Answer {
  /** What the reader gave last: a number, or the id of an option; null for a goal. */
  given: number | string | null;
  tries: number;
  solved: boolean;
}

export function learner(): string {
  return load('learner') ?? 'reader';
}

export function loadAnswer(exercise: string): Answer | null {
  const text = load(`answers/${learner()}/${exercise}`);
  if (text === null) return null;
  try {
    const { given, tries, solved } = JSON.parse(text) as Answer;
    return { given, tries: Number(tries) || 0, solved: solved === true };
  } catch {
    return null; // not ours to delete: a later version may read it
  }
}

export function storeAnswer(exercise: string, answer: Answer | null): void {
  store(`answers/${learner()}/${exercise}`, answer && JSON.stringify(answer));
}
