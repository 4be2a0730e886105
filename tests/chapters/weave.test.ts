// The weave finds what is wrong with a chapter. A small book that is right, and one fault at a time.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { weave } from '../../tools/weave/book.ts';
import type { Assets } from '../../tools/weave/shell.ts';
import { root } from '../native.ts';

const assets: Assets = {
  style: 'style.css',
  boot: 'boot.js',
  core: 'core.js',
  page: 'page.js',
  forward: 'forward.js',
  favicon: 'favicon.svg',
  checks: {},
  parts: {},
};

const front = `---
title: T
short: T
part: 1
needs: []
minutes: 5
description: D
tissue: cell
model: unit
verdicts:
  - verdict: holds
    tissue: a membrane
    model: a variable
    why: It was measured [@lapicque1907].
---
`;

const body = `:::lead
A question?
:::

## One {#one}

The [[spike]] is [[rate|fast]], {=rate-2na} Hz, see {@pulse}, {@eq-lif} and {@one}.

$$v = R I$$ {#eq-lif}

:::figure{#pulse scene="lif" plot="trace:v,spikes rule:v_th" controls="current tau_m:2..100" title="A title" description="What is drawn."}
? rate > 0 : It fires at {rate:1} Hz.
? else : It is silent.
A caption.
:::

^code src/thing.c#step "two"

:::exercise{#ask}
:::

:::exercise{#write}
:::

:::note{in=tissue}
A note.
:::

:::mirror
:::
`;

const ask = `How many?

## answer
This many.

## half
Only half.
`;

const task = `# A title
Write it.

## check right
It is right
Yours is {found}.

## wrong doubled
Yours is twice as large.

## hint half
Take half of it.

## figure
Yours beside the core’s
x | ms
y

## solution
That was all.
`;

const files: Record<string, string> = {
  'chapters/01-a/en.md': front + body,
  'chapters/01-a/zh.md': front + body,
  'chapters/01-a/numbers.json':
    '{"rate-2na": {"scene": "lif", "view": "rate_formula", "digits": 1, "value": 33.64, "within": 0.01}}',
  'chapters/01-a/exercises/ask/exercise.json':
    '{"kind": "predict", "unit": "ms", "low": 0, "high": 10, "step": 1, "start": 5, "close": 0.1}',
  'chapters/01-a/exercises/ask/checks.js': 'export default {};',
  'chapters/01-a/exercises/ask/en.md': ask,
  'chapters/01-a/exercises/ask/zh.md': ask,
  'chapters/01-a/exercises/write/exercise.json':
    '{"kind": "code", "function": {"name": "f", "args": [], "returns": {"type": "number", "unit": "1"}}, "checks": ["right"], "hints": ["half"]}',
  'chapters/01-a/exercises/write/checks.js': 'export default {};',
  'chapters/01-a/exercises/write/en.md': task,
  'chapters/01-a/exercises/write/zh.md': task,
  'chapters/01-a/exercises/write/starter.js': 'function f() {}\n',
  'chapters/01-a/exercises/write/solution.js': 'function f() { return 1; }\n',
  'chapters/01-a/exercises/write/wrong/doubled.js': 'function f() { return 2; }\n',
  'chapters/references.bib':
    '@article{lapicque1907,\n  author = {Lapicque, Louis},\n  year = {1907},\n  title = {T},\n  journal = {J},\n}\n',
  'chapters/terms.md': ['spike', 'rate']
    .map((id) => `## ${id}\n- en: ${id}\n- zh: ${id}\n- en.means: M.\n- zh.means: M.\n`)
    .join('\n'),
  'src/thing.c': '//> step\none\ntwo\n//< step\n',
};

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The problems of the small book after `change`. */
function problemsOf(change: (files: Record<string, string>) => void = () => undefined): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'weave-'));
  folders.push(folder);
  const changed = { ...files };
  change(changed);
  for (const [name, text] of Object.entries(changed)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  cpSync(join(root, 'web/style'), join(folder, 'web/style'), { recursive: true });
  return weave({ root: folder, assets, wholeBook: true }).problems;
}

