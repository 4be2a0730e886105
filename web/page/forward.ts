// index.html at the root: goes on to the language stored, else the browser's first of the two.
import { load } from './store.ts';

const wanted =
  load('language') ??
  (navigator.languages ?? [navigator.language]).find((l) => /^(zh|en)/i.test(l)) ??
  'en';
location.replace(`${/^zh/i.test(wanted) ? 'zh' : 'en'}/index.html${location.hash}`);
