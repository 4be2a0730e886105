// What of the compiler's module is used; the build adapts the module (tools/weave/clang.ts).
declare module 'clang' {
  export type Tree = { [name: string]: Tree | string | Uint8Array };
  /** Runs a command of LLVM over these files, and gives the files as they then are. */
  export function runLLVM(
    args: string[] | null,
    files?: Tree,
    options?: {
      stdout?(bytes: Uint8Array | null): void;
      stderr?(bytes: Uint8Array | null): void;
      synchronously?: boolean;
      decodeASCII?: boolean;
      fetchProgress?(): void;
    },
  ): Promise<Tree> | Tree;
  export class Exit extends Error {
    code: number;
  }
}
