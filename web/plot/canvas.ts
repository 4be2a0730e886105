// The surface on the page.
import { CellPicture } from './cells.ts';
import { greyStops, pixels, spread } from './colours.ts';
import {
  type Box,
  type Cells,
  type ColourMap,
  fontSize,
  type Ink,
  type Picture,
  type Stroke,
  type Surface,
  type TextStyle,
} from './surface.ts';

/** The tokens' values and the font as they are now: they change with the theme. Asking the page for
 * them costs a look at its styles, so they are asked for once. */
export class Palette {
  private readonly values = new Map<string, string>();
  private readonly maps = new Map<ColourMap, Uint8Array>();

  private known(key: string, find: () => string): string {
    const value = this.values.get(key) ?? find();
    this.values.set(key, value);
    return value;
  }

  get(ink: Ink | 'seq' | 'div'): string {
    return this.known(ink, () =>
      getComputedStyle(document.documentElement).getPropertyValue(`--${ink}`).trim(),
    );
  }

  get font(): string {
    return this.known('font', () => getComputedStyle(document.body).fontFamily);
  }

  /** The colours of a map, as spread in colours.ts gives them. */
  map(map: ColourMap): Uint8Array {
    let colours = this.maps.get(map);
    if (!colours) {
      colours = spread(map === 'grey' ? greyStops : this.get(map));
      this.maps.set(map, colours);
    }
    return colours;
  }

  forget(): void {
    this.maps.clear();
    this.values.clear();
  }
}

/** Holds one picture at a time on its way to the page. */
let scratch: CanvasRenderingContext2D | null = null;

export class CanvasSurface implements Surface {
  private readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly ratio: number;

  constructor(canvas: HTMLCanvasElement, width: number, height: number, palette: Palette) {
    this.palette = palette;
    this.ratio = Math.min(2, window.devicePixelRatio || 1);
    const pixels = [Math.round(width * this.ratio), Math.round(height * this.ratio)];
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) {
      [canvas.width, canvas.height] = pixels;
    }
    this.context = canvas.getContext('2d')!;
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.context.clearRect(0, 0, width, height);
    this.context.lineJoin = 'round';
  }

  begin(): void {
    this.context.beginPath();
  }

  move(x: number, y: number): void {
    this.context.moveTo(x, y);
  }

  line(x: number, y: number): void {
    this.context.lineTo(x, y);
  }

  curve(cx: number, cy: number, x: number, y: number): void {
    this.context.quadraticCurveTo(cx, cy, x, y);
  }

  circle(x: number, y: number, radius: number): void {
    this.context.moveTo(x + radius, y);
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
  }

  close(): void {
    this.context.closePath();
  }

  stroke({ ink, width = 1, dash = [], opacity = 1 }: Stroke): void {
    this.context.strokeStyle = this.palette.get(ink);
    this.context.lineWidth = width;
    this.context.globalAlpha = opacity;
    this.context.setLineDash(dash);
    this.context.stroke();
    this.context.globalAlpha = 1;
    this.context.setLineDash([]);
  }

  fill(ink: Ink, opacity = 1): void {
    this.context.fillStyle = this.palette.get(ink);
    this.context.globalAlpha = opacity;
    this.context.fill();
    this.context.globalAlpha = 1;
  }

  text(text: string, x: number, y: number, style: TextStyle): void {
    this.context.font = `${style.bold ? 600 : 400} ${style.size ?? fontSize}px ${this.palette.font}`;
    this.context.textAlign = style.align ?? 'left';
    this.context.textBaseline = 'middle';
    this.context.strokeStyle = this.palette.get('plate');
    this.context.lineWidth = 5;
    this.context.strokeText(text, x, y);
    this.context.fillStyle = this.palette.get(style.ink);
    this.context.fillText(text, x, y);
  }

  clip(box: Box, draw: () => void): void {
    this.context.save();
    this.context.beginPath();
    this.context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    this.context.clip();
    draw();
    this.context.restore();
  }

  cells(cells: Cells, box: Box): void {
    const kept = cells.keep.picture;
    const picture = kept instanceof CellPicture && kept.fits(cells) ? kept : new CellPicture(cells);
    cells.keep.picture = picture;
    picture.add(cells);
    picture.draw(this.context, this.palette.get('ink'), cells.end, box);
  }

  picture(picture: Picture, box: Box): void {
    const { rows, columns } = picture;
    if (rows === 0 || columns === 0) return;
    scratch ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const { canvas } = scratch;
    if (canvas.width < columns) canvas.width = columns;
    if (canvas.height < rows) canvas.height = rows;
    const bytes = pixels(picture, this.palette.map(picture.map));
    scratch.putImageData(new ImageData(bytes, columns, rows), 0, 0);
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    // enlarged it shows its pixels, made smaller it is a picture
    this.context.imageSmoothingEnabled = columns > width * this.ratio;
    this.context.drawImage(canvas, 0, 0, columns, rows, box.left, box.top, width, height);
  }
}
