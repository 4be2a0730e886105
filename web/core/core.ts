// One running core: the other side of src/wasm.c. The same on the page, in a worker and in Node.
import { CoreError, outOfMemory, readStatus } from './status.ts';
import { findScene, type Scene, scenes, type Values, type ViewRow } from './tables.ts';

/** What src/wasm.c exports; the plain JavaScript core has the same shape. */
export interface CoreExports {
  memory: { readonly buffer: ArrayBuffer };
  values_at(): number;
  status_at(): number;
  open(scene: number, seed: number): number;
  set(index: number, value: number): number;
  give(input: number, rows: number, columns: number): number;
  step(n: number): void;
  steps(): number;
  look(): number;
  hash(): number;
  thinned_at(): number;
  line(x: number, y: number, from: number, to: number, columns: number): number;
  raster(
    t: number,
    row: number,
    from: number,
    to: number,
    sourceRows: number,
    rows: number,
    columns: number,
  ): number;
  call_at(): number;
  arrays_at(bytes: number): number;
  kernel(index: number): number;
}

export type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** A view as it stands now. `data` lies in the core's memory: copy it before the next call. */
export interface View extends ViewRow {
  rank: number;
  rows: number;
  columns: number;
  low: number;
  high: number;
  data: Numbers;
}

/** Numbers in rows by columns, handed to a scene. No rows: the scene's own again. */
export interface Given {
  data: Float64Array;
  rows: number;
  columns: number;
}

const VIEW_FIELDS = 6;
const arrays = { f64: Float64Array, f32: Float32Array, i32: Int32Array, u8: Uint8Array };

export class Core {
  scene: Scene = scenes[0];
  values: Values = {};
  seed = 0;
  private readonly x: CoreExports;
  private looked: View[] | null = null;
  /** By input: a scene that starts anew is given it again. */
  private readonly given = new Map<string, Given>();

  constructor(exports: CoreExports) {
    this.x = exports;
  }

  /** Starts a scene at step 0. Throws a CoreError, and leaves all as it was, for a bad value. */
  open(sceneId: string, values: Values, seed: number): void {
    const scene = findScene(sceneId);
    const slots = this.floats(this.x.values_at(), scene.params.length);
    scene.params.forEach((p, i) => {
      slots[i] = values[p.id] ?? p.initial;
    });
    this.check(this.x.open(scenes.indexOf(scene), seed));
    if (scene !== this.scene) this.given.clear();
    this.scene = scene;
    this.seed = seed;
    this.values = Object.fromEntries(scene.params.map((p) => [p.id, values[p.id] ?? p.initial]));
    this.giveAgain();
  }

  /** Sets one parameter; one that the table flags starts the scene anew. Throws as open does. */
  set(id: string, value: number): void {
    const index = this.scene.params.findIndex((p) => p.id === id);
    if (index < 0) throw new Error(`${this.scene.id} has no parameter "${id}".`);
    this.check(this.x.set(index, value));
    this.values[id] = value;
    if (this.scene.params[index].restart) this.giveAgain();
  }

  /** Hands numbers to the scene, now and whenever it starts anew. Throws as open does. */
  give(id: string, given: Given): void {
    this.hand(id, given);
    if (given.rows > 0) this.given.set(id, given);
    else this.given.delete(id);
  }

  private giveAgain(): void {
    for (const [id, given] of [...this.given]) {
      this.given.delete(id); // what the scene refuses from now on is not given again
      this.hand(id, given);
      this.given.set(id, given);
    }
  }

  private hand(id: string, { data, rows, columns }: Given): void {
    const index = this.scene.inputs.findIndex((input) => input.id === id);
    if (index < 0) throw new Error(`${this.scene.id} takes no input "${id}".`);
    const address = this.x.arrays_at(data.byteLength);
    if (address === 0) throw outOfMemory(id, data.byteLength);
    this.floats(address, data.length).set(data);
    this.check(this.x.give(index, rows, columns));
  }

  step(n: number): void {
    this.looked = null;
    this.x.step(n);
  }

  get steps(): number {
    return this.x.steps();
  }

  /** Model time of one step in ms; 0 where the scene has no such time. */
  get dt(): number {
    return this.scene.dt || this.values.dt || 0;
  }

  /** All views, in table order. */
  look(): View[] {
    if (this.looked && this.looked[0].data.buffer === this.x.memory.buffer) return this.looked;
    const count = this.scene.views.length;
    const fields = this.floats(this.x.look(), count * VIEW_FIELDS);
    this.looked = this.scene.views.map((row, i) => {
      const [address, rank, rows, columns, low, high] = fields.subarray(i * VIEW_FIELDS);
      const data = new arrays[row.type](this.x.memory.buffer, address, rows * columns);
      return { ...row, rank, rows, columns, low, high, data };
    });
    return this.looked;
  }

  view(id: string): View {
    const view = this.look().find((v) => v.id === id);
    if (!view) throw new Error(`${this.scene.id} has no view "${id}".`);
    return view;
  }

  /** The hash of all views, 16 hexadecimal digits. */
  hash(): string {
    this.looked = null;
    const [high, low] = this.floats(this.x.hash(), 2);
    return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
  }

  /** A curve thinned to what `columns` pixels show: x - from and y by turns. A copy. */
  line(x: string, y: string, from: number, to: number, columns: number): Float32Array {
    this.look();
    const points = this.x.line(this.index(x), this.index(y), from, to, columns);
    this.looked = null;
    if (points < 0) return new Float32Array();
    return new Float32Array(this.x.memory.buffer, this.x.thinned_at(), 2 * points).slice();
  }

  /** Events counted in a picture of rows by columns cells. A copy. */
  raster(
    t: string,
    row: string,
    from: number,
    to: number,
    sourceRows: number,
    rows: number,
    columns: number,
  ): Uint8Array {
    this.look();
    const failed = this.x.raster(
      this.index(t),
      this.index(row),
      from,
      to,
      sourceRows,
      rows,
      columns,
    );
    this.looked = null;
    if (failed) return new Uint8Array(rows * columns);
    return new Uint8Array(this.x.memory.buffer, this.x.thinned_at(), rows * columns).slice();
  }

  private index(view: string): number {
    return this.scene.views.findIndex((v) => v.id === view);
  }

  private floats(address: number, n: number): Float64Array {
    return new Float64Array(this.x.memory.buffer, address, n);
  }

  private check(code: number): void {
    this.looked = null;
    if (code === 0) return;
    throw new CoreError(readStatus(this.x));
  }
}
