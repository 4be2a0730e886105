// Share, Data and Picture. Where a host forbids downloads, text and image are shown to copy.
import { context } from '../page/context.ts';
import { save } from '../page/save.ts';
import type { NmFigure } from './figure.ts';
import { button, chooser, element, freshPanel, titleOf } from './panel.ts';
import { compose } from './picture.ts';
import { fill } from './text.ts';

const ROWS = 100;

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function openOutputs(figure: NmFigure): void {
  figure.find('[data-key=share]')?.addEventListener('click', () => void share(figure));
  figure.find('[data-key=data]')?.addEventListener('click', () => void openData(figure));
  figure.find('[data-key=picture]')?.addEventListener('click', () => void openPicture(figure));
}

async function share(figure: NmFigure): Promise<void> {
  const { strings } = context();
  history.replaceState(null, '', figure.link);
  const copied = await copy(location.href);
  const panel = freshPanel(figure, 'share', strings.share);
  const field = element('textarea');
  field.readOnly = true;
  field.value = location.href;
  field.setAttribute('aria-label', strings.share);
  field.style.height = '4.5rem';
  const said = element('p', copied ? strings.share_copied : strings.share_done);
  said.setAttribute('role', 'status');
  panel.append(field, said);
  if (!copied) field.select();
}

async function openData(figure: NmFigure): Promise<void> {
  const { strings, labels, downloads } = context();
  const title = fill(strings.data_of, { figure: titleOf(figure) });
  const panel = freshPanel(figure, 'data', title);
  const header = panel.querySelector('header')!;
  const name = (id: string) => `${labels[figure.scene.id]?.[id] ?? id} (${id})`;
  const select = chooser(
    strings.view,
    figure.scene.views.map(({ id }) => [id, name(id)]),
  );
  // a curve says more than its coordinates alone
  select.value = (figure.scene.views.find((v) => v.over) ?? figure.scene.views[0]).id;
  header.insertBefore(select, header.lastChild);
  const body = element('div');
  panel.append(body);
  const show = async () => {
    const text = await figure.csv(select.value);
    body.replaceChildren(tableOf(text, title), count(text), actions(text));
  };
  const count = (text: string) => {
    const total = text.trimEnd().split('\n').length - 1;
    const said = { n: String(Math.min(ROWS, total)), total: String(total) };
    return element('p', total > ROWS ? fill(strings.first_rows, said) : '');
  };
  const actions = (text: string) => {
    const row = element('p', '', 'act');
    const name = `${figure.id}-${select.value}.csv`;
    if (downloads) {
      row.append(
        button(strings.save_csv, () => save(name, new Blob([text], { type: 'text/csv' }))),
        button(strings.copy, () => void copy(text)),
      );
      return row;
    }
    const field = element('textarea');
    field.readOnly = true;
    field.value = text;
    field.setAttribute('aria-label', 'CSV');
    row.append(element('span', strings.copy_by_hand), field);
    return row;
  };
  select.addEventListener('change', () => void show());
  await show();
  select.focus();
}

function tableOf(csv: string, caption: string): HTMLElement {
  const [head, ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const table = element('table');
  table.append(element('caption', caption, 'vh'));
  const headRow = element('tr');
  for (const cell of head) {
    const th = element('th', cell);
    th.scope = 'col';
    headRow.append(th);
  }
  const thead = element('thead');
  thead.append(headRow);
  const body = element('tbody');
  for (const row of rows.slice(0, ROWS)) {
    const tr = element('tr');
    for (const cell of row) tr.append(element('td', cell));
    body.append(tr);
  }
  table.append(thead, body);
  const scroll = element('div', '', 'scroll');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  scroll.append(table);
  return scroll;
}

async function openPicture(figure: NmFigure): Promise<void> {
  const { strings, downloads } = context();
  const canvas = compose(figure);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (downloads && blob) {
    save(`${figure.id}.png`, blob);
    return;
  }
  const panel = freshPanel(figure, 'picture', strings.picture);
  const image = element('img');
  image.src = canvas.toDataURL();
  image.alt = `${titleOf(figure)}. ${figure.find('.words')?.textContent ?? ''}`;
  panel.append(image, element('p', strings.copy_by_hand));
}
