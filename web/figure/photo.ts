// The reader's own photograph as a scene's input: from a file, from the camera, or dropped on the figure.
// It is turned into grey values here and goes to the core; it never leaves the device.
import type { Given } from '../core/core.ts';
import type { InputRow } from '../core/tables.ts';
import { context } from '../page/context.ts';
import type { NmFigure } from './figure.ts';
import { button, element, freshPanel } from './panel.ts';
import { fill } from './text.ts';

/** Pixels that are taken: the memory of a phone holds four bytes for each while it is made smaller. */
const MOST = 40e6;
/** The shorter side. */
const LEAST = 16;
/** The share of transparent pixels that is overlooked: rounded corners, say. */
const CLEAR = 0.02;

type Why = keyof ReturnType<typeof context>['strings']['photo'];

/** Why a picture is not taken: one of the sentences in the strings. */
class Refusal extends Error {
  readonly why: Why;
  readonly parts: Record<string, string>;
  constructor(why: Why, parts: Record<string, string> = {}) {
    super(why);
    this.why = why;
    this.parts = parts;
  }
}

/** Hands over what `get` brings, and says why where it is refused; null: nothing was chosen. */
type Take = (get: () => Promise<Given | null>) => Promise<void>;

export function openPhoto(figure: NmFigure): void {
  const input = figure.scene.inputs.find((i) => i.id === figure.dataset.photo);
  if (!input) return;
  const take: Take = async (get) => {
    const { strings } = context();
    try {
      const given = await get();
      if (given && (await figure.give(input.id, given))) {
        const size = { columns: String(given.columns), rows: String(given.rows) };
        figure.tell(fill(strings.photo.taken, size));
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      figure.complain(fill(strings.photo[error.why], error.parts));
    }
  };
  const key = figure.find('[data-key=photo]');
  key?.addEventListener('click', () => {
    const panel = freshPanel(figure, 'photo', context().strings.photo.title);
    panel.append(...choices(figure, input, take, panel));
  });
  listenToDrops(figure, (file) => take(() => fromFile(file, input)));
}

function choices(figure: NmFigure, input: InputRow, take: Take, panel: HTMLElement): HTMLElement[] {
  const { strings } = context();
  const words = strings.photo;
  const file = element('input');
  file.type = 'file';
  file.accept = 'image/*';
  file.className = 'vh';
  file.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (chosen) void take(() => fromFile(chosen, input));
    file.value = '';
  });
  const row = element('p', '', 'act');
  row.append(
    button(words.file, () => file.click()),
    button(words.camera, () => void take(() => fromCamera(panel, input))),
    button(words.own, async () => {
      await figure.give(input.id, { data: new Float64Array(), rows: 0, columns: 0 });
      figure.tell('');
    }),
  );
  file.tabIndex = -1;
  file.setAttribute('aria-label', words.file);
  return [element('p', words.about), row, file];
}

function listenToDrops(figure: NmFigure, take: (file: File) => Promise<void>): void {
  const plot = figure.find('.plot')!;
  plot.addEventListener('dragover', (event) => event.preventDefault());
  plot.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void take(file);
  });
}

// ---- a file ----

async function fromFile(file: File, input: InputRow): Promise<Given> {
  const start = new TextDecoder('latin1').decode(await file.slice(0, 256).arrayBuffer());
  if (
    file.type === 'image/svg+xml' ||
    /^\s*<(\?xml|!doctype svg|svg)/i.test(start.replace(/^ï»¿/, ''))
  )
    throw new Refusal('svg', { name: file.name });
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    // its size is known before it is decoded, which may take more memory than there is
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Refusal('unreadable', { name: file.name }));
      image.src = address;
    });
    return greys(image, image.naturalWidth, image.naturalHeight, input);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Grey values from 0 to 1, made smaller so that they fit the input. */
function greys(source: CanvasImageSource, width: number, height: number, input: InputRow): Given {
  const size = { columns: String(width), rows: String(height) };
  if (width * height > MOST)
    throw new Refusal('too_large', {
      ...size,
      most: String(MOST / (context().lang === 'zh' ? 1e4 : 1e6)),
    });
  if (Math.min(width, height) < LEAST)
    throw new Refusal('too_small', { ...size, least: String(LEAST) });
  const scale = Math.min(1, input.columns / width, input.rows / height);
  const [columns, rows] = [width, height].map((side) => Math.max(1, Math.round(scale * side)));
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(source, 0, 0, columns, rows);
  const bytes = pen.getImageData(0, 0, columns, rows).data;
  const data = new Float64Array(columns * rows);
  let clear = 0;
  for (let i = 0; i < data.length; i++) {
    const [r, g, b, a] = bytes.subarray(4 * i, 4 * i + 4);
    clear += a < 250 ? 1 : 0;
    // luma of ITU-R BT.709: how bright it looks, as the values of the file have it
    data[i] = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }
  if (clear > CLEAR * data.length) throw new Refusal('transparent');
  return { data, rows, columns };
}

// ---- the camera ----

async function fromCamera(panel: HTMLElement, input: InputRow): Promise<Given | null> {
  if (!navigator.mediaDevices?.getUserMedia) throw new Refusal('no_camera');
  const stream = await navigator.mediaDevices.getUserMedia({ video: true }).catch((error) => {
    const refused = error?.name === 'NotAllowedError' || error?.name === 'SecurityError';
    throw new Refusal(refused ? 'camera_refused' : 'no_camera');
  });
  const video = element('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const stage = element('div', '', 'camera');
  panel.append(stage);
  try {
    const taken = new Promise<boolean>((resolve) => {
      const shot = button(context().strings.photo.shoot, () => resolve(true));
      stage.append(video, shot);
      shot.focus();
      // whoever closes the panel takes no picture
      new MutationObserver((_, observer) => {
        if (panel.isConnected) return;
        observer.disconnect();
        resolve(false);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await video.play();
    return (await taken) ? greys(video, video.videoWidth, video.videoHeight, input) : null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    stage.remove();
  }
}
