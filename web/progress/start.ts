// The script of the work page; other pages load it to save work that could not be stored.
import type { WorkRegistry } from '../page/work.ts';
import { download } from './files.ts';
import { WorkPage } from './page.ts';

(globalThis as WorkRegistry).neuralMirrorWork = {
  open: (root) => void new WorkPage(root),
  download: (place) => void download(place),
};
