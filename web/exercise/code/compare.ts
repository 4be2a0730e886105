// Two programs side by side, their differences tinted; below each other where there is no room.
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { context } from '../../page/context.ts';
import { key } from '../../page/key.ts';
import type { Language } from '../run/protocol.ts';
import { appearance } from './editor.ts';

interface Sides {
  left: string;
  right: string;
  title: string;
}

const NARROW = 720;

/** Opens the exercise's side panel with a heading and a key that closes it. */
export function openPanel(root: HTMLElement, title: string): HTMLElement {
  const panel = root.querySelector<HTMLElement>('.side')!;
  const head = document.createElement('header');
  const text = document.createElement('span');
  text.textContent = title;
  const close = key(context().strings.close, () => {
    panel.hidden = true;
    panel.replaceChildren();
    root.querySelector<HTMLElement>('.cm-content')?.focus();
  });
  head.append(text, close);
  panel.replaceChildren(head);
  panel.hidden = false;
  panel.tabIndex = -1;
  panel.setAttribute('aria-label', title);
  panel.focus();
  return panel;
}

export function showComparison(
  root: HTMLElement,
  language: Language,
  left: string,
  right: string,
  sides: Sides,
): void {
  const panel = openPanel(root, sides.title);
  const fixed = (label: string) => [
    appearance(language),
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label }),
  ];
  if (panel.clientWidth < NARROW) {
    const changes = unifiedMergeView({ original: left, mergeControls: false });
    const extensions = [...fixed(`${sides.left}, ${sides.right}`), changes];
    panel.append(new EditorView({ doc: right, extensions }).dom);
    return;
  }
  const heads = document.createElement('div');
  heads.className = 'sides';
  for (const label of [sides.left, sides.right]) {
    const head = document.createElement('span');
    head.textContent = label;
    heads.append(head);
  }
  const merge = new MergeView({
    a: { doc: left, extensions: fixed(sides.left) },
    b: { doc: right, extensions: fixed(sides.right) },
    gutter: false,
  });
  panel.append(heads, merge.dom);
}
