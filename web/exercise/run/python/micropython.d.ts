// What of MicroPython's module is used; the build adapts the module (tools/weave/micropython.ts).
declare module 'micropython' {
  interface MicroPython {
    /** Runs a text; throws an error with `type`, and the traceback as its message. */
    runPython(code: string): unknown;
    globals: { __dict__: unknown; get(name: string): unknown };
    registerJsModule(name: string, module: object): void;
    FS: { writeFile(path: string, text: string): void };
  }
  export function loadMicroPython(options: {
    instantiate(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ): object;
    heapsize: number;
    stdout(bytes: Uint8Array): void;
    stderr(bytes: Uint8Array): void;
    linebuffer: boolean;
  }): Promise<MicroPython>;
}
