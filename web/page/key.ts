/** A key of the book: a button with a word on it. */
export function key(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'key';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
