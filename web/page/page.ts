// The script of every page.

import type { Request } from '../core/host.ts';
import { scenes } from '../core/tables.ts';
import { startExercises } from '../exercise/start.ts';
import { NmFigure } from '../figure/figure.ts';
import { startLab } from '../lab/steps.ts';
import { startChrome } from './chrome.ts';
import { context } from './context.ts';
import { startHosting } from './hosting.ts';
import { startMap } from './map.ts';
import { startWork } from './work.ts';

const figures = () => [...document.querySelectorAll<NmFigure>('nm-figure')];

startLab(); // first: what an address leads to must be open
customElements.define('nm-figure', NmFigure);
startExercises();
startChrome(() => {
  for (const figure of figures()) figure.redraw();
  dispatchEvent(new Event('nm-theme')); // whatever else draws
});
startMap();
startWork();
startHosting();

// for those who like to ask from the console: neuralMirror.scenes, neuralMirror.call({ do: 'open', ... })
Object.assign(globalThis, {
  neuralMirror: { scenes, call: (request: Request) => context().core.call(request) },
});
