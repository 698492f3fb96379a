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
}

// A DumpLeaf has one canonical form: these members in this order. What matches is canonical but for payload and subject, so
// that only these are parsed: a dump has millions of lines.
const lineForm = new RegExp(
  [
    String.raw`^\{"index":(0|[1-9]\d{0,15}),"kind":"leaf","leaf":`,
    String.raw`(\{"factId":([1-9]\d{0,15}),"payloadSha256":"([0-9a-f]{64})",`,
    String.raw`"recordedAt":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)","type":"([a-z][a-z0-9_]{0,63})","v":1\})`,
    String.raw`,"payload":(null|\{.*\}),"salt":(null|"(?:[0-9a-f]{2})+"),"subject":(null|"(?:[^"\\]|\\.)*")\}$`,
  ].join(''),
  's',
);

/** A leaf's line, or null if it is not exactly what a dump has there. */
export function readLeafLine(line: string): LeafLine | null {
  const match = lineForm.exec(line);
  if (!match) return null;
  const [, index, leafText = '', factId, payloadSha256 = '', recordedAt = '', type = ''] = match;
  const [payload = '', salt = '', subject = ''] = match.slice(7);
  if (!isCanonical(payload) || !isCanonical(subject)) return null;
  return {
    index: Number(index),
    factId: Number(factId),
    type,
    recordedAt,
    payloadSha256,
    leafText,
    payloadText: payload === 'null' ? null : payload,
    subjectText: subject === 'null' ? null : subject,
    salt: salt === 'null' ? null : fromHex(salt.slice(1, -1)),
  };
}

const plainString = /^"[ !#-[\]-~]*"$/;

function isCanonical(text: string): boolean {
  if (plainString.test(text)) return true;
  try {
    const value: unknown = JSON.parse(text);
    // Where this holds, canonicalJson would give the same, only slower. Halves of characters it refuses.
    if (JSON.stringify(value) === text && hasSortedKeys(value) && !text.includes(String.raw`\ud`)) return true;
    return canonicalJson(value) === text;
  } catch {
    return false; // no JSON, or of no canonical form
  }
}

function hasSortedKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before: string | undefined;
  for (const [key, member] of Object.entries(value)) {
    if (before !== undefined && before > key) return false;
    if (!hasSortedKeys(member)) return false;
    before = key;
  }
  return true;
}
