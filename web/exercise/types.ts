// What an exercise's checks.js provides. Checks are questions to the C core, never stored answers.
import type { Values } from '../core/tables.ts';
import type { CodeChecks, CodeSpec } from './code/types.ts';

export interface Result {
  numbers: Record<string, number>;
  values: Values;
}

/** Runs a scene with some values set, and gives its single numbers after so many steps. */
export type Run = (
  scene: string,
  values?: Values,
  steps?: number,
  seed?: number,
) => Promise<Result>;

export interface PredictChecks {
  /** The answer, asked of the core. */
  truth(run: Run): Promise<number>;
  /** What the usual mistakes would give, by the name of the mistake. */
  wrong: Record<string, (run: Run) => Promise<number>>;
}

export interface ChooseChecks {
  /** The id of the right option, found by experiment. */
  right(run: Run): Promise<string>;
}

/** The state of the figure that a goal is about. */
export interface State {
  values: Values;
  numbers: Record<string, number>;
}

export interface ExploreChecks {
  /** What the goal measures; null while there is nothing to measure. */
  measure(state: State): number | null;
  /** What else must hold, by the name of the hint that is shown while it does not. */
  conditions: Record<string, (state: State) => boolean>;
}

export type Checks = PredictChecks | ChooseChecks | ExploreChecks | CodeChecks;

/** exercise.json: what is fixed of an exercise in every language. */
export interface PredictSpec {
  kind: 'predict';
  unit: string;
  low: number;
  high: number;
  step: number;
  /** Where the marker stands at first. */
  start: number;
  /** How far from the truth is still close, as a share of the truth. */
  close: number;
}

export interface ChooseSpec {
  kind: 'choose';
  options: string[];
}

export interface ExploreSpec {
  kind: 'explore';
  figure: string;
  unit: string;
  low: number;
  high: number;
  digits: number;
  /** Is the band drawn in the figure's plot? Only where its y axis shows the measure. */
  band: boolean;
  /** Settings that reach the goal, and settings that earn each hint; used by the tests. */
  solution: { set: Values; steps: number };
  wrong: Record<string, { set: Values; steps: number }>;
}

export type Spec = PredictSpec | ChooseSpec | ExploreSpec | CodeSpec;
