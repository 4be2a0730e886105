// What a reader has written for an exercise: drafts, versions, and how many hints were shown. Kept by
// learner and exercise; a text that cannot be read is put aside, never written over.
import { learner, load, store } from '../../page/store.ts';
import { type Language, languages } from '../run/protocol.ts';

export interface Version {
  /** ISO time. */
  at: string;
  language: Language;
  code: string;
  /** Did all checks pass? */
  solved: boolean;
}

export interface Work {
  drafts: Partial<Record<Language, string>>;
  versions: Version[];
  /** How many hints were shown. */
  hints: number;
  /** When the solution was shown; '' for never. */
  shown: string;
}

const empty = (): Work => ({ drafts: {}, versions: [], hints: 0, shown: '' });

const keyOf = (exercise: string) => `work/${learner()}/${exercise}`;

function isVersion(v: Version): boolean {
  return typeof v?.code === 'string' && typeof v.at === 'string' && languages.includes(v.language);
}

/** Work as it was stored; throws for what is no work. */
export function parseWork(text: string): Work {
  const { drafts, versions, hints, shown } = JSON.parse(text) as Work;
  if (typeof drafts !== 'object' || drafts === null) throw new Error('no drafts');
  const work = empty();
  for (const language of languages)
    if (typeof drafts[language] === 'string') work.drafts[language] = drafts[language];
  work.versions = (Array.isArray(versions) ? versions : []).filter(isVersion);
  work.hints = Number(hints) || 0;
  work.shown = typeof shown === 'string' ? shown : '';
  return work;
}

/** `corrupt`: what was stored could not be read, and is now kept under another name. */
export function loadWork(exercise: string): { work: Work; corrupt: boolean } {
  const text = load(keyOf(exercise));
  if (text === null) return { work: empty(), corrupt: false };
  try {
    return { work: parseWork(text), corrupt: false };
  } catch {
    store(`unreadable/${keyOf(exercise)}/${Date.now()}`, text);
    store(keyOf(exercise), null);
    return { work: empty(), corrupt: true };
  }
}

/** Is it kept beyond this page? */
export function storeWork(exercise: string, work: Work): boolean {
  return store(keyOf(exercise), JSON.stringify(work));
}
