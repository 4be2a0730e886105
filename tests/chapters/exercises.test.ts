// Every exercise: where it starts is no answer, what is right is right, and each foreseen mistake is
// wrong and earns its own hint. Judged by the page's own functions, over the core under Node.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Exercise, readChapters } from '../../tools/weave/chapter.ts';
import { parseSet } from '../../tools/weave/figure.ts';
import { parseAttributes } from '../../tools/weave/markdown.ts';
import { Problems } from '../../tools/weave/problems.ts';
import { nodeHost } from '../../tools/weave/still.ts';
import type { Values } from '../../web/core/tables.ts';
import { findScene } from '../../web/core/tables.ts';
import { judge } from '../../web/exercise/code/judge.ts';
import type { CodeChecks, CodeSpec } from '../../web/exercise/code/types.ts';
import { curveThrough, gap, judgeSketch, places } from '../../web/exercise/curve.ts';
import { coreFunction } from '../../web/exercise/kernel.ts';
import { ProgramError } from '../../web/exercise/run/program.ts';
import type { Language } from '../../web/exercise/run/protocol.ts';
import type {
  ChooseChecks,
  ExploreChecks,
  PredictChecks,
  Run,
  SketchChecks,
  State,
  Trial,
} from '../../web/exercise/types.ts';
import { judgeGoal, judgePrediction } from '../../web/exercise/verdict.ts';
import { root } from '../native.ts';
import { callCore, startProgram } from '../web/exercise/programs.ts';

const host = nodeHost();

function state(
  scene: string,
  values: Values,
  steps: number,
  seed: number,
  give: Trial['give'] = {},
): State {
  const figure = 'test';
  let reply = host.answer({ do: 'open', figure, scene, values, seed, steps: 0, wants: [] });
  for (const [id, rows] of Object.entries(give)) {
    const given = {
      data: Float64Array.from(rows.flat()),
      rows: rows.length,
      columns: rows[0].length,
    };
    reply = host.answer({ do: 'give', figure, id, given, wants: [] });
  }
  if (steps > 0) reply = host.answer({ do: 'step', figure, n: steps, budget: 0, wants: [] });
  const { frame, status, failure } = reply;
  assert.ok(frame, failure ?? JSON.stringify(status));
  return { values: frame.values, numbers: frame.numbers };
}

const run: Run = async (scene, values = {}, steps = 0, seed = 1) =>
  state(scene, values, steps, seed);

/** How the chapter opens a figure. */
function figureOf(text: string, id: string) {
  const line = text.split('\n').find((l) => l.startsWith(`:::figure{#${id} `));
  assert.ok(line, `there is no figure ${id}`);
  const { attributes } = parseAttributes(line.slice(':::figure{'.length, -1));
  const scene = findScene(attributes.scene);
  const set = parseSet(attributes.set ?? '', scene);
  return { scene: scene.id, set, seed: Number(attributes.seed ?? 1) };
}

/** Lets every program of an exercise run in this language, as on the page, and judges it. */
function testPrograms(exercise: Exercise, checks: CodeChecks, language: Language): void {
  const spec = exercise.spec as CodeSpec;
  const judged = async (code: string) => {
    const program = await startProgram(language, code, spec.function);
    try {
      await program.ready;
      return await judge(spec, checks, program, callCore);
    } catch (error) {
      if (error instanceof ProgramError) return error.raw;
      throw error;
    } finally {
      program.end();
    }
  };
  const said = (value: unknown) =>
    JSON.stringify(value, (k, v) => (k === 'figure' ? undefined : v));
  const { starter, solution } = exercise.sources![language]!;
  test(`${language}: the starter runs, and does not pass`, async () => {
    const outcome = await judged(starter);
    assert.ok('right' in outcome && !outcome.right, said(outcome));
  });
  test(`${language}: the solution passes`, async () => {
    const outcome = await judged(solution);
    assert.ok('right' in outcome && outcome.right, said(outcome));
  });
  for (const [name, programs] of Object.entries(exercise.wrong!))
    test(`${language}: ${name} is wrong and earns its own hint`, async () => {
      const outcome = await judged(programs[language]!);
      assert.ok('right' in outcome && !outcome.right, said(outcome));
      assert.equal(outcome.mistake, name, said(outcome));
    });
}

