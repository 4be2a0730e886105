// Pictures in the stills: PNG with a palette, one for each theme, as addresses that hold the data.
import { deflateSync } from 'node:zlib';
import { greyStops, levels, spread } from '../../web/plot/colours.ts';
import type { Encode } from '../../web/plot/svg.ts';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 as PNG has it (ISO 3309). */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** level (rows, columns), one byte each, as a PNG with these colours. */
export function png(level: Uint8Array, rows: number, columns: number, colours: Uint8Array): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(columns, 0);
  head.writeUInt32BE(rows, 4);
  head.set([8, 3, 0, 0, 0], 8); // 8 bits, a palette
  const lines = Buffer.alloc(rows * (columns + 1)); // each line begins with its filter: none
  for (let row = 0; row < rows; row++)
    lines.set(level.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = deflateSync(lines, { level: 9 });
  const parts = [chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', data)];
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

/** Takes the colour maps of both themes out of the tokens: the light one stands first. */
export function encoder(tokens: string): Encode {
  const found = (name: string) => [...tokens.matchAll(new RegExp(`--${name}:([^;}]+)`, 'g'))];
  const maps = (theme: 0 | 1) => ({
    grey: spread(greyStops),
    seq: spread(found('seq')[theme][1]),
    div: spread(found('div')[theme][1]),
  });
  const themes = [maps(0), maps(1)];
  return (picture) => {
    const { level } = levels(picture);
    const [light, dark] = themes.map(
      (theme) =>
        `data:image/png;base64,${png(level, picture.rows, picture.columns, theme[picture.map]).toString('base64')}`,
    );
    return { light, dark };
  };
}
