// Which steps of a laboratory are open. No page here: the tests ask the same function.
import type { Answer } from '../page/store.ts';

export type StepState = 'closed' | 'open' | 'solved';

/** Is an exercise done with? A prediction is, once it is made: what it teaches is the difference. */
export function isDone(kind: string, answer: Answer | null): boolean {
  if (!answer) return false;
  return answer.solved || ((kind === 'predict' || kind === 'sketch') && answer.tries > 0);
}

/**
 * A step opens when the one before is solved. `opened`: those that an address led into; `all`: the
 * reader wants no step closed.
 */
export function statesOf(
  solved: boolean[],
  opened: ReadonlySet<number>,
  all: boolean,
): StepState[] {
  return solved.map((done, i) => {
    if (done) return 'solved';
    return all || i === 0 || solved[i - 1] || opened.has(i) ? 'open' : 'closed';
  });
}
