// What every page knows of a learner's work: the name where there are several, a warning where something
// could not be stored, and the way to the script that does all the rest.
import { script } from '../core/client.ts';
import { asset, context } from './context.ts';
import { key } from './key.ts';
import { learner, storageWorks, stored, watchTurn } from './store.ts';

declare const WORK_SCRIPT: string;

export interface WorkRegistry {
  neuralMirrorWork?: {
    /** Brings the work page to life. */
    open(root: HTMLElement): void;
    /** The current learner's work as a file; where no file can be had, as a text at this place. */
    download(place: HTMLElement): void;
  };
}

async function tools() {
  const registry = globalThis as WorkRegistry;
  if (!registry.neuralMirrorWork) await script(asset(WORK_SCRIPT));
  return registry.neuralMirrorWork!;
}

function showLearner(): void {
  document.querySelector('.bar .on')?.remove();
  const names = stored('learners/');
  if (names.size < 2) return;
  const link = document.createElement('a');
  link.className = 'bk on';
  link.href = 'work.html';
  link.title = context().strings.work;
  link.textContent = names.get(`learners/${learner()}`) || context().strings.unnamed;
  document.querySelector('.bar .sp')!.after(link);
}

/** Said once on a page, at its lower edge, because the page's top may be far. */
function warn(): void {
  const { unkept, close } = context().strings;
  const box = document.createElement('div');
  box.className = 'unkept';
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  const download = key(unkept.download, async () => (await tools()).download(box));
  box.append(
    said,
    download,
    key(close, () => box.remove()),
  );
  document.body.append(box);
  // a live region speaks of what changes in it, not of what it came with
  setTimeout(() => {
    said.textContent = storageWorks() ? unkept.full : unkept.missing;
  }, 100);
}

export function startWork(): void {
  showLearner();
  addEventListener('nm-turn', showLearner);
  watchTurn(() => location.reload());
  addEventListener('nm-unkept', warn, { once: true });
  const root = document.querySelector<HTMLElement>('.work');
  if (root) void tools().then((work) => work.open(root));
}
