// A checksum over what a file says, so that a change to it is noticed. It proves no authorship: whoever
// changes a file on purpose can compute it anew.
import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Not by crypto.subtle, which file:// and http://
 * have not. */
export function checksum(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON that is the same for the same content: keys in order, no white space. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, v]) => `${JSON.stringify(name)}:${canonical(v)}`);
  return `{${fields.join(',')}}`;
}

export interface Sealed {
  /** Of the canonical JSON of all the rest. */
  checksum: string;
}

export function seal<T extends object>(content: T): T & Sealed {
  return { ...content, checksum: checksum(canonical(content)) };
}

export function isIntact(sealed: object): boolean {
  const { checksum: said, ...content } = sealed as Sealed;
  return said === checksum(canonical(content));
}
