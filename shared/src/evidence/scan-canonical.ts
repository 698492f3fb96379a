// Finds the end of a canonical JSON value (RFC 8785) in UTF-8 bytes without making it: a dump has millions of payloads that are
// hashed as they stand. Each function takes the place where something begins and gives the place behind it, or -1 where it is
// not what canonicalJson would have written: blanks, unsorted or repeated keys, other escapes, other numbers, bad UTF-8.

const quote = 0x22;
const backslash = 0x5c;
/** Escapes of one letter: \" \\ \b \f \n \r \t */
const shortEscapes = new Set([...'"\\bfnrt'].map((letter) => letter.charCodeAt(0)));
/** Control characters that have such a letter, as the last digit of \u00XX. */
const haveLetter = new Set(['08', '09', '0a', '0c', '0d']);
const literals = ['true', 'false', 'null'].map((text) => new TextEncoder().encode(text));
const deepest = 200;

export function scanCanonical(bytes: Uint8Array, at: number, end: number, depth = 0): number {
  if (depth > deepest) return -1;
  const first = at < end ? bytes[at] : 0;
  if (first === quote) return scanString(bytes, at, end);
  if (first === 0x7b) return scanObject(bytes, at, end, depth);
  if (first === 0x5b) return scanArray(bytes, at, end, depth);
  const literal = literals.find((known) => startsWith(bytes, at, end, known));
  return literal ? at + literal.length : scanNumber(bytes, at, end);
}

/** Whether these bytes stand there. */
export function startsWith(bytes: Uint8Array, at: number, end: number, expected: Uint8Array): boolean {
  if (at + expected.length > end) return false;
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[at + index] !== expected[index]) return false;
  }
  return true;
}

export function scanString(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== quote) return -1;
  for (let place = at + 1; place < end && place > 0; ) {
    const byte = bytes[place] ?? 0;
    if (byte === quote) return place + 1;
    if (byte === backslash) place = scanEscape(bytes, place, end);
    else if (byte < 0x20) return -1;
    else place = byte < 0x80 ? place + 1 : scanCharacter(bytes, place, end);
  }
  return -1;
}

function scanEscape(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 > end) return -1;
  if (shortEscapes.has(bytes[at + 1] ?? 0)) return at + 2;
  if (at + 6 > end) return -1;
  const text = asciiOf(bytes, at, at + 6);
  return /^\\u00[01][0-9a-f]$/.test(text) && !haveLetter.has(text.slice(4)) ? at + 6 : -1;
}

/** One character of several bytes (RFC 3629): the shortest form only, no surrogates, nothing above U+10FFFF. */
function scanCharacter(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  const more = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
  if (more === 0 || at + 1 + more > end) return -1;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return -1;
  for (let place = at + 2; place <= at + more; place += 1) {
    if (((bytes[place] ?? 0) & 0xc0) !== 0x80) return -1;
  }
  return at + 1 + more;
}

function scanNumber(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  let digits = 0;
  for (let byte = bytes[place] ?? 0; place < end && isOfNumber(byte); byte = bytes[place] ?? 0) {
    if (byte >= 0x30 && byte <= 0x39) digits += 1;
    place += 1;
  }
  const isShort = digits === place - at && digits > 0 && digits < 16 && (digits === 1 || bytes[at] !== 0x30);
  if (isShort) return place;
  const text = asciiOf(bytes, at, place);
  return text !== '' && JSON.stringify(Number(text)) === text ? place : -1;
}

/** Digits, sign, point, exponent. */
function isOfNumber(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x65 || byte === 0x2b;
}

function scanArray(bytes: Uint8Array, at: number, end: number, depth: number): number {
  if (bytes[at + 1] === 0x5d && at + 2 <= end) return at + 2;
  for (let place = at + 1; place > 0 && place < end; place += 1) {
    place = scanCanonical(bytes, place, end, depth + 1);
    if (place < 0 || place >= end) return -1;
    if (bytes[place] === 0x5d) return place + 1;
    if (bytes[place] !== 0x2c) return -1;
  }
  return -1;
}

function scanObject(bytes: Uint8Array, at: number, end: number, depth: number): number {
  if (bytes[at + 1] === 0x7d && at + 2 <= end) return at + 2;
  let keyBefore = -1;
  let keyBeforeEnd = -1;
  for (let place = at + 1; place < end; place += 1) {
    const keyEnd = scanString(bytes, place, end);
    if (keyEnd < 0 || keyEnd >= end || bytes[keyEnd] !== 0x3a) return -1;
    if (keyBefore >= 0 && !isBefore(bytes, [keyBefore, keyBeforeEnd], [place, keyEnd])) return -1;
    keyBefore = place;
    keyBeforeEnd = keyEnd;
    place = scanCanonical(bytes, keyEnd + 1, end, depth + 1);
    if (place < 0 || place >= end) return -1;
    if (bytes[place] === 0x7d) return place + 1;
    if (bytes[place] !== 0x2c) return -1;
  }
  return -1;
}

/** Whether one key comes before the other by UTF-16 units. Plain ASCII has the same order in bytes. */
function isBefore(bytes: Uint8Array, a: [from: number, to: number], b: [from: number, to: number]): boolean {
  const [lengthA, lengthB] = [a[1] - a[0] - 2, b[1] - b[0] - 2];
  for (let index = 1; index <= Math.min(lengthA, lengthB); index += 1) {
    const [unitA = 0, unitB = 0] = [bytes[a[0] + index], bytes[b[0] + index]];
    if (unitA >= 0x80 || unitB >= 0x80 || unitA === backslash || unitB === backslash) {
      return keyOf(bytes, a) < keyOf(bytes, b);
    }
    if (unitA !== unitB) return unitA < unitB;
  }
  return lengthA < lengthB;
}

function keyOf(bytes: Uint8Array, [from, to]: [number, number]): string {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(from, to)));
}

/** For a few characters. */
function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 64)));
}
