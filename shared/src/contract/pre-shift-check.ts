import { z } from 'zod';

/** What is looked at before duty: charge, function, clock, picture, sound, free space on the card. */
export const checkItemSchema = z.enum(['charge', 'function', 'time', 'picture', 'sound', 'space']);

/** Of one item. */
export const itemResultSchema = z.enum(['ok', 'fault']);

/**
 * What became of a recorder that failed: a spare was taken for it, none of the unit was free, or the officer kept it although
 * one was free.
 */
export const spareOutcomeSchema = z.enum(['taken', 'none_free', 'not_taken']);

export type CheckItem = z.infer<typeof checkItemSchema>;
export type SpareOutcome = z.infer<typeof spareOutcomeSchema>;
