import { z } from 'zod';

/** Characters that a name can't hold: control characters, and those that turn the direction of text. */
const hidden = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a name is what it looks like. Other invisible characters belong to some scripts. */
export function isPlain(name: string): boolean {
  return !hidden.test(name);
}

/**
 * A name or a place, on one line, in any script. Characters that turn the direction of text could make it look like another one.
 * @param mostCharacters as people count them: a rare Chinese character is one, though it takes two units of UTF-16
 */
export function plainName(mostCharacters: number) {
  return z
    .string()
    .trim()
    .min(1)
    .refine((name) => [...name].length <= mostCharacters, `must have no more than ${mostCharacters} characters`)
    .meta({ maxLength: mostCharacters })
    .refine(isPlain, 'must hold no invisible control characters');
}
