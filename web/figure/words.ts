// The sentence under a figure. Its templates stand in the chapter, one to a line:
//
//     ? rate_formula > 0 and dt < 1 : With {current} nA it would fire at {rate_formula:1} Hz.
//     ? else : It never fires.
//
// The first whose condition holds is shown. {id} is a parameter or a single-number view, {id:2} with
// two decimals. The build writes the same sentence under the still picture.

export interface Template {
  condition: string;
  text: string;
}

export type Lookup = (id: string) => number;
export type NumberFormat = (value: number, digits?: number) => string;

export function parseTemplate(line: string): Template {
  const match = /^\?\s*(.*?)\s+:\s+(.*)$/.exec(line);
  if (!match) throw new Error(`"${line}" must have the form "? condition : sentence"`);
  return { condition: match[1], text: match[2] };
}

/** Is `a < b and c = 0` so? Operators < <= > >= = with a number or an id on each side; `else` holds. */
export function holds(condition: string, lookup: Lookup): boolean {
  if (condition === 'else') return true;
  return condition.split(/\s+and\s+/).every((clause) => {
    const match = /^(\S+)\s*(<=|>=|<|>|=)\s*(\S+)$/.exec(clause);
    if (!match) throw new Error(`"${clause}" is no condition`);
    const value = (word: string) => (/^[-\d.]/.test(word) ? Number(word) : lookup(word));
    const [a, b] = [value(match[1]), value(match[3])];
    switch (match[2]) {
      case '<':
        return a < b;
      case '<=':
        return a <= b;
      case '>':
        return a > b;
      case '>=':
        return a >= b;
      default:
        return a === b;
    }
  });
}

/** Ids that a template uses, for the build's checks. */
export function idsOf(template: Template): string[] {
  const inText = [...template.text.matchAll(/\{(\w+)(?::\d)?\}/g)].map((m) => m[1]);
  const inCondition = template.condition === 'else' ? [] : template.condition.match(/[a-z]\w*/g);
  return [...inText, ...(inCondition ?? []).filter((word) => word !== 'and')];
}

export function say(templates: Template[], lookup: Lookup, number: NumberFormat): string {
  const template = templates.find((t) => holds(t.condition, lookup));
  if (!template) return '';
  return template.text.replace(/\{(\w+)(?::(\d))?\}/g, (_, id: string, digits?: string) =>
    number(lookup(id), digits === undefined ? undefined : Number(digits)),
  );
}
