// The same function in each language, called by the page's own protocol: what goes in arrives, what is
// handed back comes back, and what goes wrong is said in the language's own words.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nodeHost } from '../../../../tools/weave/still.ts';
import { named } from '../../../../web/exercise/code/kit.ts';
import { ProgramError } from '../../../../web/exercise/run/program.ts';
import type { FunctionSpec, Language, RawError } from '../../../../web/exercise/run/protocol.ts';
import { startProgram } from '../programs.ts';

/** Every kind of argument. */
const all: FunctionSpec = {
  name: 'all',
  args: [
    { id: 'x', unit: '1', type: 'number' },
    { id: 'n', unit: '1', type: 'int' },
    { id: 'a', unit: '1', type: 'in' },
    {
      id: 'p',
      unit: '1',
      type: 'struct',
      name: 'pair_t',
      fields: [
        { id: 'u', unit: '1', type: 'number' },
        { id: 'k', unit: '1', type: 'int' },
      ],
    },
    { id: 'v', unit: '1', type: 'number', inout: true },
    { id: 'm', unit: '1', type: 'int', inout: true },
    { id: 'b', unit: '1', type: 'out' },
    { id: 'c', unit: '1', type: 'ints' },
  ],
  returns: { type: 'number', unit: '1' },
};

/** Gives x + n + p.u + p.k, adds 1 to v and 2 to m, fills b with x a and c with n. */
const programs: Partial<Record<Language, string>> = {
  js: `function all(x, n, a, p, v, m, b, c) {
  for (let i = 0; i < b.length; i++) b[i] = x * a[i];
  c.fill(n);
  return [x + n + p.u + p.k, v + 1, m + 2];
}`,
  py: `def all(x, n, a, p, v, m, b, c):
    assert type(n) is int and type(p.k) is int and type(x) is float
    for i in range(len(b)):
        b[i] = x * a[i]
    for i in range(len(c)):
        c[i] = n
    return x + n + p.u + p.k, v + 1, m + 2
`,
  c: `#include "my.h"

double my_all(double x, int n, const double *a, const pair_t *p, double *v, int *m, double *b, int *c) {
    for (int i = 0; i < 3 && n == 3; i++)
        b[i] = x * a[i];
    c[0] = n;
    if (n == 3) c[1] = n;
    *v += 1;
    *m += 2;
    return x + n + p->u + p->k;
}
`,
};

/** s(w inout, n): w[i] += n; nothing is given. */
const sum: FunctionSpec = {
  name: 'sum',
  args: [
    { id: 'w', unit: '1', type: 'inout' },
    { id: 'n', unit: '1', type: 'int' },
  ],
  returns: { type: 'none', unit: '1' },
};
const sums: Record<Language, string> = {
  js: 'function sum(w, n) {\n  for (let i = 0; i < w.length; i++) w[i] += n;\n}\n',
  py: 'def sum(w, n):\n    for i in range(len(w)):\n        w[i] += n\n',
  c: '#include "my.h"\n\nvoid my_sum(double *w, int n) {\n    w[0] += n;\n    w[1] += n;\n}\n',
};

/** last(rows, n): the sum of the rows' last numbers. */
const last: FunctionSpec = {
  name: 'last',
  args: [
    { id: 'rows', unit: '1', type: 'rows', columns: 4 },
    { id: 'n', unit: '1', type: 'int' },
  ],
  returns: { type: 'int', unit: '1' },
};
const lasts: Record<Language, string> = {
  js: 'function last(rows, n) {\n  return rows.slice(0, n).reduce((sum, [, , , d]) => sum + d, 0);\n}\n',
  py: 'def last(rows, n):\n    assert all(type(x) is int for row in rows for x in row)\n    return sum([d for k, s, p, d in rows])\n',
  c: '#include "my.h"\n\nint my_last(const int rows[][4], int n) {\n    int sum = 0;\n    for (int i = 0; i < n; i++)\n        sum += rows[i][3];\n    return sum;\n}\n',
};

const calls = () => [
  [
    0.1,
    3,
    new Float64Array([1, -2, 1e300]),
    { u: 2 ** -40, k: -7 },
    4.5,
    2 ** 31 - 3,
    new Float64Array(3),
    new Int32Array(2),
  ],
  [
    -0.5,
    -2,
    new Float64Array(0),
    { u: 2.5, k: 1 },
    1e9,
    -5,
    new Float64Array(0),
    new Int32Array(1),
  ],
];

