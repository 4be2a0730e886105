// What an exercise's checks.js provides. Checks are questions to the C core, never stored answers.
import type { Values } from '../core/tables.ts';
import type { CodeChecks, CodeSpec, Kit } from './code/types.ts';

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

/** A curve as a function: its height at x. */
export type Curve = (x: number) => number;

export interface SketchChecks {
  /** The true heights at these x, asked of the core. */
  truth(core: Kit['core'], x: number[]): Promise<number[]>;
  /** The usual mistakes by name; the first that was made earns its hint. */
  mistakes: Record<string, SketchMistake>;
}

export interface SketchMistake {
  /** Is it in the reader's curve? */
  made(yours: Curve, truth: Curve): boolean;
  /** The curve of someone who makes it; used by the tests. */
  drawn(core: Kit['core'], x: number[]): Promise<number[]>;
}

export type Checks = PredictChecks | ChooseChecks | ExploreChecks | SketchChecks | CodeChecks;

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
  solution: Trial;
  wrong: Record<string, Trial>;
}

/** What a test does to a figure. */
export interface Trial {
  set: Values;
  steps: number;
  /** Inputs of the scene, as rows. */
  give?: Record<string, number[][]>;
}

export interface SketchAxis {
  unit: string;
  low: number;
  high: number;
}

export interface SketchSpec {
  kind: 'sketch';
  x: SketchAxis;
  /** `step`: what one key press adds to a height. */
  y: SketchAxis & { step: number };
  /** The curve has a height at so many places, evenly from one end of the x axis to the other. */
  nodes: number;
  /** How far from the truth, on average, is still close, as a share of the truth's own average. */
  close: number;
}

export type Spec = PredictSpec | ChooseSpec | ExploreSpec | SketchSpec | CodeSpec;
