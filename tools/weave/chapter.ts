// A chapter's folder: its two texts with their front matter, its numbers and its exercises.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { Sources } from '../../web/exercise/code/types.ts';
import { type Language, languages } from '../../web/exercise/run/protocol.ts';
import type { Spec } from '../../web/exercise/types.ts';
import { codePieces } from './code-exercise.ts';
import type { NumberSpec } from './numbers.ts';
import type { Problems } from './problems.ts';
import { sketchPieces } from './sketch.ts';
import { type Lang, langs } from './text.ts';

export type VerdictKind = 'holds' | 'part' | 'breaks';

export interface Verdict {
  verdict: VerdictKind;
  tissue: string;
  model: string;
  why: string;
}

/** Front matter: what the map shows, and how the chapter opens. */
export interface Front {
  title: string;
  /** On the map, where room is short. */
  short: string;
  part: number;
  needs: string[];
  minutes: number;
  /** The chapter's idea, in tissue and in the model; empty where the map shows none. */
  tissue: string;
  model: string;
  verdicts: Verdict[];
  opening?: { scene: string; seed: number; up: string; down: string };
  /** Is it a laboratory, whose sections open one after the other? */
  lab: boolean;
  description: string;
}

export interface ExerciseText {
  ask: string;
  /** Pieces by name: hints, reasons, the answer. */
  pieces: Record<string, string>;
}

export interface Exercise {
  id: string;
  folder: string;
  spec: Spec;
  text: Record<Lang, ExerciseText>;
  /** Of an exercise in code: its programs, and the foreseen wrong answers by name. */
  sources?: Sources;
  wrong?: Record<string, Partial<Record<Language, string>>>;
}

export interface Chapter {
  /** The folder's name, and the page's: "01-neuron". */
  id: string;
  number: number;
  folder: string;
  front: Record<Lang, Front>;
  body: Record<Lang, string>;
  /** Line of the file at which the body starts. */
  bodyLine: Record<Lang, number>;
  numbers: Record<string, NumberSpec>;
  exercises: Map<string, Exercise>;
}

const required: (keyof Front)[] = [
  'title',
  'short',
  'part',
  'needs',
  'minutes',
  'verdicts',
  'description',
];

function readFront(source: string): { front: Front; body: string; line: number } {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(source);
  if (!match) throw new Error('there is no front matter between --- lines');
  const front = { tissue: '', model: '', lab: false, ...parseYaml(match[1]) } as Front;
  for (const key of required)
    if (front[key] === undefined) throw new Error(`the front matter lacks "${key}"`);
  for (const v of front.verdicts)
    if (!['holds', 'part', 'breaks'].includes(v.verdict) || !v.tissue || !v.model || !v.why)
      throw new Error('a verdict needs verdict (holds, part or breaks), tissue, model and why');
  const line = match[0].split('\n').length;
  return { front, body: source.slice(match[0].length), line };
}

