// The surface of the build: an SVG that takes its colours from the tokens, in both themes.
import {
  type Box,
  type Cells,
  cellOpacity,
  fontSize,
  type Ink,
  type Picture,
  type Stroke,
  type Surface,
  type TextStyle,
} from './surface.ts';

function round(x: number): string {
  return String(Math.round(x * 10) / 10);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** A picture as the addresses of two images, one for each theme. */
export type Encode = (picture: Picture) => { light: string; dark: string };

/** In a file with pictures: which of the two is seen. */
const themed =
  '.dark{display:none}@media (prefers-color-scheme:dark){.dark{display:inline}.light{display:none}}';

export class SvgSurface implements Surface {
  private path = '';
  private parts: string[] = [];
  private clips = 0;
  private readonly width: number;
  private readonly height: number;
  private readonly encode?: Encode;

  /** `encode`: where pictures are drawn. */
  constructor(width: number, height: number, encode?: Encode) {
    this.encode = encode;
    this.width = width;
    this.height = height;
  }

  begin(): void {
    this.path = '';
  }

  move(x: number, y: number): void {
    this.path += `M${round(x)} ${round(y)}`;
  }

  line(x: number, y: number): void {
    this.path += `L${round(x)} ${round(y)}`;
  }

  curve(cx: number, cy: number, x: number, y: number): void {
    this.path += `Q${round(cx)} ${round(cy)} ${round(x)} ${round(y)}`;
  }

  circle(x: number, y: number, radius: number): void {
    const [left, r] = [round(x - radius), round(radius)];
    this.path += `M${left} ${round(y)}a${r} ${r} 0 1 0 ${round(2 * radius)} 0`;
    this.path += `a${r} ${r} 0 1 0 ${round(-2 * radius)} 0`;
  }

  close(): void {
    this.path += 'Z';
  }

  stroke({ ink, width = 1, dash = [], opacity = 1 }: Stroke): void {
    const dashes = dash.length ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : '';
    this.parts.push(
      `<path d="${this.path}" fill="none" stroke="var(--${ink})" stroke-width="${width}"${dashes}${faint}/>`,
    );
  }

  fill(ink: Ink, opacity = 1): void {
    const faint = opacity < 1 ? ` fill-opacity="${opacity}"` : '';
    this.parts.push(`<path d="${this.path}" fill="var(--${ink})"${faint}/>`);
  }

  text(text: string, x: number, y: number, style: TextStyle): void {
    const anchor = { left: 'start', center: 'middle', right: 'end' }[style.align ?? 'left'];
    const weight = style.bold ? ' font-weight="600"' : '';
    const size = style.size && style.size !== fontSize ? ` font-size="${style.size}"` : '';
    this.parts.push(
      `<text x="${round(x)}" y="${round(y)}" dy=".35em" text-anchor="${anchor}" fill="var(--${style.ink})"${weight}${size}>${escapeHtml(text)}</text>`,
    );
  }

  clip(box: Box, draw: () => void): void {
    const id = `c${++this.clips}`;
    const size = `width="${round(box.right - box.left)}" height="${round(box.bottom - box.top)}"`;
    this.parts.push(
      `<clipPath id="${id}"><rect x="${round(box.left)}" y="${round(box.top)}" ${size}/></clipPath><g clip-path="url(#${id})">`,
    );
    draw();
    this.parts.push('</g>');
  }

  /** Runs of equally dark cells as strokes, a path for each darkness. */
  cells(cells: Cells, box: Box): void {
    const width = (box.right - box.left) / cells.columns;
    const height = (box.bottom - box.top) / cells.rows;
    const paths = new Map<number, string>();
    for (let row = 0; row < cells.rows; row++) {
      for (let i = 0; i < cells.count; i++) {
        const count = cells.strip[row * cells.count + i];
        if (count === 0) continue;
        const x = box.right - (cells.end - cells.first - i) * width;
        const y = box.bottom - (row + 0.5) * height;
        const opacity = Math.round(cellOpacity(count) * 10) / 10;
        paths.set(opacity, `${paths.get(opacity) ?? ''}M${round(x)} ${round(y)}h${round(width)}`);
      }
    }
    for (const [opacity, path] of paths) {
      this.parts.push(
        `<path d="${path}" stroke="var(--ink)" stroke-width="${round(height)}" stroke-opacity="${opacity}"/>`,
      );
    }
  }

  picture(picture: Picture, box: Box): void {
    if (picture.rows === 0 || picture.columns === 0) return;
    const images = this.encode!(picture);
    const place = `x="${round(box.left)}" y="${round(box.top)}" width="${round(box.right - box.left)}" height="${round(box.bottom - box.top)}"`;
    const image = (href: string, theme: string) =>
      `<image href="${href}" ${place} preserveAspectRatio="none" image-rendering="pixelated"${theme}/>`;
    this.parts.push(
      images.light === images.dark
        ? image(images.light, '')
        : image(images.light, ' class="light"') + image(images.dark, ' class="dark"'),
    );
  }

  /** The drawing alone, for a page that has the tokens. */
  inner(): string {
    return this.parts.join('');
  }

  /** A file of its own: `tokens` is the style sheet that defines the colours. */
  document(title: string, tokens: string): string {
    const box = `width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${box} font-family="system-ui,sans-serif" font-size="${fontSize}"><title>${escapeHtml(title)}</title><style>${tokens}${this.encode ? themed : ''}</style><rect width="100%" height="100%" fill="var(--plate)"/>${this.inner()}</svg>\n`;
  }
}
