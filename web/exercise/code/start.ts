// The script that pages load when an exercise in code or a cell comes near the screen.
import type { CodeRegistry } from '../near.ts';
import { CodeCell } from './cell.ts';
import { CodeExercise } from './exercise.ts';

(globalThis as CodeRegistry).neuralMirrorCode = {
  start: (root, checks) => (checks ? new CodeExercise(root, checks) : new CodeCell(root)),
};
