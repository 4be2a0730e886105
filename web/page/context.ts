// What every part of a page shares: the language, the strings and labels that the build wrote into
// the page, the core, and what this host allows.
import type { CoreClient } from '../core/client.ts';
import type { CoreSlot } from '../core/start.ts';

type AllStrings = typeof import('../strings/en.json');
/** The work page's own strings are on the work page alone, those of laboratories in laboratories. */
export type Strings = Omit<AllStrings, 'work_text' | 'lab_text'> & Partial<AllStrings>;

export interface PageData {
  lang: 'zh' | 'en';
  /** The book's version. */
  book: string;
  strings: Strings;
  /** Labels of parameters and views: labels[scene][id]. */
  labels: Record<string, Record<string, string>>;
  /** What the core's functions are for, in this language; only on pages with exercises in code. */
  kernels?: Record<string, string>;
}

interface Context extends PageData {
  /** Only on pages with figures or questions. */
  core: CoreClient;
  /** May this page save files? A sandboxed frame may not, as a rule. */
  downloads: boolean;
  /** Has it an origin of its own, and so fonts and storage? */
  opaque: boolean;
}

let shared: Context | null = null;

/** Files of the site lie beside the page's own script. */
const base = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;

export function asset(name: string): string {
  return new URL(name, base).href;
}

export function context(): Context {
  if (!shared) {
    const data = JSON.parse(document.getElementById('page-data')!.textContent!) as PageData;
    const opaque = location.protocol.startsWith('http') && self.origin === 'null';
    const core = (globalThis as CoreSlot).neuralMirrorCore as CoreClient;
    shared = { ...data, core, opaque, downloads: !opaque };
  }
  return shared;
}
