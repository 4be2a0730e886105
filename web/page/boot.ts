// The script that pages without figures load first.
import { dress } from './dress.ts';

dress();