function readExerciseText(source: string): ExerciseText {
  const [ask, ...rest] = source.split(/^## /m);
  const pieces: Record<string, string> = {};
  for (const block of rest) {
    const end = block.indexOf('\n');
    const name = block.slice(0, end < 0 ? undefined : end).trim();
    pieces[name] = end < 0 ? '' : block.slice(end + 1).trim();
  }
  return { ask: ask.trim(), pieces };
}

/** The pieces of text that an exercise of this kind must have. */
export function piecesNeeded({ spec, ...exercise }: Exercise, wrong: string[]): string[] {
  if (spec.kind === 'code') return codePieces(spec, Object.keys(exercise.wrong!));
  if (spec.kind === 'predict') return ['answer', ...wrong];
  if (spec.kind === 'sketch') return [...sketchPieces, 'answer', ...wrong];
  if (spec.kind === 'choose') return spec.options;
  return ['reached', ...Object.keys(spec.wrong)];
}

/** The same programs in every language that has a starter: starter, solution, each wrong answer. */
function readPrograms(folder: string): Pick<Exercise, 'sources' | 'wrong'> {
  const wrongFiles = readdirSync(join(folder, 'wrong')).map((file) => `wrong/${file}`);
  const files = [...readdirSync(folder), ...wrongFiles];
  const offered = languages.filter((l) => files.includes(`starter.${l}`));
  if (offered.length === 0) throw new Error('there is no starter in any language');
  for (const file of files) {
    const language = /^(?:starter|solution|wrong\/.+)\.(\w+)$/.exec(file)?.[1] as
      | Language
      | undefined;
    if (!language) continue;
    if (!languages.includes(language))
      throw new Error(`${file} is in none of the languages ${languages.join(', ')}`);
    if (!offered.includes(language))
      throw new Error(`${file} has no starter.${language} beside it`);
  }
  const read = (name: string) => {
    if (!files.includes(name)) throw new Error(`there is no ${name}`);
    return readFileSync(join(folder, name), 'utf8');
  };
  const sources: Sources = {};
  const wrong: Exercise['wrong'] = {};
  for (const l of offered)
    sources[l] = { starter: read(`starter.${l}`), solution: read(`solution.${l}`) };
  const names = new Set(wrongFiles.map((file) => /^wrong\/([^.]+)/.exec(file)![1]));
  for (const name of [...names].sort())
    wrong[name] = Object.fromEntries(offered.map((l) => [l, read(`wrong/${name}.${l}`)]));
  return { sources, wrong };
}

function readExercises(folder: string, problems: Problems): Map<string, Exercise> {
  const exercises = new Map<string, Exercise>();
  const root = join(folder, 'exercises');
  if (!existsSync(root)) return exercises;
  for (const id of readdirSync(root).sort()) {
    const own = join(root, id);
    problems.catch(own, undefined, () => {
      const spec = JSON.parse(readFileSync(join(own, 'exercise.json'), 'utf8')) as Spec;
      if (!['predict', 'choose', 'explore', 'sketch', 'code'].includes(spec.kind))
        throw new Error(`exercise.json: there is no kind "${(spec as { kind: string }).kind}"`);
      if (!existsSync(join(own, 'checks.js'))) throw new Error('there is no checks.js');
      const text = {} as Record<Lang, ExerciseText>;
      for (const lang of langs)
        text[lang] = readExerciseText(readFileSync(join(own, `${lang}.md`), 'utf8'));
      const programs = spec.kind === 'code' ? readPrograms(own) : {};
      exercises.set(id, { id, folder: own, spec, text, ...programs });
    });
  }
  return exercises;
}

/** Reads the chapters below a folder, in order; what is wrong with one goes to problems. */
export function readChapters(root: string, problems: Problems): Chapter[] {
  const chapters: Chapter[] = [];
  for (const id of readdirSync(root)
    .filter((name) => /^\d\d-/.test(name))
    .sort()) {
    const folder = join(root, id);
    const chapter: Chapter = {
      id,
      number: Number(id.slice(0, 2)),
      folder,
      front: {} as Record<Lang, Front>,
      body: {} as Record<Lang, string>,
      bodyLine: {} as Record<Lang, number>,
      numbers: {},
      exercises: readExercises(folder, problems),
    };
    let whole = true;
    for (const lang of langs) {
      const path = join(folder, `${lang}.md`);
      const read = problems.catch(path, null, () => readFront(readFileSync(path, 'utf8')));
      if (!read) {
        whole = false;
        continue;
      }
      chapter.front[lang] = read.front;
      chapter.body[lang] = read.body;
      chapter.bodyLine[lang] = read.line;
    }
    const numbers = join(folder, 'numbers.json');
    if (existsSync(numbers)) chapter.numbers = JSON.parse(readFileSync(numbers, 'utf8'));
    if (whole) chapters.push(chapter);
  }
  return chapters;
}

const weights: Record<VerdictKind, number> = { holds: 0, part: 0.5, breaks: 1 };

/** How far the analogy stretches, 0 to 1: the mean of its verdicts. */
export function distance(front: Front): number {
  if (front.verdicts.length === 0) return 0;
  const sum = front.verdicts.reduce((total, v) => total + weights[v.verdict], 0);
  return sum / front.verdicts.length;
}

/** The line on the map: solid, dashed or dotted as most of its verdicts, by their mean. */
export function overall(front: Front): VerdictKind | 'none' {
  if (front.verdicts.length === 0) return 'none';
  const d = distance(front);
  return d < 0.25 ? 'holds' : d < 0.75 ? 'part' : 'breaks';
}
