// `mirror` under Node, over the WebAssembly core: the same arguments and output as the native
// program. MIRROR_CORE=scalar or =plain chooses the core without SIMD, or the one in JavaScript.
import { createRequire } from 'node:module';

const core = process.env.MIRROR_CORE ?? 'simd';
if (!['simd', 'scalar', 'plain'].includes(core)) {
  console.error(`MIRROR_CORE = ${core}: it must be simd, scalar or plain.`);
  process.exit(2);
}
createRequire(import.meta.url)(`./mirror-${core}.cjs`);