async function withProgram<T>(
  language: Language,
  code: string,
  fn: FunctionSpec | null,
  act: (program: Awaited<ReturnType<typeof startProgram>>) => Promise<T>,
): Promise<T> {
  const program = await startProgram(language, code, fn);
  try {
    await program.ready;
    return await act(program);
  } finally {
    program.end();
  }
}

async function errorOf(language: Language, code: string): Promise<RawError> {
  try {
    await withProgram(language, code, null, async () => undefined);
  } catch (error) {
    assert.ok(error instanceof ProgramError, String(error));
    return error.raw;
  }
  assert.fail('it ran');
}

const printed = (language: Language, code: string) =>
  withProgram(language, code, null, async (program) => program.printed);

for (const language of Object.keys(programs) as Language[])
  describe(language, () => {
    test('numbers, whole numbers, arrays and structs arrive and come back, bit for bit', () =>
      withProgram(language, programs[language]!, all, async (program) => {
        const { outcomes, error } = await program.call(calls());
        assert.equal(error, null);
        assert.equal(outcomes[0].value, 0.1 + 3 + 2 ** -40 - 7);
        assert.deepEqual(outcomes[0].outs, [
          5.5,
          2 ** 31 - 1,
          new Float64Array([0.1, -0.2, 0.1 * 1e300]),
          new Int32Array([3, 3]),
        ]);
        assert.equal(outcomes[1].value, -0.5 - 2 + 2.5 + 1);
        assert.deepEqual(outcomes[1].outs, [
          1e9 + 1,
          -3,
          new Float64Array(0),
          new Int32Array([-2]),
        ]);
      }));

    test('rows of whole numbers arrive row by row', () =>
      withProgram(language, lasts[language], last, async (program) => {
        const rows = Int32Array.from([1, 2, 3, -4, 5, 6, 7, 80]);
        const { outcomes, error } = await program.call([
          [rows, 2],
          [new Int32Array(0), 0],
        ]);
        assert.equal(error, null);
        assert.deepEqual(
          outcomes.map((outcome) => outcome.value),
          [76, 0],
        );
      }));

    test('an array is changed in place, of a function that gives nothing, and carried on', () =>
      withProgram(language, sums[language], sum, async (program) => {
        const args = () => [new Float64Array([0.5, -2]), 3];
        const { outcomes, error } = await program.call([args(), args()], true);
        assert.equal(error, null);
        assert.deepEqual(
          outcomes.map((o) => o.outs),
          [[new Float64Array([3.5, 1])], [new Float64Array([6.5, 4])]],
        );
        assert.equal(named(sum, outcomes[0]).value, 0);
      }));

    test('carried on, what is handed back goes into the next call', () =>
      withProgram(language, programs[language]!, all, async (program) => {
        const [first] = calls();
        const { outcomes } = await program.call([first, first, first], true);
        assert.deepEqual(
          outcomes.map((o) => o.outs[0]),
          [5.5, 6.5, 7.5],
        );
      }));

    test('without its function it is not ready', async () => {
      const program = await startProgram(language, '', all);
      await assert.rejects(program.ready, (e: ProgramError) => e.raw.name === 'missing');
      program.end();
    });
  });

test('js: another kind of result is named, not judged', () =>
  withProgram('js', 'function all() { return [{}, null, undefined]; }', all, async (program) => {
    const [{ value, outs }] = (await program.call([calls()[0]])).outcomes;
    assert.deepEqual([value, outs[0], outs[1]], ['Object', 'null', 'undefined']);
  }));

test('py: another kind of result is named, not judged', () =>
  withProgram('py', 'def all(*args):\n    return "x", None', all, async (program) => {
    const [{ value, outs }] = (await program.call([calls()[0]])).outcomes;
    assert.deepEqual([value, outs[0], outs[1]], ['str', 'NoneType', 'NoneType']);
  }));

