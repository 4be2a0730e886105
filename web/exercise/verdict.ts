// What an answer earns. No page here: the tests judge with the same functions.
import type {
  ExploreChecks,
  ExploreSpec,
  PredictChecks,
  PredictSpec,
  Run,
  State,
} from './types.ts';

export interface Verdict {
  right: boolean;
  /** The name of the hint that it earns; '' for none of its own. */
  hint: string;
}

export interface Prediction extends Verdict {
  truth: number;
}

/** Near the truth is right; near what a usual mistake gives, and nearer to it than to the truth, earns
 * that mistake's hint. */
export async function judgePrediction(
  spec: PredictSpec,
  checks: PredictChecks,
  run: Run,
  given: number,
): Promise<Prediction> {
  const truth = await checks.truth(run);
  const reach = Math.max(spec.close * Math.abs(truth), spec.step);
  if (Math.abs(given - truth) <= reach) return { right: true, hint: '', truth };
  let hint = '';
  let nearest = Math.abs(given - truth);
  for (const [name, value] of Object.entries(checks.wrong)) {
    const wrong = await value(run);
    const distance = Math.abs(given - wrong);
    if (distance <= Math.max(spec.close * Math.abs(wrong), spec.step) && distance < nearest) {
      nearest = distance;
      hint = name;
    }
  }
  return { right: false, hint, truth };
}

export interface Goal extends Verdict {
  measure: number | null;
}

/** A goal is reached when the measure lies in its band and every condition holds. */
export function judgeGoal(spec: ExploreSpec, checks: ExploreChecks, state: State): Goal {
  const measure = checks.measure(state);
  const inside = measure !== null && measure >= spec.low && measure <= spec.high;
  const failing = Object.entries(checks.conditions).find(([, holds]) => !holds(state));
  return { measure, right: inside && !failing, hint: failing ? failing[0] : '' };
}
