// Runs before the page is drawn: marks that there is JavaScript, and sets the theme that the reader
// chose, so that no page flashes in the other.
import { load } from './store.ts';

const root = document.documentElement;
root.classList.add('js');
const theme = load('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
