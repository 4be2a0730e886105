// The script that pages load when an exercise in code comes near the screen.
import type { CodeRegistry } from '../near.ts';
import { CodeExercise } from './exercise.ts';

(globalThis as CodeRegistry).neuralMirrorCode = {
  start: (root, checks) => new CodeExercise(root, checks),
};
