// The native program, for comparisons.
import { execFileSync, spawnSync } from 'node:child_process';

export const root = new URL('..', import.meta.url).pathname;
const mirror = `${root}build/native/mirror`;

export function native(...args: string[]): string {
  return execFileSync(mirror, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function outcome(command: string, args: string[], env: Record<string, string> = {}): Outcome {
  const options = {
    encoding: 'utf8' as const,
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  };
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { status, stdout, stderr };
}

export function nativeOutcome(...args: string[]): Outcome {
  return outcome(mirror, args);
}

/** The same program under Node, over one of the three cores. */
export function nodeOutcome(core: string, ...args: string[]): Outcome {
  return outcome(process.execPath, [`${root}build/core/mirror.mjs`, ...args], {
    MIRROR_CORE: core,
  });
}

export const sceneIds = (JSON.parse(native('list', '--json')) as { id: string }[]).map((s) => s.id);
