// The editor of a stack of layers, for a scene that takes one as an input: a row for each layer with its
// kernel, stride, padding and dilation in fields, and what the core makes of it beside them. Rows are
// dragged by their number, or moved with the arrow keys; the core alone judges what is allowed, and
// where it refuses, the stack stays as it was.
import { context } from '../page/context.ts';
import { dragRows } from './drag-rows.ts';
import type { NmFigure } from './figure.ts';
import { formatNumber, readNumber } from './numbers.ts';
import { element, titleOf } from './panel.ts';
import { readLink } from './permalink.ts';
import { type Layer, moved, readLayers, writeLayers } from './stack.ts';
import { betweenSentences, fill } from './text.ts';

const fields = ['k', 's', 'p', 'd'] as const;
/** What the core tells of each layer, where the scene has it. */
const told = ['n', 'r', 'jump', 'start', 'centre'];
const NEW_CONV: Layer = [3, 1, 1, 1, 0];
const NEW_POOL: Layer = [2, 2, 0, 1, 1];

interface Row {
  root: HTMLElement;
  grip: HTMLButtonElement;
  kind: HTMLButtonElement;
  inputs: HTMLInputElement[];
  outs: HTMLElement[];
  remove: HTMLButtonElement;
}

class Editor {
  layers: Layer[] = [];
  readonly figure: NmFigure;
  private readonly input: string;
  private rows: Row[] = [];
  private readonly outs: string[];
  private readonly body = element('div', '', 'rows');
  private readonly status = element('p', '', 'vh');
  private readonly select = element('select');
  /** Are the layers the reader's own, or those of the network that is chosen? */
  private own = false;
  /** What the table says; to write it again would lay it out and paint it again, with every frame. */
  private written = '';

  constructor(figure: NmFigure, root: HTMLElement, input: string) {
    this.figure = figure;
    this.input = input;
    const views = figure.scene.views.map((v) => v.id);
    this.outs = told.filter((id) => views.includes(id));
    figure.watch([...fields, 'pool', ...this.outs]);
    const table = element('div', '', 'table');
    table.setAttribute('role', 'table');
    table.setAttribute('aria-label', this.words.table);
    const outs = this.outs.length;
    table.style.setProperty('--outs', outs > 0 ? `repeat(${outs}, minmax(3rem, 1fr))` : '1fr');
    this.body.setAttribute('role', 'rowgroup');
    table.append(this.head(), this.body);
    this.status.setAttribute('role', 'status');
    const help = element('p', this.words.help, 'help');
    help.id = `${figure.id}-layers-help`;
    root.append(this.choice(), table, this.keys(), help, this.status);
    figure.addEventListener('nm-frame', () => this.show());
    figure.find('[data-key=reset]')?.addEventListener('click', () => void this.takeBack());
    figure.linkMore = () => (this.own ? `&${this.input}=${writeLayers(this.layers)}` : '');
    window.addEventListener('hashchange', () => void this.follow());
    void this.follow();
  }

  private get words() {
    return context().strings.stack;
  }

  // ---- what stands on the page ----

  private choice(): HTMLElement {
    const row = element('div', '', 'choice');
    const { params } = this.figure.scene;
    const network = params.find((p) => p.id === 'network');
    if (network) {
      const label = element('label', this.figure.nameOf('network'));
      const own = element('option', this.words.own);
      own.value = '';
      own.hidden = true;
      this.select.append(own);
      for (const [i, choice] of network.choices.split(' ').entries()) {
        const option = element('option', this.figure.nameOf(`network.${choice}`));
        option.value = String(i);
        this.select.append(option);
      }
      this.select.addEventListener('change', () => void this.choose(Number(this.select.value)));
      label.append(this.select);
      row.append(label);
    }
    return row;
  }

  private head(): HTMLElement {
    const head = element('div', '', 'layer head');
    head.setAttribute('role', 'row');
    const names = [
      this.words.layer,
      this.words.kind,
      ...[...fields, ...this.outs].map((id) => this.figure.nameOf(id)),
      this.words.remove,
    ];
    const shorts = ['', '', ...fields, ...this.outs.map((id) => this.words.short[id as 'n']), ''];
    for (const [i, name] of names.entries()) {
      const cell = element(
        'span',
        '',
        i > 1 && i < 6 ? 'in' : i < 6 || i === names.length - 1 ? '' : 'out',
      );
      cell.setAttribute('role', 'columnheader');
      cell.append(element('b', shorts[i]), element('small', i === names.length - 1 ? '' : name));
      if (i === names.length - 1) cell.append(element('span', name, 'vh'));
      head.append(cell);
    }
    return head;
  }

  private keys(): HTMLElement {
    const row = element('div', '', 'keys');
    const key = (text: string, act: () => void) => {
      const made = element('button', text, 'key');
      made.type = 'button';
      made.addEventListener('click', act);
      row.append(made);
    };
    key(this.words.add_conv, () => void this.insert(this.layers.length, NEW_CONV));
    key(this.words.add_pool, () => void this.insert(this.layers.length, NEW_POOL));
    const before = editors[editors.length - 1]; // the one above on the page
    if (before)
      key(fill(this.words.take, { figure: titleOf(before.figure) }), () => {
        void this.give(before.layers, this.words.taken);
      });
    return row;
  }

