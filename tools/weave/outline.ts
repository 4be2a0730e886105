// What a chapter consists of, read off its text before it is rendered: the order gives the numbers,
// and the two languages must have the same outline.
import type { Chapter } from './chapter.ts';
import { parseAttributes } from './markdown.ts';
import type { Problems } from './problems.ts';
import { type Lang, langs } from './text.ts';

export interface Outline {
  /** Everything that must be the same in both languages, in order. */
  pieces: string[];
  /** Numbers by id: figures, equations and sections each count for themselves. */
  figures: Map<string, string>;
  equations: Map<string, string>;
  sections: Map<string, { number: string; title: string }>;
  exercises: string[];
  /** What stands in a section, by its id; in a laboratory a section with exercises is a step. */
  within: Map<string, { exercises: string[]; keepsakes: string[] }>;
}

/** Attributes that a language has of its own. */
const own = new Set(['title', 'description']);

export function outline(chapter: Chapter, lang: Lang): Outline {
  const result: Outline = {
    pieces: [],
    figures: new Map(),
    equations: new Map(),
    sections: new Map(),
    exercises: [],
    within: new Map(),
  };
  let section: { exercises: string[]; keepsakes: string[] } | undefined;
  const lines = chapter.body[lang].split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const directive = /^:::(\w+)(?:\{(.*)\})?\s*$/.exec(line);
    const heading = /^## (.*?)\s*\{#([\w-]+)\}/.exec(line);
    const code = /^\^code\s+(.*)$/.exec(line);
    if (directive) {
      const { id, attributes } = safeAttributes(directive[2] ?? '');
      const shared = Object.entries(attributes)
        .filter(([key]) => !own.has(key))
        .map(([key, value]) => `${key}=${value}`)
        .sort();
      result.pieces.push(`:::${directive[1]} ${id} ${shared.join(' ')}`.trim());
      if (directive[1] === 'figure')
        result.figures.set(id, `${chapter.number}.${result.figures.size + 1}`);
      if (directive[1] === 'exercise') {
        result.exercises.push(id);
        section?.exercises.push(id);
      }
      if (directive[1] === 'keepsake') section?.keepsakes.push(id);
    } else if (heading) {
      const number = `${chapter.number}.${result.sections.size + 1}`;
      result.sections.set(heading[2], { number, title: heading[1] });
      section = { exercises: [], keepsakes: [] };
      result.within.set(heading[2], section);
      result.pieces.push(`## ${heading[2]}`);
    } else if (code) {
      result.pieces.push(`^code ${code[1]}`);
    } else if (line.startsWith('$$')) {
      let text = line;
      while (!/\$\$\s*(\{#[\w-]+\})?\s*$/.test(text.slice(2)) && i + 1 < lines.length)
        text += `\n${lines[++i]}`;
      const id = /\{#([\w-]+)\}/.exec(text)?.[1] ?? '';
      if (id) result.equations.set(id, `${chapter.number}.${result.equations.size + 1}`);
      result.pieces.push(text.replace(/\s+/g, ' ').trim());
    }
  }
  return result;
}

function safeAttributes(text: string) {
  try {
    return parseAttributes(text);
  } catch {
    return { id: '', attributes: {} }; // said when the directive is rendered
  }
}

/** Are the two languages in step? */
export function compare(
  chapter: Chapter,
  outlines: Record<Lang, Outline>,
  problems: Problems,
): void {
  const [a, b] = langs.map((lang) => outlines[lang].pieces);
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (a[i] === b[i]) continue;
    const where = `${chapter.folder}: piece ${i + 1}`;
    problems.add(where, `zh has "${a[i] ?? 'nothing'}", en has "${b[i] ?? 'nothing'}"`);
    return;
  }
  const fronts = langs.map((lang) => chapter.front[lang]);
  for (const key of ['part', 'minutes', 'needs', 'opening', 'lab'] as const)
    if (JSON.stringify(fronts[0][key]) !== JSON.stringify(fronts[1][key]))
      problems.add(chapter.folder, `"${key}" in the front matter differs between zh and en`);
  const verdicts = fronts.map((f) => f.verdicts.map((v) => v.verdict).join(' '));
  if (verdicts[0] !== verdicts[1])
    problems.add(chapter.folder, 'the verdicts differ between zh and en');
}
