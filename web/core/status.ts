// What was wrong with an input, as src/base/status.h has it, and the sentence for it.

export const codes = [
  'OK',
  'E_DOMAIN',
  'E_SHAPE',
  'E_EMPTY',
  'E_NONFINITE',
  'E_SINGULAR',
  'E_MEMORY',
  'E_MISSING',
] as const;
export const rules = [
  'none',
  'finite',
  'between',
  'above',
  'at_least',
  'below',
  'whole',
  'length',
] as const;

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

/** What a core's exports tell after a call that failed. */
interface Failed {
  memory: { readonly buffer: ArrayBuffer };
  status_at(): number;
}

function textAt(buffer: ArrayBuffer, address: number): string {
  if (address === 0) return '';
  const bytes = new Uint8Array(buffer, address);
  return new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)));
}

/** The status of the call before, as src/wasm.c lays it out. */
export function readStatus({ memory, status_at }: Failed): Status {
  const fields = new Float64Array(memory.buffer, status_at(), 8);
  const [code, rule, value, low, high, what, unit, other] = fields;
  return {
    code: codes[code],
    rule: rules[rule],
    value,
    low,
    high,
    what: textAt(memory.buffer, what),
    unit: textAt(memory.buffer, unit),
    other: textAt(memory.buffer, other),
  };
}

export class CoreError extends Error {
  readonly status: Status;
  constructor(status: Status) {
    super(`${status.what}: ${status.code}`);
    this.status = status;
  }
}

/** Arrays of so many bytes have no room in the core's memory. */
export function outOfMemory(what: string, bytes: number): CoreError {
  const names = { what, unit: 'B', other: '' };
  return new CoreError({ code: 'E_MEMORY', rule: 'none', value: bytes, low: 0, high: 0, ...names });
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
