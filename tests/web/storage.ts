// Keys of the browser's storage. Readers' answers and programs stand under them, so they are part of what
// the book promises: the tests spell them out, and do not ask the code that is tested.

const key = (...parts: string[]) => ['neural-mirror', '1', ...parts].join('/');

/** A reader's programs for an exercise. */
export const workKey = (exercise: string) => key('work', 'reader', exercise);

/** Where such a text is put aside that cannot be read; more follows. */
export const asideKey = (exercise: string) => key('unreadable', 'work', 'reader', exercise);
