// Reach a goal: the figure's own state is measured, live, until it lies in the band.
import type { NmFigure } from '../figure/figure.ts';
import { formatNumber } from '../figure/numbers.ts';
import { fill, unit } from '../figure/text.ts';
import { context } from '../page/context.ts';
import { type Answer, storeAnswer } from '../page/store.ts';
import { piece, sayIn, showState } from './state.ts';
import type { ExploreChecks, ExploreSpec } from './types.ts';
import { judgeGoal } from './verdict.ts';

export function startExplore(
  root: HTMLElement,
  id: string,
  spec: ExploreSpec,
  checks: ExploreChecks,
  answer: Answer | null,
): void {
  const { strings } = context();
  const figure = document.getElementById(spec.figure) as NmFigure;
  const goal = root.querySelector<HTMLElement>('.goal')!;
  const shown = root.querySelector<HTMLElement>('.now')!.firstChild!;
  const said = root.querySelector<HTMLElement>('.say')!;
  let now = answer;
  let last = '';

  const update = () => {
    if (!figure.frame) return;
    const { measure, right, hint } = judgeGoal(spec, checks, figure.frame);
    shown.textContent = measure === null ? '–' : `${formatNumber(measure, spec.digits)} `;
    goal.classList.toggle('reached', right);
    const inside = measure !== null && measure >= spec.low && measure <= spec.high;
    let distance = '';
    if (measure !== null && !inside) {
      const low = measure < spec.low;
      const x = low ? spec.low - measure : measure - spec.high;
      const text = `${formatNumber(x, spec.digits)}${unit(spec.unit)}`;
      distance = fill(low ? strings.goal_below : strings.goal_above, { x: text });
    }
    const state = right ? 'reached' : inside ? hint : `${hint} ${distance}`;
    if (state === last) return;
    last = state;
    if (right) {
      sayIn(said, strings.goal_reached, false, piece(root, 'reached'));
      if (!now?.solved) {
        now = { given: null, tries: (now?.tries ?? 0) + 1, solved: true };
        storeAnswer(id, now);
        showState(root, now);
      }
    } else {
      const stop = document.documentElement.lang.startsWith('zh') ? '。' : '.';
      sayIn(
        said,
        '',
        false,
        distance ? `${distance}${stop} ` : '',
        ...(hint ? [piece(root, hint)] : []),
      );
    }
  };

  figure.addEventListener('nm-frame', update);
  if (spec.band) {
    const label = `${strings.goal} ${formatNumber(spec.low)}–${formatNumber(spec.high)}${unit(spec.unit)}`;
    figure.band = { low: spec.low, high: spec.high, label };
  }
  showState(root, now);
  update();
}
