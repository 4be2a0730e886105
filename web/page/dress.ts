// What a page needs before it is drawn, so that it does not flash: the mark that there is JavaScript,
// and the theme that the reader chose.
import { load } from './store.ts';

export function dress(): void {
  const root = document.documentElement;
  root.classList.add('js');
  const theme = load('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
}
