// Brings the questions on the page to life.
import { loadAnswer } from '../page/store.ts';
import { startChoose } from './choose.ts';
import type { CodeChecks } from './code/types.ts';
import { startExplore } from './explore.ts';
import { startWhenNear } from './near.ts';
import { startPredict } from './predict.ts';
import { startSketch } from './sketch.ts';
import type { ChooseChecks, ExploreChecks, PredictChecks, SketchChecks, Spec } from './types.ts';

/** The chapter's own script has put the checks of its exercises here. */
type Registry = { neuralMirrorChecks?: Record<string, unknown> };

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
    if (spec.kind === 'sketch') startSketch(root, id, spec, checks as SketchChecks, answer);
    if (spec.kind === 'explore') startExplore(root, id, spec, checks as ExploreChecks, answer);
  }
}
