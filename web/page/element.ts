// Elements made by scripts.

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  classes = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = classes;
  return made;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', text, 'btn alt');
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
