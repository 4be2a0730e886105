// An exercise in code as the build writes it: what goes in and comes out, the tabs, and the pieces.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Exercise } from '../../../tools/weave/chapter.ts';
import { codePieces, firstLine, renderCode, titled } from '../../../tools/weave/code-exercise.ts';
import type { CodeSpec } from '../../../web/exercise/code/types.ts';
import type { ArgSpec, FunctionSpec } from '../../../web/exercise/run/protocol.ts';

const number = (id: string, unit: string, more: Partial<ArgSpec> = {}): ArgSpec => ({
  id,
  unit,
  type: 'number',
  ...more,
});

const spec = (args: ArgSpec[], unit: string, checks = ['right']): CodeSpec => ({
  kind: 'code',
  function: { name: 'f', args, returns: { type: 'number', unit } } as FunctionSpec,
  checks,
  hints: ['half'],
});

function exercise(of: CodeSpec, more: Partial<Exercise> = {}): Exercise {
  const pieces = {
    'check right': 'It is right\nYours is {found} mV.',
    'check left': 'It is left\nYours is {found} of {n}.',
    'hint half': 'Half.',
    figure: 'Two curves\nx | ms\ny | mV',
    solution: 'So.',
  };
  const text = { ask: '# A <title>\nDo it.', pieces };
  const sources = { js: { starter: 'a < b', solution: '"</script>"' } };
  return { id: 'q', folder: '', spec: of, text: { en: text, zh: text }, sources, ...more };
}

const plain = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const html = (of: CodeSpec, lang: 'en' | 'zh' = 'en', more: Partial<Exercise> = {}) =>
  renderCode(exercise(of, more), lang, plain, plain);
const signature = (...of: Parameters<typeof html>) =>
  /<p class="sig">(.*?)<\/p>/.exec(html(...of))![1].replace(/<[^>]+>/g, '');

test('the pieces are those of checks, mistakes and hints, the figure and the solution', () => {
  assert.deepEqual(codePieces(spec([], '1', ['a', 'b']), ['m']), [
    'check a',
    'check b',
    'wrong m',
    'hint half',
    'figure',
    'solution',
  ]);
});

test('the first line is the title, the rest the task', () => {
  assert.deepEqual(firstLine('one'), ['one', '']);
  assert.deepEqual(firstLine('one\n\ntwo\nthree\n'), ['one', 'two\nthree']);
  assert.deepEqual(titled('# One\nTwo'), ['One', 'Two']);
  for (const wrong of ['One', '#One', '## One', '']) assert.throws(() => titled(wrong), /"# "/);
});

describe('the signature', () => {
  const args = [number('drive', 'mV'), number('n', '1', { type: 'int' })];
  test('has the units of what goes in, and of what comes out', () => {
    assert.equal(signature(spec(args, 'Hz')), 'f(drive mV, n) → gives Hz');
    assert.equal(signature(spec([], '1')), 'f() → gives a number');
    assert.match(signature(spec(args, 'Hz'), 'zh'), /^f\(drive mV, n\) → .*Hz$/);
  });
  test('tells what is handed back', () => {
    const v = number('v', 'mV', { inout: true });
    assert.equal(
      signature(spec([v, ...args], '1')),
      'f(v mV, drive mV, n) → gives a number, also gives back v',
    );
  });
  test('tells what is changed in place, also where nothing is given', () => {
    const w: ArgSpec = { id: 'w', unit: '1', type: 'inout' };
    assert.equal(signature(spec([w], '1')), 'f(w) → gives a number, changes w in place');
    const v: ArgSpec = { id: 'v', unit: '1', type: 'out' };
    assert.equal(signature(spec([v], '1')), 'f(v) → gives a number, fills v');
    const nothing = spec([w, ...args], '1');
    nothing.function.returns.type = 'none';
    assert.equal(signature(nothing), 'f(w, drive mV, n) → changes w in place');
  });
  test('has the fields of a struct', () => {
    const fields = [number('tau_m', 'ms'), number('k', '1', { type: 'int' })] as ArgSpec['fields'];
    const p: ArgSpec = { id: 'p', unit: '1', type: 'struct', name: 'lif_t', fields };
    assert.equal(signature(spec([p], 'Hz')), 'f(p.tau_m ms, p.k) → gives Hz');
  });
  test('is text, whatever a unit is', () => {
    assert.match(html(spec([number('x', '<b>')], '<i>')), /&lt;b&gt;.*&lt;i&gt;/);
  });
});

describe('the page', () => {
  const one = html(spec([], '1', ['right', 'left']));
  test('has a tab for each language that has a starter, in their order', () => {
    const program = { starter: 's', solution: 's' };
    const tabs = (sources: Exercise['sources']) =>
      [...html(spec([], '1'), 'en', { sources }).matchAll(/data-language="(\w+)"/g)].map(
        (m) => m[1],
      );
    assert.deepEqual(tabs({ js: program }), ['js']);
    assert.deepEqual(tabs({ c: program, js: program, py: program }), ['py', 'js', 'c']);
  });
  test('shows the starter to readers without scripts, as text', () => {
    assert.match(one, /<pre class="starter" tabindex="0">a &lt; b<\/pre>/);
  });
  test('carries the programs so that no text of theirs ends the script', () => {
    const data = /class="sources">(.*?)<\/script>/s.exec(one)![1];
    assert.deepEqual(JSON.parse(data), {
      sources: { js: { starter: 'a < b', solution: '"</script>"' } },
      axes: ['x | ms', 'y | mV'],
    });
  });
  test('has the checks in order, each but the first waiting', () => {
    const checks = [...one.matchAll(/data-check="(\w+)".*?<\/li>/g)];
    assert.deepEqual(
      checks.map(([text, id]) => [id, text.includes('Runs when')]),
      [
        ['right', false],
        ['left', true],
      ],
    );
  });
  test('has a template for every piece but the figure, numbers bound to their units', () => {
    const names = [...one.matchAll(/<template data-piece="([^"]+)">/g)].map((m) => m[1]);
    assert.deepEqual(names, ['check right', 'check left', 'hint half', 'solution']);
    assert.match(one, /Yours is \{found\}\u00a0mV\./);
    assert.match(one, /Yours is \{found\} of \{n\}/);
  });
});
