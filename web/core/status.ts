// What was wrong with an input, as src/base/status.h has it, and the sentence for it.

export const codes = [
  'OK',
  'E_DOMAIN',
  'E_SHAPE',
  'E_EMPTY',
  'E_NONFINITE',
  'E_SINGULAR',
  'E_MEMORY',
] as const;
export const rules = ['none', 'finite', 'between', 'above', 'at_least', 'below', 'whole'] as const;

export interface Status {
  code: (typeof codes)[number];
  rule: (typeof rules)[number];
  value: number;
  low: number;
  high: number;
  /** Ids of the offending parameter and of the one that sets the bound ('' where there is none). */
  what: string;
  unit: string;
  other: string;
}

export class CoreError extends Error {
  readonly status: Status;
  constructor(status: Status) {
    super(`${status.what}: ${status.code}`);
    this.status = status;
  }
}

/**
 * The sentence for the reader. `templates` holds one for each rule, with {what}, {value}, {low},
 * {high} and {other}; `name` tells what the reader calls a parameter; `format` writes a number with
 * its unit.
 */
export function sentence(
  status: Status,
  templates: Record<string, string>,
  name: (id: string) => string,
  format: (value: number, unit: string) => string,
): string {
  const key = status.rule === 'none' ? status.code : status.rule;
  const template = templates[status.other && key === 'below' ? 'below_other' : key] ?? key;
  const parts: Record<string, string> = {
    what: name(status.what),
    other: status.other ? name(status.other) : '',
    value: format(status.value, status.unit),
    low: format(status.low, ''),
    high: format(status.high, status.unit),
    lowest: format(status.low, status.unit),
  };
  return template.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '');
}