test('py: the core by name, with arguments in order or by name, and its refusals', async () => {
  const said = await printed(
    'py',
    `from array import array
print(core.lif_rate(20, 20, 15, 0, 2) == core.lif_rate(drive=20, v_th=15, tau_m=20, tau_ref=2, v_reset=0))
v, spikes = array('d', bytes(32)), array('d', bytes(24))
print(core.lif_run(v, spikes, [9, 9, 9], 0, 20, 15, 0, 2, 10, 1, 1), v[1] > 4)
def refused(call):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
refused(lambda: core.lif_rate(20, -1, 15, 0, 2))
refused(lambda: core.lif_rate('a', 1, 15, 0, 2))
refused(lambda: core.lif_run(v, [0], [9, 9, 9], 0, 20, 15, 0, 2, 10, 1, 1))
refused(lambda: core.lif_run(v, array('f', [0]), [9, 9, 9], 0, 20, 15, 0, 2, 10, 1, 1))
refused(lambda: plot.line(3, [1]))
`,
  );
  const lines = said.trim().split('\n');
  assert.equal(lines[0], 'True');
  assert.match(lines[1], /^0\.0 True$/);
  assert.match(lines[2], /^ValueError lif_rate: tau_m = -1 ms must be greater than 0 ms/);
  assert.match(lines[3], /^TypeError lif_rate: drive .* number.* str/);
  assert.match(lines[4], /^TypeError lif_run: spikes .*array\('d'\).* list/);
  assert.match(lines[5], /^TypeError lif_run: spikes .*array\('d'\)/);
  assert.match(lines[6], /^TypeError plot\.line: x .* int/);
});

test('py: an error is told with its name and line', async () => {
  const name = await errorOf('py', 'a = 1\nb = a + c\n');
  assert.deepEqual([name.name, name.line], ['NameError', 2]);
  const indent = await errorOf('py', 'a = 1\n b = 2\n');
  assert.deepEqual([indent.name, indent.line], ['IndentationError', 2]);
  const deep = await errorOf('py', 'def f(n):\n    return f(n + 1)\nf(0)\n');
  assert.deepEqual([deep.name, deep.message], ['RuntimeError', 'maximum recursion depth exceeded']);
  const large = await errorOf('py', 'a = []\nwhile True:\n    a.append(bytes(1000000))\n');
  assert.deepEqual([large.name, large.line], ['MemoryError', 3]);
});

test('c: the core by its headers, printf, curves, and doubts of the compiler', () =>
  withProgram(
    'c',
    `#include <math.h>
#include <stdio.h>
#include "neuron/lif_rate.h"
#include "plot.h"

int main(void) {
    int unused;
    Membrane m = {20, 15, 0, 2};
    printf("神经 %.12g %d", lif_rate(&m, 20), fabs(exp(1) - 2.718281828459045) < 1e-15);
    double t[2] = {0, 1}, v[2] = {2, 3};
    plot_line(t, v, 2, "v");
    plot_axes("t", "v");
    return 0;
}
`,
    null,
    async (program) => {
      assert.match(program.printed, /my\.c:7:9: warning: unused variable/);
      assert.match(program.printed, /神经 33\.640711630\d+ 1$/);
      assert.deepEqual(program.drawn, [
        { kind: 'line', x: new Float64Array([0, 1]), y: new Float64Array([2, 3]), label: 'v' },
      ]);
      assert.deepEqual(program.axes, { x: 't', y: 'v' });
    },
  ));

test('c: what the compiler refuses is an error at its line', async () => {
  const wrong = await errorOf('c', 'int main(void) {\n    return x;\n}\n');
  assert.deepEqual([wrong.name, wrong.line, wrong.column], ['CompileError', 2, 12]);
  assert.match(wrong.message, /undeclared identifier 'x'/);
  const missed = await errorOf('c', 'double f(void);\nint main(void) {\n    return f() > 0;\n}\n');
  assert.deepEqual([missed.name, missed.message], ['LinkError', 'f']);
});

test('c: a trap ends the program, and is named by the runtime', async () => {
  const outside = await errorOf(
    'c',
    'int main(void) {\n    return *(volatile int *)0x7fffffff;\n}\n',
  );
  assert.match(outside.message, /out of bounds/);
  const deep = await errorOf(
    'c',
    'static int f(int n) { volatile char a[9999]; a[n % 9999] = 1; return f(n + 1) + a[n % 9999]; }\nint main(void) { return f(0); }\n',
  );
  assert.match(deep.message, /out of bounds|call stack/);
});

