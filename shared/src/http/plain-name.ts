import { z } from 'zod';

/**
 * A name or a place, on one line, in any script. Characters that turn the direction of text could make it look like another one;
 * other invisible ones belong to some scripts.
 */
export function plainName(mostCharacters: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(mostCharacters)
    .regex(/^[^\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]*$/u, 'must hold no invisible control characters');
}
