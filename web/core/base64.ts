// Bytes as text, for what a script or a worker's own text must carry.

/** Kept from the start: from a reader's program such functions are taken away. */
const [decode, encode] = [globalThis.atob, globalThis.btoa];

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = decode(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function toBase64(bytes: ArrayBuffer): string {
  return encode(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}
