// What checks ask of the page's own core.
import { context } from '../page/context.ts';
import type { CallCore } from './kernel.ts';
import type { Run } from './types.ts';

let runs = 0;

/** Runs a scene in a core of its own beside the figures. */
export const run: Run = async (scene, values = {}, steps = 0, seed = 1) => {
  const { core } = context();
  const figure = `check-${++runs}`;
  const reply = await core.call({ do: 'open', figure, scene, values, seed, steps, wants: [] });
  await core.call({ do: 'close', figure });
  if (!reply.frame) throw new Error(reply.failure ?? reply.status?.code ?? 'no answer');
  return { numbers: reply.frame.numbers, values: reply.frame.values };
};

export const callCore: CallCore = async (id, calls) => {
  const { results, failure } = await context().core.call({ do: 'kernel', id, calls });
  if (!results) throw new Error(failure);
  return results;
};