for (const chapter of readChapters(`${root}chapters`, new Problems())) {
  for (const [id, exercise] of chapter.exercises) {
    const { spec, folder, text } = exercise;
    describe(`${chapter.id}: ${id}`, async () => {
      const checks = (await import(`${folder}/checks.js`)).default;

      if (spec.kind === 'predict') {
        const { truth, wrong } = checks as PredictChecks;
        test('the truth is on the line, and right', async () => {
          const value = await truth(run);
          assert.ok(value >= spec.low && value <= spec.high);
          assert.equal((await judgePrediction(spec, checks, run, value)).right, true);
        });
        test('the marker does not start on the answer', async () => {
          assert.equal((await judgePrediction(spec, checks, run, spec.start)).right, false);
        });
        test('there are foreseen mistakes', () => assert.ok(Object.keys(wrong).length > 0));
        for (const [name, value] of Object.entries(wrong))
          test(`${name} is wrong and earns its own hint`, async () => {
            const given = await value(run);
            assert.ok(given >= spec.low && given <= spec.high, `${given} is not on the line`);
            const verdict = await judgePrediction(spec, checks, run, given);
            assert.equal(verdict.right, false);
            assert.equal(verdict.hint, name);
          });
      }

      if (spec.kind === 'sketch') {
        const { truth, mistakes } = checks as SketchChecks;
        const x = places(spec.x, spec.nodes);
        const core = coreFunction(callCore);
        const judged = (heights: number[]) => judgeSketch(spec, checks, callCore, heights);
        const { low, high } = spec.y;
        const inside = (y: number) => y >= low && y <= high;
        test('the truth lies on the axes, and drawn node by node it is right', async () => {
          const heights = await truth(core, x);
          assert.ok(heights.every(inside));
          const { right, hint, share } = await judged(heights);
          assert.deepEqual({ right, hint }, { right: true, hint: '' });
          assert.ok(share < spec.close / 4, `too few nodes: ${share}`);
        });
        test('none of the mistakes is in the truth', async () => {
          const curve = curveThrough(spec.x, await truth(core, x));
          for (const [name, { made }] of Object.entries(mistakes))
            assert.equal(made(curve, curve), false, name);
        });
        test('nothing drawn is no curve, and flat lines are wrong', async () => {
          assert.notEqual(gap(x.map(() => null)), null);
          for (const y of [low, (low + high) / 2, high])
            assert.equal((await judged(x.map(() => y))).right, false);
        });
        test('there are three foreseen mistakes', () =>
          assert.ok(Object.keys(mistakes).length >= 3));
        for (const [name, { drawn }] of Object.entries(mistakes))
          test(`${name} is wrong and earns its own hint`, async () => {
            const heights = await drawn(core, x);
            assert.ok(heights.every(inside));
            const { right, hint } = await judged(heights);
            assert.deepEqual({ right, hint }, { right: false, hint: name });
          });
      }

      if (spec.kind === 'code') {
        const { checks: named } = checks as CodeChecks;
        test('the checks are those of exercise.json, and there are three foreseen mistakes', () => {
          assert.deepEqual(Object.keys(named), spec.checks);
          assert.ok(Object.keys(exercise.wrong!).length >= 3);
        });
        for (const language of Object.keys(exercise.sources!) as Language[])
          testPrograms(exercise, checks, language);
      }

      if (spec.kind === 'choose') {
        test('experiment finds one of the options, and every option has a reason', async () => {
          assert.ok(spec.options.includes(await (checks as ChooseChecks).right(run)));
          assert.ok(spec.options.length >= 3);
          for (const lang of ['zh', 'en'] as const)
            for (const option of spec.options) {
              const [label, ...reason] = text[lang].pieces[option].split('\n');
              assert.ok(label.length > 0 && reason.join('').length > 20, `${lang} ${option}`);
            }
        });
      }

      if (spec.kind === 'explore') {
        const figure = figureOf(chapter.body.en, spec.figure);
        const judge = ({ set, steps, give }: Trial) =>
          judgeGoal(
            spec,
            checks as ExploreChecks,
            state(figure.scene, { ...figure.set, ...set }, steps, figure.seed, give),
          );
        test('the figure as the book opens it does not reach the goal', () => {
          for (const steps of [0, spec.solution.steps])
            assert.equal(judge({ set: {}, steps }).right, false);
        });
        test('the solution reaches it', () => assert.equal(judge(spec.solution).right, true));
        test('every condition has a case that breaks it', () =>
          assert.deepEqual(
            Object.keys((checks as ExploreChecks).conditions).sort(),
            Object.keys(spec.wrong).sort(),
          ));
        for (const [name, wrong] of Object.entries(spec.wrong))
          test(`${name} is wrong and earns its own hint`, () => {
            const verdict = judge(wrong);
            assert.equal(verdict.right, false);
            assert.equal(verdict.hint, name);
          });
      }
    });
  }

  if (chapter.number > 0)
    test(`${chapter.id}: at least eight questions, two of each kind`, () => {
      const kinds = [...chapter.exercises.values()].map((e) => e.spec.kind);
      assert.ok(kinds.length >= 8);
      for (const kind of ['predict', 'choose', 'explore'])
        assert.ok(kinds.filter((k) => k === kind).length >= 2, kind);
    });
}

test('an exercise keeps its id for ever: no two chapters use the same', () => {
  const ids = readdirSync(`${root}chapters`)
    .filter((name) => /^\d\d-/.test(name))
    .flatMap((name) => {
      try {
        return readdirSync(`${root}chapters/${name}/exercises`);
      } catch {
        return [];
      }
    });
  assert.equal(new Set(ids).size, ids.length);
});
