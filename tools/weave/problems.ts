// What is wrong with the chapters, gathered so that one run tells all of it.

export class Problems {
  readonly list: string[] = [];

  add(where: string, what: string): void {
    this.list.push(`${where}: ${what}`);
  }

  /** Runs `act`; what it throws becomes a problem at this place, and `fallback` is returned. */
  catch<T>(where: string, fallback: T, act: () => T): T {
    try {
      return act();
    } catch (error) {
      this.add(where, (error as Error).message);
      return fallback;
    }
  }
}
