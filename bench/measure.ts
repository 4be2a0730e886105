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
