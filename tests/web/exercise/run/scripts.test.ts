// The text of a program's worker: the reader's own begins on the line that errors are counted from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FunctionSpec, ProgramScript } from '../../../../web/exercise/run/protocol.ts';
import {
  javascriptProgram,
  type Resources,
  runtimeProgram,
} from '../../../../web/exercise/run/scripts.ts';

const fn: FunctionSpec = { name: 'f', args: [], returns: { type: 'number', unit: '1' } };
const code = 'function f() {\n  return 1;\n}';

const resources = (more: Partial<Resources> = {}): Resources => ({
  runtime: '(() => {\n/* two lines */})();',
  core: { wasm: 'AGFzbQ==' },
  strings: { status: { range: 'a "quote",\na line' }, argument: { number: '</script>\u2028' } },
  ...more,
});

/** Runs a program's script as a worker would, and gives what it was told and what it handed over. */
function run({ parts }: ProgramScript) {
  const scope = {} as { neuralMirrorConfig: { firstLine: number; core: string } };
  const handed: Record<string, unknown>[] = [];
  const own = new Function('globalThis', 'neuralMirrorProgram', parts.join(''));
  own(scope, (functions: Record<string, unknown>) => handed.push(functions));
  return { config: scope.neuralMirrorConfig, handed };
}

for (const [what, more] of [
  ['wasm', {}],
  ['the plain core, in many lines', { core: { plain: 'function () {\n\n/* plain */\n}' } }],
  ['a longer runtime', { runtime: '\n'.repeat(1200) }],
] as [string, Partial<Resources>][])
  test(`with ${what}: the reader’s first line is where it is said to be`, () => {
    const script = javascriptProgram(code, fn, resources(more));
    const lines = script.parts.join('').split('\n');
    assert.match(lines[script.firstLine - 1], /function f\(\) \{$/);
    assert.equal(lines[script.firstLine], '  return 1;');
    const { config, handed } = run(script);
    assert.equal(config.firstLine, script.firstLine);
    assert.equal((handed[0].f as () => number)(), 1);
  });

test('the function is handed over however it is made, and missing where there is none', () => {
  for (const own of ['const f = () => 1', 'let f; f = () => 1', 'var f = () => 1; // f'])
    assert.equal(run(javascriptProgram(own, fn, resources())).handed.length, 1, own);
  for (const own of ['', '// function f() {}', 'const g = 1;', '{ let f = 1; }'])
    assert.equal(run(javascriptProgram(own, fn, resources())).handed[0].f, undefined, own);
  assert.deepEqual(run(javascriptProgram('const x = 1', null, resources())).handed, [{}]);
});

test('a program’s functions are its own: none takes the place of one that the runtime uses', () => {
  const runtime = 'globalThis.used = typeof Set.prototype.has;';
  const scope = {} as { used: string };
  const { parts } = javascriptProgram('function Set() {}', null, resources({ runtime }));
  new Function('globalThis', 'neuralMirrorProgram', parts.join(''))(scope, () => undefined);
  assert.equal(scope.used, 'function');
});

test('what cannot be read is not read', () => {
  for (const own of ['function f( {', 'const f = `', '/* f', '}'])
    assert.throws(() => run(javascriptProgram(own, fn, resources())), SyntaxError, own);
});

test('a program in another language is sent, not written into the script', () => {
  const script = runtimeProgram(fn, resources(), { code: 'def f(): ...' });
  assert.ok(!script.parts.join('').includes('def f'));
  assert.deepEqual(script.setup, { code: 'def f(): ...' });
  assert.equal(run(script).config.core, 'AGFzbQ==');
});
