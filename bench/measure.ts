// What the benches share: where things are, and how times are taken.
export const root = new URL('..', import.meta.url).pathname;

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median milliseconds of `runs` calls, after calls that warm up. */
export function time(act: () => void, runs: number, warmUp = 3): number {
  for (let i = 0; i < warmUp; i++) act();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    act();
    times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * Median milliseconds of each, over so many turns: they take turns, so that whatever else the machine does
 * meets all of them alike. The first call of a turn brings back the caches and is not timed.
 */
export async function inTurn(acts: (() => unknown)[], turns: number): Promise<number[]> {
  const times = acts.map(() => [] as number[]);
  for (let turn = 0; turn < turns; turn++)
    for (const [i, act] of acts.entries()) {
      await act();
      const start = performance.now();
      await act();
      times[i].push(performance.now() - start);
    }
  return times.map(median);
}
