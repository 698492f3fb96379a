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

/** A line within bytes, without its newline; null where it is longer than `longest`, or the range ends without a newline. */
export type TakeLine = (line: { bytes: Uint8Array; from: number; to: number } | null) => void;

/** Gives the lines of a range that begins and ends with whole lines, one after the other. */
export async function readLines(
  source: ByteSource,
  { from, to }: ByteRange,
  longest: number,
  take: TakeLine,
): Promise<void> {
  let begun: Uint8Array = new Uint8Array(0);
  let tooLong = false;
  const read = (at: number) => source.read(Math.min(at, to), Math.max(0, Math.min(pieceBytes, to - at)));
  let next = read(from);
  for (let at = from; at < to; at += pieceBytes) {
    const piece = await next;
    next = read(at + pieceBytes); // while this one is looked at
    const bytes = begun.length > 0 ? concatBytes(begun, piece) : piece;
    let line = 0;
    for (let end = bytes.indexOf(newline, begun.length); end !== -1; end = bytes.indexOf(newline, line)) {
      take(tooLong ? null : { bytes, from: line, to: end });
      tooLong = false;
      line = end + 1;
    }
    // A line longer than a piece is gathered, but no further than its bound.
    begun = bytes.slice(line);
    tooLong ||= begun.length > longest;
    if (tooLong) begun = new Uint8Array(0);
  }
  await next;
  if (begun.length > 0 || tooLong) take(null);
}
