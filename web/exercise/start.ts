// Brings the questions on the page to life.
import { context } from '../page/context.ts';
import { loadAnswer } from '../page/store.ts';
import { startChoose } from './choose.ts';
import type { CodeChecks } from './code/types.ts';
import { startExplore } from './explore.ts';
import { startWhenNear } from './near.ts';
import { startPredict } from './predict.ts';
import type { ChooseChecks, ExploreChecks, PredictChecks, Run, Spec } from './types.ts';

/** The chapter's own script has put the checks of its exercises here. */
type Registry = { neuralMirrorChecks?: Record<string, unknown> };

let runs = 0;

/** Runs a scene in a core of its own beside the figures. */
export const run: Run = async (scene, values = {}, steps = 0, seed = 1) => {
  const { core } = context();
  const figure = `check-${++runs}`;
  const reply = await core.call({ do: 'open', figure, scene, values, seed, steps, wants: [] });
  await core.call({ do: 'close', figure });
  if (!reply.frame) throw new Error(reply.failure ?? reply.status?.code ?? 'no answer');
  return { numbers: reply.frame.numbers, values: reply.frame.values };
};

export function startExercises(): void {
  for (const root of document.querySelectorAll<HTMLElement>('.q[data-cell]'))
    startWhenNear(root, null);
  const registry = (globalThis as Registry).neuralMirrorChecks ?? {};
  for (const root of document.querySelectorAll<HTMLElement>('.q[data-exercise]')) {
    const id = root.dataset.exercise!;
    const spec = JSON.parse(root.dataset.spec!) as Spec;
    const answer = loadAnswer(id);
    const checks = registry[id];
    if (spec.kind === 'code') startWhenNear(root, checks as CodeChecks);
    if (spec.kind === 'predict') startPredict(root, id, spec, checks as PredictChecks, answer);
    if (spec.kind === 'choose') startChoose(root, id, checks as ChooseChecks, answer);
    if (spec.kind === 'explore') startExplore(root, id, spec, checks as ExploreChecks, answer);
  }
}
