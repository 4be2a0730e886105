// The editor: CodeMirror in the book's look. Tab indents; after Escape, Tab leaves.
import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';

import { javascript } from '@codemirror/lang-javascript';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  StreamLanguage,
  syntaxHighlighting,
} from '@codemirror/language';
import { c } from '@codemirror/legacy-modes/mode/clike';
import {
  Compartment,
  EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutterLineClass,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Language } from '../run/protocol.ts';

/** Keywords are bold, comments pale, numbers blue; there is no other colour. */
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.typeName, tags.bool, tags.null], class: 'tok-k' },
  { tag: tags.comment, class: 'tok-c' },
  { tag: tags.number, class: 'tok-n' },
]);

const grammars: Record<Language, () => Extension> = {
  py: () => [python(), indentUnit.of('    ')],
  js: () => [javascript(), indentUnit.of('  ')],
  c: () => [StreamLanguage.define(c), indentUnit.of('    ')],
};

// ---- the line where something went wrong ----

const markLine = StateEffect.define<number>();

interface Mark {
  lines: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

const gutterMark = new (class extends GutterMarker {
  override elementClass = 'warn';
})();
const unmarked: Mark = { lines: Decoration.none, gutter: RangeSet.empty };

function markOf(doc: Text, line: number): Mark {
  if (line < 1 || line > doc.lines) return unmarked;
  const { from } = doc.line(line);
  return {
    lines: Decoration.set(Decoration.line({ class: 'warn' }).range(from)),
    gutter: RangeSet.of([gutterMark.range(from)]),
  };
}

/** A change of the text takes the mark away. */
const markedLine = StateField.define<Mark>({
  create: () => unmarked,
  update(mark, { effects, docChanged, state }) {
    for (const effect of effects) if (effect.is(markLine)) return markOf(state.doc, effect.value);
    return docChanged ? unmarked : mark;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (mark) => mark.lines),
    gutterLineClass.from(field, (mark) => mark.gutter),
  ],
});

// ---- the editor ----

export interface EditorOptions {
  parent: HTMLElement;
  language: Language;
  text: string;
  /** The id of what says how to run and how to leave. */
  describedBy: string;
  completions: Completion[];
  onchange(): void;
  onrun(): void;
}

/** Completion of names, also behind a dot: "core.lif_rate". */
function completer(options: Completion[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w.]+/);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options, validFor: /^[\w.]*$/ };
  };
}

/** What every view of a program has: the editor, and the two of a comparison. */
export function appearance(language: Language): Extension {
  return [
    grammars[language](),
    syntaxHighlighting(highlighting),
    lineNumbers(),
    highlightSpecialChars(),
    // it can be reached as it is, but not every tool that looks for it knows
    EditorView.contentAttributes.of({ tabindex: '0' }),
  ];
}

export class Editor {
  private readonly view: EditorView;
  private readonly grammar = new Compartment();
  private readonly naming = new Compartment();
  private readonly describedBy: string;
  private quiet = false;

  constructor(options: EditorOptions) {
    const { language, text, completions, onchange, onrun } = options;
    this.describedBy = options.describedBy;
    const run = () => {
      onrun();
      return true;
    };
    const extensions = [
      keymap.of([
        { key: 'Mod-Enter', run },
        { key: 'Tab', run: acceptCompletion },
        ...closeBracketsKeymap,
        ...defaultKeymap,
        ...historyKeymap,
        ...completionKeymap,
        indentWithTab,
      ]),
      this.grammar.of(appearance(language)),
      history(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ icons: false }),
      EditorState.languageData.of(() => [{ autocomplete: completer(completions) }]),
      EditorState.tabSize.of(4),
      markedLine,
      this.naming.of([]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !this.quiet) onchange();
      }),
    ];
    this.view = new EditorView({ parent: options.parent, doc: text, extensions });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get lines(): number {
    return this.view.state.doc.lines;
  }

  /** Puts another text in; undo brings the old one back. */
  set text(text: string) {
    if (text === this.text) return;
    this.quiet = true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    this.quiet = false;
  }

  set language(language: Language) {
    this.view.dispatch({ effects: this.grammar.reconfigure(appearance(language)) });
  }

  /** What a screen reader calls it. */
  set label(label: string) {
    const attributes = { 'aria-label': label, 'aria-describedby': this.describedBy };
    const named = EditorView.contentAttributes.of(attributes);
    this.view.dispatch({ effects: this.naming.reconfigure(named) });
  }

  /** Tints a line, from 1; 0 for none. */
  mark(line: number): void {
    this.view.dispatch({ effects: markLine.of(line) });
  }

  focus(): void {
    this.view.focus();
  }
}
