// The script that pages with figures load first: the core is on its way, and its worker starting,
// while the page is still being read.
import workerSource from 'worker:./worker.ts';
import { dress } from '../page/dress.ts';
import { CoreClient, type CoreFiles } from './client.ts';

declare const CORE_FILES: CoreFiles;

/** Where the page's script finds it. */
export interface CoreSlot {
  neuralMirrorCore?: CoreClient;
}

const element = document.currentScript as HTMLScriptElement;
const base = element.src;
const { part } = element.dataset;
const files = Object.fromEntries(
  Object.entries({ ...CORE_FILES, ...(part ? { part } : {}) }).map(([key, name]) => [
    key,
    new URL(name, base).href,
  ]),
) as unknown as CoreFiles;
(globalThis as CoreSlot).neuralMirrorCore = new CoreClient(files, workerSource);
dress();
