import { fromHex } from '../bytes/hex.ts';
import { canonicalJson } from '../contract/canonical-json.ts';

export interface LeafLine {
  index: number;
  factId: number;
  type: string;
  recordedAt: string;
  payloadSha256: string;
  /** The canonical texts, as they are hashed. Payload, subject and salt are null where they were erased. */
  leafText: string;
  payloadText: string | null;
  subjectText: string | null;
  salt: Uint8Array | null;
  payload: Record<string, unknown> | null;
}

const digestForm = /^[0-9a-f]{64}$/;
const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const typeForm = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * A leaf's line, or null if it is not exactly what a dump has there. A dump has millions of lines, so there is no schema: what
 * was parsed is written again piece by piece, in the one canonical form of a `DumpLeaf`, and must be the line.
 */
export function readLeafLine(line: string): LeafLine | null {
  try {
    const { index, leaf, subject, payload, salt } = JSON.parse(line);
    const { factId, type, recordedAt, payloadSha256 } = leaf;
    const leafText = `{"factId":${factId},"payloadSha256":"${payloadSha256}","recordedAt":"${recordedAt}","type":"${type}","v":1}`;
    const payloadText = payload === null ? null : canonicalText(payload);
    const subjectText = subject === null ? null : canonicalText(subject);
    const end = salt === null ? `,"salt":null,"subject":` : `,"salt":"${salt}","subject":`;
    const pieces = [`{"index":${index},"kind":"leaf","leaf":`, leafText, ',"payload":', payloadText ?? 'null', end];
    if (!isMadeOf(line, [...pieces, subjectText ?? 'null', '}'])) return null;
    const saltBytes = salt === null ? null : fromHex(salt);
    const isGood =
      isCount(index) &&
      isCount(factId) &&
      factId > 0 &&
      digestForm.test(payloadSha256) &&
      timeForm.test(recordedAt) &&
      typeForm.test(type) &&
      (salt === null || (saltBytes !== null && saltBytes.length > 0)) &&
      (payload === null || (typeof payload === 'object' && !Array.isArray(payload))) &&
      (subject === null || typeof subject === 'string');
    if (!isGood) return null;
    return {
      index,
      factId,
      type,
      recordedAt,
      payloadSha256,
      leafText,
      payloadText,
      subjectText,
      salt: saltBytes,
      payload,
    };
  } catch {
    return null; // no JSON, no leaf in it, or a value that has no canonical form
  }
}

function isMadeOf(line: string, pieces: readonly string[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (!line.startsWith(piece, at)) return false;
    at += piece.length;
  }
  return at === line.length;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** What canonicalJson gives, faster where keys stand in order already. JSON.stringify escapes half characters. */
function canonicalText(value: unknown): string {
  const text = JSON.stringify(value);
  return hasSortedKeys(value) && !text.includes(String.raw`\ud`) ? text : canonicalJson(value);
}

function hasSortedKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before = '';
  for (const key of Object.keys(value)) {
    if (before > key || !hasSortedKeys((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
}
