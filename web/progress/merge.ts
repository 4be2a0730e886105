// Two records of one learner become one, and nothing of either is lost. Here is what is on this device,
// there is what came in a file. Merging the same file a second time changes nothing.
import type { Version, Work } from '../exercise/code/work.ts';
import { type Language, languages } from '../exercise/run/protocol.ts';
import type { Answer } from '../page/store.ts';
import { emptyRecord, type LearnerRecord } from './record.ts';

/** The earlier of two times; '' is no time. */
function earlier(a: string, b: string): string {
  if (!a || !b) return a || b;
  return a <= b ? a : b;
}

/**
 * What was solved stays solved, at the earliest time; whether it was helped goes with that time. Of the
 * tries the larger number counts, not the sum: the two may have counted the same tries.
 */
export function mergeAnswers(here: Answer, there: Answer): Answer {
  const tries = Math.max(here.tries, there.tries);
  if (here.solved !== there.solved) return { ...(here.solved ? here : there), tries };
  if (!here.solved) return { ...(here.tries >= there.tries ? here : there), tries };
  const at = earlier(here.at ?? '', there.at ?? '');
  if (here.at === there.at) return { ...here, tries, helped: Boolean(here.helped && there.helped) };
  return { ...(here.at === at ? here : there), tries };
}

function mergeVersions(all: Version[]): Version[] {
  const merged = new Map<string, Version>();
  for (const version of all) {
    const text = `${version.language} ${version.code}`;
    const known = merged.get(text);
    const solved = version.solved || (known?.solved ?? false);
    merged.set(text, { ...version, at: earlier(known?.at ?? '', version.at), solved });
  }
  return [...merged.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The draft here stays the draft; another that came in becomes a version, at the time of its file. */
export function mergeWork(here: Work, there: Work, made: string): Work {
  const drafts = { ...there.drafts, ...here.drafts };
  const versions = [...here.versions, ...there.versions];
  const has = (language: Language, code: string) =>
    versions.some((v) => v.language === language && v.code === code);
  for (const language of languages) {
    const code = there.drafts[language];
    if (code !== undefined && code !== drafts[language] && !has(language, code))
      versions.push({ at: made, language, code, solved: false });
  }
  return {
    drafts,
    versions: mergeVersions(versions),
    hints: Math.max(here.hints, there.hints),
    shown: earlier(here.shown, there.shown),
  };
}

function mergeMaps<T>(
  here: Map<string, T>,
  there: Map<string, T>,
  both: (here: T, there: T) => T,
): Map<string, T> {
  const merged = new Map(here);
  for (const [id, value] of there) {
    const own = here.get(id);
    merged.set(id, own === undefined ? value : both(own, value));
  }
  return merged;
}

/** Texts that nobody can read cannot be merged: another under the same name gets a name of its own. */
function mergeTexts(here: Map<string, string>, there: Map<string, string>): Map<string, string> {
  const merged = new Map(here);
  for (const [name, text] of there) {
    let free = name;
    for (let n = 2; merged.has(free) && merged.get(free) !== text; n++) free = `${name}/${n}`;
    merged.set(free, text);
  }
  return merged;
}

/** `made`: when the file was made, an ISO time. */
export function merge(here: LearnerRecord, there: LearnerRecord, made: string): LearnerRecord {
  return {
    ...emptyRecord(here.id, here.name || there.name),
    answers: mergeMaps(here.answers, there.answers, mergeAnswers),
    work: mergeMaps(here.work, there.work, (a, b) => mergeWork(a, b, made)),
    reading: mergeMaps(here.reading, there.reading, Math.max),
    unreadable: mergeTexts(here.unreadable, there.unreadable),
  };
}

/**
 * Which learner here a record that came in belongs to: the one of the same id, unless both have names
 * and they differ; else the one of the same name; else nobody, and it is added under an id that is free.
 */
export function ownerOf(there: LearnerRecord, here: LearnerRecord[], freeId: () => string): string {
  const sameId = here.find((r) => r.id === there.id);
  if (!sameId) return here.find((r) => r.name && r.name === there.name)?.id ?? there.id;
  if (!sameId.name || !there.name || sameId.name === there.name) return sameId.id;
  return here.find((r) => r.name === there.name)?.id ?? freeId();
}
