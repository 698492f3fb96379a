import { scanCanonical, scanString, startsWith } from './scan-canonical.ts';

/** Where the parts of a leaf's line stand, as they are hashed: from, up to. Empty where one was erased. */
export interface LeafLine {
  index: number;
  factId: number;
  leaf: Span;
  /** 64 hex digits. */
  payloadSha256: Span;
  type: Span;
  payload: Span;
  /** Hex digits. */
  salt: Span;
  subject: Span;
}

export type Span = readonly [from: number, to: number];

const bytesOf = (text: string) => new TextEncoder().encode(text);
const nothing = bytesOf('null');
const parts = {
  index: bytesOf('{"index":'),
  leaf: bytesOf(',"kind":"leaf","leaf":'),
  factId: bytesOf('{"factId":'),
  payloadSha256: bytesOf(',"payloadSha256":"'),
  recordedAt: bytesOf('","recordedAt":"'),
  type: bytesOf('","type":"'),
  version: bytesOf('","v":1}'),
  payload: bytesOf(',"payload":'),
  salt: bytesOf(',"salt":'),
  subject: bytesOf(',"subject":'),
};
/** 0 stands for a digit. */
const timeForm = bytesOf('0000-00-00T00:00:00.000000Z');
const longestType = 64;

/**
 * Reads a leaf's line: canonical JSON of a `DumpLeaf` has one form, whose members stand in this order. Nothing is parsed, because
 * a dump has millions of lines. Null if it is not exactly that.
 */
export function readLeafLine(bytes: Uint8Array, from: number, to: number): LeafLine | null {
  let at = from;
  /** Goes on behind this part, or nowhere. */
  const pass = (part: Uint8Array) => {
    at = at >= 0 && startsWith(bytes, at, to, part) ? at + part.length : -1;
  };
  const take = (end: number): Span => {
    const start = at;
    at = at < 0 ? -1 : end;
    return [start, end];
  };

  pass(parts.index);
  const index = take(countEnd(bytes, at, to));
  pass(parts.leaf);
  const leafFrom = at;
  pass(parts.factId);
  const factId = take(countEnd(bytes, at, to));
  pass(parts.payloadSha256);
  const payloadSha256 = take(hexEnd(bytes, at, at + 64 <= to ? at + 64 : at));
  pass(parts.recordedAt);
  take(timeEnd(bytes, at, to));
  pass(parts.type);
  const type = take(typeEnd(bytes, at, to));
  pass(parts.version);
  const leaf: Span = [leafFrom, at];
  pass(parts.payload);
  const payload = take(payloadEnd(bytes, at, to));
  pass(parts.salt);
  const salt = take(saltEnd(bytes, at, to));
  pass(parts.subject);
  const subject = take(nullEnd(bytes, at, to) ?? scanString(bytes, at, to));
  if (at !== to - 1 || bytes[at] !== 0x7d || payloadSha256[1] - payloadSha256[0] !== 64) return null;
  const [indexNumber, factNumber] = [numberAt(bytes, index), numberAt(bytes, factId)];
  if (!Number.isSafeInteger(indexNumber) || !Number.isSafeInteger(factNumber) || factNumber === 0) return null;
  return {
    index: indexNumber,
    factId: factNumber,
    leaf,
    payloadSha256,
    type,
    payload: withoutNull(bytes, payload),
    salt: salt[1] - salt[0] === nothing.length ? [0, 0] : [salt[0] + 1, salt[1] - 1],
    subject: withoutNull(bytes, subject),
  };
}

/** Behind an integer of up to 16 digits without leading zero. */
function countEnd(bytes: Uint8Array, at: number, to: number): number {
  let place = at;
  while (place < to && isDigit(bytes[place])) place += 1;
  const digits = place - at;
  return digits > 0 && digits <= 16 && (digits === 1 || bytes[at] !== 0x30) ? place : -1;
}

function numberAt(bytes: Uint8Array, [from, to]: Span): number {
  let value = 0;
  for (let place = from; place < to; place += 1) value = value * 10 + (bytes[place] ?? 0) - 0x30;
  return value;
}

/** Behind the hex digits, at `to` at the latest. */
function hexEnd(bytes: Uint8Array, at: number, to: number): number {
  let place = at;
  while (place < to && isHexDigit(bytes[place])) place += 1;
  return place;
}

function timeEnd(bytes: Uint8Array, at: number, to: number): number {
  if (at + timeForm.length > to) return -1;
  for (let place = 0; place < timeForm.length; place += 1) {
    const expected = timeForm[place];
    const byte = bytes[at + place];
    if (expected === 0x30 ? !isDigit(byte) : byte !== expected) return -1;
  }
  return at + timeForm.length;
}

/** Behind snake_case. */
function typeEnd(bytes: Uint8Array, at: number, to: number): number {
  let place = at;
  while (place < to && isOfType(bytes[place], place === at)) place += 1;
  return place > at && place - at <= longestType ? place : -1;
}

function payloadEnd(bytes: Uint8Array, at: number, to: number): number {
  return nullEnd(bytes, at, to) ?? (bytes[at] === 0x7b ? scanCanonical(bytes, at, to) : -1);
}

function saltEnd(bytes: Uint8Array, at: number, to: number): number {
  const erased = nullEnd(bytes, at, to);
  if (erased !== null) return erased;
  const end = hexEnd(bytes, at + 1, to);
  const isSalt = bytes[at] === 0x22 && bytes[end] === 0x22 && end > at + 1 && (end - at - 1) % 2 === 0;
  return isSalt ? end + 1 : -1;
}

function nullEnd(bytes: Uint8Array, at: number, to: number): number | null {
  return startsWith(bytes, at, to, nothing) ? at + nothing.length : null;
}

function withoutNull(bytes: Uint8Array, span: Span): Span {
  return bytes[span[0]] === nothing[0] ? [0, 0] : span;
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isHexDigit(byte = 0): boolean {
  return isDigit(byte) || (byte >= 0x61 && byte <= 0x66);
}

function isOfType(byte = 0, isFirst: boolean): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (!isFirst && (isDigit(byte) || byte === 0x5f));
}