test('c: more memory than there is, is not given', async () => {
  const code = `#include <stdio.h>
#include <stdlib.h>
int main(void) {
    char *volatile p = malloc(2000000000u);
    printf("%d", p == NULL);
}
`;
  assert.equal(await printed('c', code), '1');
});

test('py: text in any script is printed whole, and curves are drawn', () =>
  withProgram('py', "print('神经', 1.5)\nplot.line([0, 1], (2, 3), 'v')", null, async (program) => {
    assert.equal(program.printed, '神经 1.5\n');
    assert.deepEqual(program.drawn, [
      { kind: 'line', x: new Float64Array([0, 1]), y: new Float64Array([2, 3]), label: 'v' },
    ]);
  }));

/** The same run of the first scene in each language; it prints the length, the last value and the rate. */
const runs: Record<Language, string> = {
  js: `const trace = lif.run({ current: 2.0 });
plot.line(trace.t, trace.v, 'v');
print(trace.t.length, trace.v[trace.v.length - 1], trace.rate_formula);
for (const given of [{ tau_m: -1 }, { tau: 1 }, { current: 'x' }, { steps: 0.5 }, { current: NaN }])
  try { lif.run(given); } catch (error) { print(error.name, error.message); }
`,
  py: `trace = lif.run(current=2.0)
plot.line(trace.t, trace.v, 'v')
print(len(trace.t), trace.v[-1], trace.rate_formula)
for given in {'tau_m': -1}, {'tau': 1}, {'current': 'x'}, {'steps': 0.5}, {'current': float('nan')}:
    try:
        lif.run(**given)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
`,
  c: `#include "plot.h"
#include "run.h"

int main(void) {
    Run *trace = run("lif", SET(current, 2.0));
    int n = length(trace, "t");
    plot_line(view(trace, "t"), view(trace, "v"), n, "v");
    printf("%d %.17g %.17g\\n", n, element(trace, "v", n - 1), element(trace, "rate_formula", 0));
    run("lif", SET(tau_m, -1));
    run("lif", SET(tau, 1));
    printf("%d\\n", length(run("lif"), "t"));
}
`,
};

const wanted = nodeHost().answer({
  do: 'open',
  figure: 'test',
  scene: 'lif',
  values: { current: 2 },
  seed: 1,
  steps: 2000,
  wants: [{ kind: 'array', view: 'v' }],
}).frame!;

for (const language of Object.keys(runs) as Language[])
  test(`${language}: a scene runs as the figure does, and refuses what the figure refuses`, () =>
    withProgram(language, runs[language], null, async (program) => {
      const [first, ...lines] = program.printed.trim().split('\n');
      const [n, v, rate] = first.split(' ').map(Number);
      assert.equal(n, wanted.parts[0].data.length);
      assert.equal(v, wanted.numbers.level);
      assert.equal(rate, wanted.numbers.rate_formula);
      assert.equal(program.drawn.length, 1);
      assert.match(lines[0], /tau_m = -1 ms.* 1 to 100 ms/);
      assert.match(lines[1], /no parameter tau\b/);
      if (language === 'c') return assert.equal(lines[2], '2001');
      assert.match(lines[0], /^(Range|Value)Error lif: /);
      assert.match(lines[1], /^TypeError lif: .*tau_m, /);
      assert.match(lines[2], /^TypeError lif: current .* number/);
      assert.match(lines[3], /^(Range|Value)Error lif: steps = 0\.5/);
      assert.match(lines[4], /^(Range|Value)Error lif: current: NaN nA/);
    }));

test('c: SIMD by its header, C11 and its mathematics', async () => {
  const code = `#include <math.h>
#include <stdio.h>
#include <wasm_simd128.h>

int main(void) {
    _Static_assert(sizeof(double) == 8, "C11");
    v128_t sum = wasm_f64x2_add(wasm_f64x2_make(1, 2), wasm_f64x2_splat(0.5));
    printf("%g %g %.17g", wasm_f64x2_extract_lane(sum, 0), wasm_f64x2_extract_lane(sum, 1), log1p(1e-20));
}
`;
  assert.equal(await printed('c', code), '1.5 2.5 9.9999999999999995e-21');
});