const both = ['chapters/01-a/en.md', 'chapters/01-a/zh.md'];
/** Replaces text that stands in the files. */
const replace = (names: string | string[], from: string, to: string) => (f: typeof files) => {
  for (const name of [names].flat()) {
    assert.ok(f[name].includes(from), `${name} has no "${from}"`);
    f[name] = f[name].replace(from, () => to);
  }
};
const remove = (name: string) => (f: typeof files) => {
  delete f[name];
};
const code = 'src/thing.c';
/** Makes a laboratory of the chapter; its one section with exercises is a step. */
const lab =
  (
    keepsake = ':::keepsake{#kept figure="pulse" exercise="write"}\nIt is yours.\n:::\n',
    names: string | string[] = both,
  ) =>
  (f: typeof files) => {
    replace(both, ':::mirror', `${keepsake}\n:::mirror`)(f);
    replace(names, 'minutes: 5', 'minutes: 5\nlab: true')(f);
  };
const askFolder = 'chapters/01-a/exercises/ask';
const writeFolder = 'chapters/01-a/exercises/write';
const writeTexts = [`${writeFolder}/en.md`, `${writeFolder}/zh.md`];
const add =
  (name: string, text = '') =>
  (f: typeof files) => {
    f[name] = text;
  };

/** What is done to the book, and what must be said of it. */
const faults: [string, (f: typeof files) => void, RegExp][] = [
  // code
  ['an unknown tag', replace(both, '#step', '#stop'), /src\/thing\.c has no tag "stop"/],
  [
    'an unused tag',
    replace(both, '^code src/thing.c#step "two"\n', ''),
    /thing\.c#step: no chapter quotes/,
  ],
  [
    'a doubled tag',
    replace(code, '//< step', '//< step\n//> step\n//< step'),
    /tag step stands twice/,
  ],
  ['an unclosed tag', replace(code, '//< step\n', ''), /tag step is not closed/],
  ['a tag closed before it is open', replace(code, '//> step\n', ''), /closed but not open/],
  ['a missing source', replace(both, 'thing.c#', 'other.c#'), /there is no source src\/other\.c/],
  ['a tint on no line', replace(both, '"two"', '"three"'), /no line with "three"/],
  // scenes, parameters, views
  ['an unknown scene', replace(both, 'scene="lif"', 'scene="lof"'), /There is no scene "lof"/],
  ['an unknown control', replace(both, 'current tau_m', 'curent tau_m'), /no parameter "curent"/],
  ['a control beyond its table', replace(both, '2..100', '2..200'), /reaches beyond 1\.\.100/],
  [
    'an unknown parameter that is set',
    replace(both, ' plot=', ' set="tau=3" plot='),
    /no parameter "tau"/,
  ],
  [
    'a set value out of range',
    replace(both, ' plot=', ' set="tau_m=0" plot='),
    /tau_m=0 is outside 1\.\.100/,
  ],
  [
    'an unknown view in the plot',
    replace(both, 'trace:v,', 'trace:w,'),
    /lif\.w has no coordinates/,
  ],
  ['an unknown mark', replace(both, 'rule:v_th', 'ruler:v_th'), /no mark "ruler"/],
  [
    'an unknown view in the words',
    replace(both, '{rate:1}', '{rates:1}'),
    /no parameter or view "rates"/,
  ],
  [
    'an unknown view in a condition',
    replace(both, '? rate >', '? rites >'),
    /no parameter or view "rites"/,
  ],
  [
    'a figure without words',
    replace(both, '? rate > 0 : It fires at {rate:1} Hz.\n? else : It is silent.\n', ''),
    /no sentence in words/,
  ],
  ['an unknown attribute', replace(both, ' plot=', ' plott="x" plot='), /no attribute "plott"/],
  ['a figure without a title', replace(both, ' title="A title"', ''), /lacks title/],
  // numbers
  [
    'an unknown number',
    replace(both, '{=rate-2na}', '{=rate-3na}'),
    /numbers\.json has no "rate-3na"/,
  ],
  ['an unused number', replace(both, '{=rate-2na}', '34'), /does not use rate-2na/],
  [
    'a number of an unknown view',
    replace('chapters/01-a/numbers.json', 'rate_formula', 'rat'),
    /lif has no view "rat"/,
  ],
  // references and terms
  [
    'an unknown reference',
    replace(both, '@lapicque1907', '@lapicque1908'),
    /references\.bib has no "lapicque1908"/,
  ],
  [
    'an unused reference',
    replace(both, '[@lapicque1907]', 'long ago'),
    /nothing cites lapicque1907/,
  ],
  [
    'an incomplete reference',
    replace('chapters/references.bib', '  year = {1907},\n', ''),
    /lacks author, year or title/,
  ],
  ['an unknown term', replace(both, '[[spike]]', '[[spikes]]'), /terms\.md has no term "spikes"/],
  ['an unused term', replace(both, '[[spike]]', 'spike'), /no chapter defines spike/],
  [
    'a term without Chinese',
    replace('chapters/terms.md', '- zh: spike\n', ''),
    /term spike lacks zh/,
  ],
  // links
  [
    'a link to nothing inside',
    replace(both, '{@eq-lif}', '{@eq-lof}'),
    /\{@eq-lof\} refers to nothing/,
  ],
  [
    'a broken link',
    replace(both, 'A note.', '[A note](02-b.html).'),
    /the link "02-b\.html" leads nowhere/,
  ],
  ['a broken anchor', replace(both, 'A note.', '[A note](#two).'), /the link "#two" has no anchor/],
  ['an id that stands twice', replace(both, '{#one}', '{#pulse}'), /the id "pulse" stands twice/],
  ['a heading without an id', replace(both, ' {#one}', ''), /heading "One" has no \{#id\}/],
  [
    'a prerequisite that is no chapter',
    replace(both, 'needs: []', 'needs: [00-z]'),
    /needs "00-z", which is no chapter/,
  ],
  // exercises
  [
    'an unknown exercise',
    replace(both, 'exercise{#ask}', 'exercise{#asks}'),
    /there is no exercise "asks"/,
  ],
  [
    'an exercise that is not shown',
    replace(both, ':::exercise{#ask}\n:::\n', ''),
    /no directive shows this exercise/,
  ],
  [
    'an exercise shown twice',
    replace(both, ':::note', ':::exercise{#ask}\n:::\n\n:::note'),
    /ask is shown twice/,
  ],
  [
    'an exercise of no known kind',
    replace(`${askFolder}/exercise.json`, 'predict', 'guess'),
    /there is no kind "guess"/,
  ],
  ['an exercise without checks', remove(`${askFolder}/checks.js`), /there is no checks\.js/],
  [
    'a missing piece',
    replace(`${askFolder}/en.md`, '## answer\nThis many.\n', ''),
    /the piece "## answer" is missing/,
  ],
  [
    'a hint in one language only',
    replace(`${askFolder}/zh.md`, '## half\nOnly half.\n', ''),
    /zh\.md: the piece "## half" is missing/,
  ],
  // exercises in code
  ...(
    [
      ['check right', 'It is right\nYours is {found}.\n'],
      ['wrong doubled', 'Yours is twice as large.\n'],
      ['hint half', 'Take half of it.\n'],
      ['figure', 'Yours beside the core’s\nx | ms\ny\n'],
      ['solution', 'That was all.\n'],
    ] as const
  ).map(([piece, text]): [string, (f: typeof files) => void, RegExp] => [
    `an exercise in code without its piece "${piece}"`,
    replace(writeTexts[1], `## ${piece}\n${text}`, ''),
    new RegExp(`exercises/write/zh\\.md: the piece "## ${piece}" is missing`),
  ]),
  [
    'a piece of a check that there is not',
    replace(writeTexts, '## solution', '## check left\nIt is left\nNo.\n\n## solution'),
    /exercises\/write\/en\.md: .*"## check left"/,
  ],
  [
    'a task without a title',
    replace(writeTexts[0], '# A title\n', ''),
    /en\.md:\d+: the text must begin with "# " and a title/,
  ],
  [
    'an exercise in code without a starter',
    remove(`${writeFolder}/starter.js`),
    /exercises\/write: there is no starter in any language/,
  ],
  [
    'a language without its solution',
    add(`${writeFolder}/starter.py`),
    /exercises\/write: there is no solution\.py/,
  ],
  [
    'a solution of a language without a starter',
    add(`${writeFolder}/solution.c`),
    /exercises\/write: solution\.c has no starter\.c beside it/,
  ],
  [
    'a wrong program in one language only',
    (f) => {
      for (const name of ['starter', 'solution']) f[`${writeFolder}/${name}.py`] = 'pass\n';
    },
    /exercises\/write: there is no wrong\/doubled\.py/,
  ],
  [
    'a program in an unknown language',
    add(`${writeFolder}/starter.rb`),
    /exercises\/write: starter\.rb is in none of the languages py, js, c/,
  ],
  [
    'a wrong program in an unknown language',
    add(`${writeFolder}/wrong/doubled.rb`),
    /exercises\/write: wrong\/doubled\.rb is in none of the languages/,
  ],
  // the two languages
  [
    'a figure in one language only',
    replace(both[1], 'trace:v,spikes rule:v_th', 'trace:v,spikes'),
    /piece 4: zh has .* en has/,
  ],
  [
    'another equation',
    replace(both[1], '$$v = R I$$', '$$v = I$$'),
    /piece 3: zh has "\$\$v = I\$\$/,
  ],
  [
    'sections in another order',
    replace(both[1], '## One {#one}', '## One {#uno}'),
    /zh has "## uno"/,
  ],
  ['another verdict', replace(both[1], 'verdict: holds', 'verdict: breaks'), /the verdicts differ/],
  ['another time needed', replace(both[1], 'minutes: 5', 'minutes: 6'), /"minutes" .* differs/],
  ['a missing language', remove(both[1]), /zh\.md/],
  // laboratories
  ['a step without a keepsake', lab(''), /step "one" has no keepsake/],
  [
    'a laboratory without steps',
    (f) => {
      replace(both, '## One {#one}', 'One')(f);
      lab('')(f);
    },
    /is a laboratory, but no section has an exercise/,
  ],
  ['a laboratory in one language only', lab(undefined, both[0]), /"lab" in .* differs/],
  [
    'a keepsake outside a laboratory',
    replace(both, ':::mirror', ':::keepsake{#kept figure="pulse"}\n:::\n\n:::mirror'),
    /only a laboratory has keepsakes/,
  ],
  [
    'a keepsake of no figure',
    lab(':::keepsake{#kept figure="pulses"}\n:::\n'),
    /there is no figure "pulses"/,
  ],
  [
    'a keepsake of an exercise without code',
    lab(':::keepsake{#kept exercise="ask"}\n:::\n'),
    /there is no exercise in code "ask"/,
  ],
  ['an empty keepsake', lab(':::keepsake{#kept}\n:::\n'), /names neither a figure nor an exercise/],
  ['a keepsake without an id', lab(':::keepsake{figure="pulse"}\n:::\n'), /a keepsake needs/],
  [
    'an unknown attribute of a keepsake',
    lab(':::keepsake{#kept figure="pulse" data="v"}\n:::\n'),
    /a keepsake has no attribute "data"/,
  ],
  // form
  [
    'a directive that is not closed',
    replace(both, ':::mirror\n:::\n', ':::mirror\n'),
    /directive mirror is not closed/,
  ],
  ['an unknown directive', replace(both, ':::mirror', ':::miror'), /no directive "miror"/],
  [
    'a formula that TeX does not know',
    replace(both, '$$v = R I$$', '$$v = \\Rest I$$'),
    /Undefined control sequence/,
  ],
  [
    'a formula that is not closed',
    replace(both, '$$v = R I$$ {#eq-lif}', '$$\nv = R I'),
    /a formula is not closed/,
  ],
  ['no front matter', replace(both, '---\ntitle', 'title'), /no front matter/],
  ['a front matter without minutes', replace(both, 'minutes: 5\n', ''), /lacks "minutes"/],
  [
    'a verdict of no known kind',
    replace(both, 'verdict: holds', 'verdict: maybe'),
    /a verdict needs/,
  ],
  ['a note of no known side', replace(both, 'in=tissue', 'in=brain'), /not in "brain"/],
];

describe('the weave', () => {
  test('has nothing to say of a book that is right', () => {
    assert.deepEqual(problemsOf(), []);
  });
  test('has nothing to say of a laboratory that is right', () => {
    assert.deepEqual(problemsOf(lab()), []);
  });
  for (const [name, change, said] of faults)
    test(`finds ${name}`, () => {
      const problems = problemsOf(change);
      assert.ok(
        problems.some((problem) => said.test(problem)),
        `said only: ${problems.join('\n')}`,
      );
    });
  test('tells the line where a fault stands', () => {
    const problems = problemsOf(replace(both, '[[spike]]', '[[spikes]]'));
    assert.ok(
      problems.some((p) => /en\.md:(1[5-9]|2\d): /.test(p)),
      problems.join('\n'),
    );
  });
});
