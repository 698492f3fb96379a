import { readSheet } from './read-sheet.ts';
import type { SheetReading } from './sheet.ts';

export type SheetReader = (bytes: Uint8Array) => Promise<SheetReading>;

/** Reads one file at a time, so that many at once take no more memory than one. */
export function createSheetReader(): SheetReader {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes) => {
    const reading = last.then(() => readSheet(bytes));
    last = reading.catch(() => undefined);
    return reading;
  };
}
