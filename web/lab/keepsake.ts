// "Save what you made": the pieces of a step as one zip; where the host forbids downloads, the same
// pieces to copy.
import { strToU8, type Zippable, zipSync } from 'fflate';
import { chooser, element, freshPanel } from '../figure/panel.ts';
import { fill } from '../figure/text.ts';
import { context } from '../page/context.ts';
import { save as handOut } from '../page/save.ts';
import { gather, type Pieces } from './pieces.ts';

const words = (text = '') => text.split(' ').filter(Boolean);

async function png(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new Uint8Array(blob ? await blob.arrayBuffer() : []);
}

/** The texts among the pieces, by the name of their file. */
function texts({ tables, address, code }: Pieces): Map<string, string> {
  const all = new Map<string, string>(code);
  if (address) all.set('address.txt', address);
  for (const [name, text] of tables) all.set(name, text);
  return all;
}

async function zipOf(folder: string, pieces: Pieces): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const [name, canvas] of pieces.pictures)
    files[`${folder}/${name}`] = [await png(canvas), { level: 0 }]; // it is packed already
  for (const [name, text] of texts(pieces)) files[`${folder}/${name}`] = strToU8(text);
  return zipSync(files, { level: 6 });
}

/** What is in it, in words. */
function listOf({ pictures, tables, address, code }: Pieces): string {
  const { strings, lang } = context();
  const s = strings.lab_text!;
  const count = (n: number, one: string, many: string) =>
    n === 0 ? [] : [n === 1 ? one : fill(many, { n: String(n) })];
  const files = [...code.keys()].join(lang === 'zh' ? '、' : ', ');
  return [
    ...count(pictures.size, s.list_picture, s.list_pictures),
    ...count(tables.size, s.list_table, s.list_tables),
    ...(address ? [s.list_address] : []),
    ...(files ? [fill(s.list_code, { files })] : []),
  ].join(lang === 'zh' ? '，' : ', ');
}

/** The pieces on the page: pictures as images, texts in a field, chosen by their names. */
function showByHand(root: HTMLElement, pieces: Pieces): void {
  const s = context().strings.lab_text!;
  const panel = freshPanel(root, 'save', s.made);
  const close = panel.querySelector('button')!;
  panel.append(element('p', s.by_hand));
  for (const [name, canvas] of pieces.pictures) {
    const image = element('img');
    image.src = canvas.toDataURL();
    image.alt = name;
    panel.append(image);
  }
  const all = texts(pieces);
  const select = chooser(
    s.piece,
    [...all.keys()].map((name) => [name, name]),
  );
  const field = element('textarea');
  field.readOnly = true;
  field.setAttribute('aria-label', s.piece);
  const show = () => {
    field.value = all.get(select.value) ?? '';
  };
  select.addEventListener('change', show);
  show();
  if (all.size > 0) {
    close.before(select);
    panel.append(field);
  }
  (all.size > 0 ? select : close).focus();
}

export async function save(root: HTMLElement): Promise<void> {
  const { strings, lang, downloads } = context();
  const s = strings.lab_text!;
  const pieces = await gather(words(root.dataset.figures), words(root.dataset.exercises));
  if (!downloads) return showByHand(root, pieces);
  const folder = `neural-mirror-${document.body.dataset.chapter}-${root.id}`;
  const name = `${folder}.zip`;
  const zip = await zipOf(folder, pieces);
  handOut(name, new Blob([zip as BlobPart], { type: 'application/zip' }));
  const lacks = root.dataset.exercises && pieces.code.size === 0 ? [s.no_code] : [];
  const said = root.querySelector('.said')!;
  said.textContent = [fill(s.saved, { name, list: listOf(pieces) }), ...lacks].join(
    lang === 'zh' ? '' : ' ',
  );
}
