// Modules that the build makes: an import of theirs gives what stands nowhere in a file as it is.
import type { OnResolveArgs, Plugin } from 'esbuild';

/** Imports that match are found at a path, and have contents made from it. */
export function virtual(
  name: string,
  filter: RegExp,
  loader: 'js' | 'text',
  pathOf: (args: OnResolveArgs) => string,
  contentsOf: (path: string) => string | Promise<string>,
): Plugin {
  return {
    name,
    setup(setup) {
      setup.onResolve({ filter }, (args) => ({ path: pathOf(args), namespace: name }));
      setup.onLoad({ filter: /.*/, namespace: name }, async ({ path }) => ({
        contents: await contentsOf(path),
        loader,
      }));
    },
  };
}
