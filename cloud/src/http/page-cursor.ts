import { z } from 'zod';
import { errors } from '../errors/errors.ts';

/** The place after a row, as text that only we read. */
export function encodeCursor(
  place: Record<string, string | boolean | null | readonly string[]> | readonly string[],
): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws bad_cursor when it isn't one that this list gave out */
export function decodeCursor<Place>(schema: z.ZodType<Place>, cursor: string): Place {
  const read = z.preprocess(parse, schema).safeParse(Buffer.from(cursor, 'base64url').toString());
  if (!read.success) throw errors.badCursor();
  return read.data;
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    // Not JSON: no cursor of ours, which the schema then says.
    return undefined;
  }
}
