// The picture behind a raster: a ring of pixel columns, to which every frame adds only the new ones.
// A million events therefore cost what a thousand cost. WebGL2 draws it, one context for the whole
// page; where a host has none, Canvas 2D does the same.
import { type Box, type Cells, cellOpacity } from './surface.ts';

const vertexShader = `#version 300 es
out vec2 at;
void main() {
  at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(2.0 * at - 1.0, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision highp float;
uniform sampler2D cells;
uniform vec3 ink;
uniform float start; // where in the ring the oldest column stands, 0 to 1
in vec2 at;
out vec4 colour;
void main() {
  float count = 255.0 * texture(cells, vec2(fract(at.x + start), at.y)).r;
  float opacity = min(1.0, 0.72 * sqrt(count));
  colour = vec4(ink * opacity, opacity);
}`;

class Gl {
  readonly canvas = document.createElement('canvas');
  readonly gl: WebGL2RenderingContext;
  private readonly ink: WebGLUniformLocation;
  private readonly start: WebGLUniformLocation;

  constructor() {
    const gl = this.canvas.getContext('webgl2', { antialias: false, depth: false });
    if (!gl) throw new Error('no WebGL2');
    this.gl = gl;
    const program = gl.createProgram()!;
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error('no WebGL2 program');
    gl.useProgram(program);
    this.ink = gl.getUniformLocation(program, 'ink')!;
    this.start = gl.getUniformLocation(program, 'start')!;
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  texture(rows: number, columns: number): WebGLTexture {
    const gl = this.gl;
    const texture = gl.createTexture()!;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, columns, rows);
    for (const axis of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
      gl.texParameteri(gl.TEXTURE_2D, axis, gl.CLAMP_TO_EDGE);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    const zeros = new Uint8Array(rows * columns);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, columns, rows, gl.RED, gl.UNSIGNED_BYTE, zeros);
    return texture;
  }

  put(texture: WebGLTexture, data: Uint8Array, x: number, columns: number, rows: number): void {
    const gl = this.gl;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, 0, columns, rows, gl.RED, gl.UNSIGNED_BYTE, data);
  }

  /** Draws into this.canvas, one pixel for each cell. */
  draw(texture: WebGLTexture, rows: number, columns: number, start: number, ink: number[]): void {
    const gl = this.gl;
    if (this.canvas.width !== columns || this.canvas.height !== rows) {
      this.canvas.width = columns;
      this.canvas.height = rows;
    }
    gl.viewport(0, 0, columns, rows);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform3f(this.ink, ink[0] / 255, ink[1] / 255, ink[2] / 255);
    gl.uniform1f(this.start, start);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
}

let shared: Gl | null | undefined;

/** The page's WebGL2, or null where it has none or has lost it. */
function webgl(): Gl | null {
  if (shared === undefined || shared?.gl.isContextLost()) {
    try {
      shared = new Gl();
    } catch {
      shared = null;
    }
  }
  return shared;
}

export function hasWebGl(): boolean {
  return webgl() !== null;
}

function rgb(colour: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
}

/** Splits columns first ... first + count - 1 into runs that are whole in a ring of `size`. */
function* runs(first: number, count: number, size: number): Generator<[number, number, number]> {
  for (let done = 0; done < count; ) {
    const at = (((first + done) % size) + size) % size;
    const length = Math.min(count - done, size - at);
    yield [at, done, length];
    done += length;
  }
}

export class CellPicture {
  private readonly rows: number;
  private readonly columns: number;
  private readonly gl = webgl();
  private readonly texture: WebGLTexture | null = null;
  /** Without WebGL2: opacity in the alpha channel of a canvas that is a ring as well. */
  private readonly ring: CanvasRenderingContext2D | null = null;

  constructor(cells: Cells) {
    this.rows = cells.rows;
    this.columns = cells.columns;
    if (this.gl) {
      this.texture = this.gl.texture(cells.rows, cells.columns);
    } else {
      const canvas = document.createElement('canvas');
      canvas.width = cells.columns;
      canvas.height = cells.rows;
      this.ring = canvas.getContext('2d')!;
    }
  }

  fits(cells: Cells): boolean {
    return cells.rows === this.rows && cells.columns === this.columns && this.gl === webgl();
  }

  add(cells: Cells): void {
    for (const [at, from, length] of runs(cells.first, cells.count, this.columns)) {
      const strip = new Uint8Array(this.rows * length);
      for (let row = 0; row < this.rows; row++) {
        const start = row * cells.count + from;
        strip.set(cells.strip.subarray(start, start + length), row * length);
      }
      if (this.gl) this.gl.put(this.texture!, strip, at, length, this.rows);
      else this.ring!.putImageData(this.alpha(strip, length), at, 0);
    }
  }

  draw(context: CanvasRenderingContext2D, ink: string, end: number, box: Box): void {
    const start = ((end % this.columns) + this.columns) % this.columns;
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    context.imageSmoothingEnabled = false;
    if (this.gl) {
      this.gl.draw(this.texture!, this.rows, this.columns, start / this.columns, rgb(ink));
      context.drawImage(this.gl.canvas, box.left, box.top, width, height);
      return;
    }
    const ring = this.ring!;
    ring.globalCompositeOperation = 'source-in';
    ring.fillStyle = ink;
    ring.fillRect(0, 0, this.columns, this.rows);
    ring.globalCompositeOperation = 'source-over';
    for (const [at, from, length] of runs(start, this.columns, this.columns)) {
      const left = box.left + (width * from) / this.columns;
      const part = (width * length) / this.columns;
      context.drawImage(ring.canvas, at, 0, length, this.rows, left, box.top, part, height);
    }
  }

  private alpha(strip: Uint8Array, length: number): ImageData {
    const image = new ImageData(length, this.rows);
    for (let row = 0; row < this.rows; row++) {
      for (let i = 0; i < length; i++) {
        const count = strip[(this.rows - 1 - row) * length + i];
        image.data[4 * (row * length + i) + 3] = 255 * cellOpacity(count);
      }
    }
    return image;
  }
}
