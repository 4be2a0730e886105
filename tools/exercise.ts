// make exercise NAME=01-neuron/my-question KIND=predict: lays out the folder of a new exercise, to be
// filled in. The build and the tests then say what is still missing.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../web/exercise/run/protocol.ts';
import { langs } from './weave/text.ts';

const types = "import('../../../../web/exercise/types.ts')";

interface Layout {
  spec: object;
  checks: string;
  /** Names of the pieces of text, each a heading. */
  pieces: string[];
  /** Further files by name, in each language of programs. */
  programs?: string[];
}

/** A function that gives 0, which no exercise asks for. */
const empty: Record<Language, string> = {
  py: `def my_function(x):
    return 0
`,
  js: `function my_function(x) {
  return 0;
}
`,
  c: `#include "my.h"

double my_function(double x) {
    return 0;
}
`,
};

const layouts: Record<string, Layout> = {
  predict: {
    spec: { kind: 'predict', unit: 'Hz', low: 0, high: 100, step: 1, start: 50, close: 0.1 },
    checks: `// What is asked of the core, and what the usual mistakes would give.
/** @type {${types}.PredictChecks} */
export default {
  truth: async (run) => (await run('lif')).numbers.rate_formula,
  wrong: {
    'a-mistake': async (run) => 0,
  },
};
`,
    pieces: ['answer', 'a-mistake'],
  },
  choose: {
    spec: { kind: 'choose', options: ['first', 'second', 'third'] },
    checks: `// Finds the right option by experiment.
/** @type {${types}.ChooseChecks} */
export default {
  async right(run) {
    const { numbers } = await run('lif');
    return numbers.rate_formula > 0 ? 'first' : 'second';
  },
};
`,
    pieces: ['first', 'second', 'third'],
  },
  explore: {
    spec: {
      kind: 'explore',
      figure: 'the-figure',
      unit: 'Hz',
      low: 39,
      high: 41,
      digits: 1,
      band: false,
      solution: { set: {}, steps: 3000 },
      wrong: { 'a-condition': { set: {}, steps: 3000 } },
    },
    checks: `// What the goal measures in the figure's own state, and what else must hold.
/** @type {${types}.ExploreChecks} */
export default {
  measure: ({ numbers }) => (numbers.rate > 0 ? numbers.rate : null),
  conditions: {
    'a-condition': ({ values }) => values.tau_ref === 5,
  },
};
`,
    pieces: ['reached', 'a-condition'],
  },
  sketch: {
    spec: {
      kind: 'sketch',
      x: { unit: 'nA', low: 0, high: 10 },
      y: { unit: 'Hz', low: 0, high: 300, step: 2 },
      nodes: 41,
      close: 0.1,
    },
    checks: `// The true curve, asked of the core, and what is usually drawn instead of it.
const membrane = { tau_m: 20, v_th: 15, v_reset: 0, tau_ref: 2 };
const rates = async (core, x) => {
  const calls = x.map((current) => ({ ...membrane, drive: 10 * current }));
  return (await core('lif_rate', calls)).map(({ value }) => value);
};

/** @type {${types}.SketchChecks} */
export default {
  truth: rates,
  mistakes: {
    'a-mistake': {
      made: (yours, truth) => yours(1) > 10,
      drawn: async (core, x) => x.map((at) => 20 * at),
    },
  },
};
`,
    pieces: ['x', 'y', 'truth', 'answer', 'a-mistake'],
  },
  code: {
    spec: {
      kind: 'code',
      function: {
        name: 'my_function',
        args: [{ id: 'x', unit: 'mV', type: 'number' }],
        returns: { type: 'number', unit: 'mV' },
      },
      checks: ['agrees'],
      hints: ['first'],
    },
    checks: `// What the function must do, in the order in which it matters.
/** @type {${types.replace('types.ts', 'code/types.ts')}.CodeChecks} */
export default {
  checks: {
    async agrees({ my, random, agree }) {
      const calls = Array.from({ length: 20 }, () => ({ x: random.uniform(-10, 10) }));
      const expected = calls.map(({ x }) => 2 * x);
      const mistakes = { 'a-mistake': ({ x }) => x };
      return agree({ calls, found: await my(calls), expected, rel: 1e-12, mistakes });
    },
  },
  async figure({ my }) {
    const calls = Array.from({ length: 101 }, (_, i) => ({ x: i / 10 }));
    const x = calls.map((call) => call.x);
    const yours = my && (await my(calls)).map((result) => result.value);
    return { x, expected: x.map((v) => 2 * v), yours };
  },
};
`,
    pieces: ['check agrees', 'wrong a-mistake', 'hint first', 'figure', 'solution'],
    programs: ['starter', 'solution', 'wrong/a-mistake'],
  },
};

/** Writes the folder of exercise `name` ("01-neuron/first-spike") below root; throws one sentence. */
export function layOut(root: string, name: string, kind: string): string {
  const match = /^(\d\d-[a-z0-9-]+)\/([a-z][a-z0-9-]*)$/.exec(name);
  if (!match)
    throw new Error(`NAME=${name}: it must be a chapter and an id, as in 01-neuron/first-spike.`);
  const [, chapter, id] = match;
  if (!existsSync(join(root, 'chapters', chapter)))
    throw new Error(`There is no chapter chapters/${chapter}.`);
  const folder = join('chapters', chapter, 'exercises', id);
  if (existsSync(join(root, folder))) throw new Error(`${folder} is there already.`);
  const layout = layouts[kind];
  if (!layout)
    throw new Error(`KIND=${kind}: it must be one of ${Object.keys(layouts).join(', ')}.`);
  const write = (file: string, text: string) => writeFileSync(join(root, folder, file), text);
  mkdirSync(join(root, folder), { recursive: true });
  write('exercise.json', `${JSON.stringify(layout.spec, null, 2)}\n`);
  write('checks.js', layout.checks);
  for (const lang of langs)
    write(
      `${lang}.md`,
      `${layout.programs ? '# ' : ''}?\n${layout.pieces.map((piece) => `\n## ${piece}\n`).join('')}`,
    );
  if (layout.programs) mkdirSync(join(root, folder, 'wrong'));
  for (const program of layout.programs ?? [])
    for (const language of languages) write(`${program}.${language}`, empty[language]);
  return folder;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [name = '', kind = ''] = process.argv.slice(2);
  try {
    const folder = layOut(new URL('..', import.meta.url).pathname, name, kind);
    const shown = `:::exercise{#${name.split('/')[1]}}\n:::`;
    console.log(`${folder}: fill it in, and show it in both texts with\n\n${shown}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
