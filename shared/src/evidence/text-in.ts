import type { Span } from './read-leaf-line.ts';

/** The text that stands there. */
export function textIn(bytes: Uint8Array, [from, to]: Span): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}
