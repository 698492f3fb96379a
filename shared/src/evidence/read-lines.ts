import { concatBytes } from '../bytes/concat-bytes.ts';
import type { ByteSource } from './byte-source.ts';

/** Bytes of a file from `from` up to, not with, `to`. */
export interface ByteRange {
  from: number;
  to: number;
}

const newline = 0x0a;
const pieceBytes = 1024 ** 2;

/** The offset behind the first newline at or after `at`; `end` if there is none before. */
export async function lineEndAfter(source: ByteSource, at: number, end: number): Promise<number> {
  for (let from = at; from < end; from += pieceBytes) {
    const found = (await source.read(from, Math.min(pieceBytes, end - from))).indexOf(newline);
    if (found !== -1) return from + found + 1;
  }
  return end;
}

/**
 * The lines of a range that begins and ends with whole lines, some at a time, without their newlines. What is no UTF-8, is
 * longer than `longest`, or ends without a newline comes as null.
 */
export async function* readLines(
  source: ByteSource,
  { from, to }: ByteRange,
  longest: number,
): AsyncGenerator<(string | null)[]> {
  let begun: Uint8Array = new Uint8Array(0);
  let tooLong = false;
  for (let at = from; at < to; at += pieceBytes) {
    const piece = await source.read(at, Math.min(pieceBytes, to - at));
    const end = piece.lastIndexOf(newline) + 1;
    if (end === 0) {
      // A line longer than a piece: it is gathered, but no further than its bound.
      tooLong ||= begun.length + piece.length > longest;
      begun = tooLong ? new Uint8Array(0) : concatBytes(begun, piece);
      continue;
    }
    const lines = decodeLines(concatBytes(begun, piece.subarray(0, end - 1)));
    yield tooLong ? [null, ...lines.slice(1)] : lines;
    tooLong = false;
    begun = piece.slice(end);
  }
  if (begun.length > 0 || tooLong) yield [null];
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeLines(bytes: Uint8Array): (string | null)[] {
  try {
    return decoder.decode(bytes).split('\n');
  } catch {
    return splitBytes(bytes).map(decodeLine); // so that only the line with the wrong bytes is told
  }
}

function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
}

function decodeLine(line: Uint8Array): string | null {
  try {
    return decoder.decode(line);
  } catch {
    return null; // no UTF-8
  }
}
