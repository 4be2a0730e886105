// What the C tables say: every scene with its parameters and views. The build writes params.json
// from the tables; nothing about a parameter or a view is written down a second time.
import json from '../../build/params.json' with { type: 'json' };

export interface Param {
  id: string;
  unit: string;
  lowest: number;
  highest: number;
  initial: number;
  step: number;
  log: boolean;
  whole: boolean;
  /** A change starts the scene anew. */
  restart: boolean;
  /** Names of the values 0, 1, ... with a space between; empty for a number. */
  choices: string;
}

export interface ViewRow {
  id: string;
  unit: string;
  type: 'f64' | 'f32' | 'i32' | 'u8';
  /** The view with the coordinates of the first index, or empty. */
  over: string;
}

/** What a reader may hand to a running scene beside single numbers. */
export interface InputRow {
  id: string;
  unit: string;
  /** At most. */
  rows: number;
  columns: number;
  /** Of an element. */
  lowest: number;
  highest: number;
}

export interface Scene {
  id: string;
  clock: boolean;
  /** Model time of a step in ms; 0: the parameter dt, or none. */
  dt: number;
  params: Param[];
  views: ViewRow[];
  inputs: InputRow[];
}

export type Values = Record<string, number>;

export const scenes = json as Scene[];

export function findScene(id: string): Scene {
  const scene = scenes.find((s) => s.id === id);
  if (!scene) throw new Error(`There is no scene "${id}".`);
  return scene;
}

export function paramOf(scene: Scene, id: string): Param {
  const param = scene.params.find((p) => p.id === id);
  if (!param) throw new Error(`scene ${scene.id} has no parameter "${id}"`);
  return param;
}

export function initialValues(scene: Scene): Values {
  return Object.fromEntries(scene.params.map((p) => [p.id, p.initial]));
}