  private makeRow(i: number): Row {
    const root = element('div', '', 'layer');
    root.setAttribute('role', 'row');
    const cell = (child: HTMLElement, classes = '') => {
      const made = element('span', '', classes);
      made.setAttribute('role', 'cell');
      made.append(child);
      root.append(made);
      return made;
    };
    const grip = element('button', '', 'grip');
    grip.type = 'button';
    grip.setAttribute('aria-describedby', `${this.figure.id}-layers-help`);
    grip.addEventListener('keydown', (event) => this.gripKey(event, this.at(root)));
    dragRows(grip, root, this.body, (from, to) => void this.dragged(from, to));
    cell(grip);
    const kind = element('button', '', 'key kind');
    kind.type = 'button';
    kind.addEventListener('click', () => void this.toggle(this.at(root)));
    cell(kind);
    const inputs = fields.map((field, f) => {
      const input = element('input');
      input.inputMode = 'numeric';
      input.autocomplete = 'off';
      input.addEventListener('change', () => void this.typed(this.at(root), f, input));
      input.addEventListener('keydown', (event) => this.fieldKey(event, this.at(root), f, input));
      cell(input, 'in').dataset.name = field;
      return input;
    });
    const outs = this.outs.map((id) => {
      const out = element('span');
      cell(out, `out ${id}`).dataset.name = this.words.short[id as 'n'];
      return out;
    });
    const remove = element('button', '×', 'key remove');
    remove.type = 'button';
    remove.addEventListener('click', () => void this.remove(this.at(root)));
    cell(remove);
    const row = { root, grip, kind, inputs, outs, remove };
    this.body.append(root);
    this.nameRow(row, i);
    return row;
  }

  private nameRow({ grip, inputs, remove }: Row, i: number): void {
    const n = { n: String(i + 1) };
    grip.textContent = n.n;
    grip.setAttribute('aria-label', fill(this.words.grip, n));
    remove.setAttribute('aria-label', fill(this.words.remove_n, n));
    fields.forEach((field, f) => {
      const what = this.figure.nameOf(field);
      inputs[f].setAttribute('aria-label', fill(this.words.field, { ...n, what }));
    });
  }

  private at(root: HTMLElement): number {
    return [...this.body.children].indexOf(root);
  }

  /** The stack as the core has it now. */
  private show(): void {
    const column = Object.fromEntries(
      [...fields, 'pool', ...this.outs].map((id) => [id, this.figure.seen(id)]),
    );
    if (!column.k) return;
    const says = [this.own, this.figure.values.network, ...Object.values(column)].join(';');
    if (says === this.written && !this.body.querySelector('[aria-invalid=true]')) return;
    this.written = says;
    this.layers = Array.from(column.k, (k, l) => [
      k,
      column.s![l],
      column.p![l],
      column.d![l],
      column.pool![l],
    ]);
    while (this.rows.length > this.layers.length) this.rows.pop()!.root.remove();
    while (this.rows.length < this.layers.length) this.rows.push(this.makeRow(this.rows.length));
    // a row that was dragged stands elsewhere: back into the core's order
    this.rows.forEach((row, i) => {
      if (this.body.children[i] !== row.root)
        this.body.insertBefore(row.root, this.body.children[i]);
    });
    const widest = Math.max(1, ...(column.r ?? []));
    this.rows.forEach((row, l) => {
      const pool = this.layers[l][4] === 1;
      const kind = pool ? this.words.pool : this.words.conv;
      row.kind.textContent = kind;
      row.kind.setAttribute('aria-label', fill(this.words.kind_n, { n: String(l + 1), kind }));
      row.inputs.forEach((input, f) => {
        if (input === document.activeElement && input.getAttribute('aria-invalid') === 'true')
          return;
        input.value = String(this.layers[l][f]);
        input.setAttribute('aria-invalid', 'false');
      });
      row.outs.forEach((out, o) => {
        const value = column[this.outs[o]]![l];
        out.textContent = formatNumber(value);
        if (this.outs[o] === 'r')
          out.parentElement!.style.setProperty('--w', String(value / widest));
      });
    });
    const { values } = this.figure;
    this.select.value = this.own ? '' : String(values.network);
    if (this.own) this.select.selectedIndex = 0;
  }

  // ---- the reader's hand ----

