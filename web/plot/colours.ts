// Numbers to colours. A map is a few stops, named in web/style/tokens.css; between them colours go
// straight in sRGB (look.md, "Heat maps").
import type { Picture } from './surface.ts';

export const LEVELS = 256;

/** "#fcfdfb, #d5e5ec, …" as LEVELS colours, three bytes each. */
export function spread(stops: string): Uint8Array {
  const colours = stops.split(',').map((stop) => {
    const hex = stop.trim();
    return [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
  });
  const bytes = new Uint8Array(3 * LEVELS);
  for (let level = 0; level < LEVELS; level++) {
    const at = (level / (LEVELS - 1)) * (colours.length - 1);
    const from = Math.min(Math.floor(at), colours.length - 2);
    for (let c = 0; c < 3; c++) {
      const [a, b] = [colours[from][c], colours[from + 1][c]];
      bytes[3 * level + c] = Math.round(a + (b - a) * (at - from));
    }
  }
  return bytes;
}

export const greyStops = '#000000, #ffffff';

/** Each element's level, from 0 to LEVELS - 1; what is no number has level 0 and no opacity. */
export function levels({ data, low, high, rows, columns }: Picture): {
  level: Uint8Array;
  opaque: boolean;
} {
  const n = rows * columns;
  const level = new Uint8Array(n);
  const factor = (LEVELS - 1) / (high - low || 1);
  let opaque = true;
  for (let i = 0; i < n; i++) {
    const at = (data[i] - low) * factor;
    if (Number.isNaN(at)) opaque = false;
    level[i] = at > LEVELS - 1 ? LEVELS - 1 : at > 0 ? at + 0.5 : 0;
  }
  return { level, opaque };
}

/** Four bytes for each element. */
export function pixels(picture: Picture, colours: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const { level, opaque } = levels(picture);
  const bytes = new Uint8ClampedArray(4 * level.length);
  for (let i = 0; i < level.length; i++) {
    const from = 3 * level[i];
    bytes[4 * i] = colours[from];
    bytes[4 * i + 1] = colours[from + 1];
    bytes[4 * i + 2] = colours[from + 2];
    bytes[4 * i + 3] = opaque || !Number.isNaN(picture.data[i]) ? 255 : 0;
  }
  return bytes;
}
