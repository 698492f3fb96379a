import { canonicalJson } from '../contract/canonical-json.ts';

/** The value of bytes that are canonical JSON and nothing else; undefined for other bytes. */
export function readCanonical(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined; // not UTF-8, not JSON, or a value that has no canonical form
  }
}