  private gripKey(event: KeyboardEvent, i: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by) void this.stepAside(i, i + by);
    else if (event.key === 'Delete' || event.key === 'Backspace') void this.remove(i);
    else if (event.key === 'Enter' || event.key === ' ') void this.insert(i + 1, this.layers[i]);
    else return;
    event.preventDefault();
  }

  private async stepAside(from: number, to: number): Promise<void> {
    if (to < 0 || to >= this.layers.length) return;
    if (await this.move(from, to)) this.rows[to].grip.focus();
  }

  private fieldKey(event: KeyboardEvent, i: number, f: number, input: HTMLInputElement): void {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by) {
      event.preventDefault();
      input.value = String(this.layers[i][f] + by);
      void this.typed(i, f, input);
    } else if (event.key === 'Enter') void this.typed(i, f, input);
    else if (event.key === 'Escape') {
      input.value = String(this.layers[i][f]);
      input.setAttribute('aria-invalid', 'false');
      this.figure.complain('');
    }
  }

  private async typed(i: number, f: number, input: HTMLInputElement): Promise<void> {
    const value = readNumber(input.value);
    const what = this.figure.nameOf(fields[f]);
    if (value === this.layers[i][f] && input.getAttribute('aria-invalid') !== 'true') return;
    if (value === null) {
      input.setAttribute('aria-invalid', 'true');
      this.figure.complain(fill(context().strings.not_a_number, { what, value: input.value }));
      return;
    }
    const next = this.layers.map((row) => [...row] as Layer);
    next[i][f] = value;
    input.setAttribute('aria-invalid', 'false');
    const n = String(i + 1);
    const done = await this.give(
      next,
      fill(this.words.set, { n, what, value: formatNumber(value) }),
    );
    if (done) return;
    input.value = String(value);
    input.setAttribute('aria-invalid', 'true');
  }

  private async toggle(i: number): Promise<void> {
    const next = this.layers.map((row) => [...row] as Layer);
    next[i][4] = 1 - next[i][4];
    const name = next[i][4] ? this.words.is_pool : this.words.is_conv;
    const stop = context().lang === 'zh' ? '。' : '.';
    await this.give(next, fill(name, { n: String(i + 1) }) + stop);
  }

  private async move(from: number, to: number): Promise<boolean> {
    const places = { n: String(from + 1), to: String(to + 1) };
    return this.give(moved(this.layers, from, to), fill(this.words.moved, places));
  }

  /** The row stands where it was dropped; where the core refuses that, it goes back. */
  private async dragged(from: number, to: number): Promise<void> {
    this.order(moved(this.rows, from, to));
    if (!(await this.move(from, to))) this.order(moved(this.rows, to, from));
    this.show();
  }

  private order(rows: Row[]): void {
    this.rows = rows;
    this.rows.forEach((row, i) => {
      this.nameRow(row, i);
    });
  }

  private async insert(at: number, layer: Layer): Promise<void> {
    const next = [...this.layers];
    next.splice(at, 0, layer);
    if (await this.give(next, fill(this.words.added, { n: String(at + 1) })))
      this.rows[at].grip.scrollIntoView({ block: 'nearest' });
  }

  private async remove(i: number): Promise<void> {
    if (this.layers.length === 1) return this.figure.complain(this.words.last);
    const next = this.layers.filter((_, l) => l !== i);
    if (await this.give(next, fill(this.words.removed, { n: String(i + 1) })))
      this.rows[Math.min(i, this.rows.length - 1)].grip.focus();
  }

  /** Hands the stack to the core, and says what has become of it. */
  private async give(layers: Layer[], said: string): Promise<boolean> {
    const { figure } = this;
    const data = Float64Array.from(layers.flat());
    const was = this.own;
    this.own = true;
    const done = await figure.give(this.input, { data, rows: layers.length, columns: 5 });
    if (done) {
      figure.complain('');
      this.tell(said);
    } else this.own = was;
    return done;
  }

  private async takeBack(): Promise<void> {
    if (!this.own) return;
    this.own = false;
    await this.figure.give(this.input, { data: new Float64Array(), rows: 0, columns: 0 });
  }

  /** A network of the list comes with the input that it was made for. */
  private async choose(network: number): Promise<void> {
    const { figure } = this;
    await this.takeBack();
    const sized = figure.scene.params.some((p) => p.id === 'input_size');
    const input = sized ? [{ set: 'input_size', value: 0 }] : [];
    await figure.change([...input, { set: 'network', value: network }]);
    this.show();
    this.tell('');
  }

  /** What has been done, and what the field is now. */
  private tell(said: string): void {
    const { lang } = context();
    const r = formatNumber(this.figure.frame?.numbers.r_last ?? 0);
    const sentences = [said, fill(this.words.now, { r })].filter(Boolean);
    this.status.textContent = sentences.join(betweenSentences(lang));
  }

  /** The layers that the address names for this figure. */
  private async follow(): Promise<void> {
    const link = readLink(location.hash);
    if (link.figure !== this.figure.id || link.pairs.length === 0) return;
    const text = link.pairs.find(([id]) => id === this.input)?.[1];
    const layers = text === undefined ? null : readLayers(text);
    if (layers) await this.give(layers, '');
    else await this.takeBack();
  }
}

const editors: Editor[] = [];

export function openLayers(figure: NmFigure): void {
  const root = figure.find('.stack');
  const input = figure.dataset.layers;
  if (root && input) editors.push(new Editor(figure, root, input));
}
