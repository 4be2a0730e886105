// The script that a laboratory loads when the reader saves something.
import { save } from './keepsake.ts';
import type { KeepsakeRegistry } from './steps.ts';

(globalThis as KeepsakeRegistry).neuralMirrorKeepsake = { save };
