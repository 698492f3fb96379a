import { z } from 'zod';

/**
 * Times that people and clocks claim. One rule for agent, contract and HQ: from 1970 to 2100 a time is a claim, anything
 * else claims nothing. The text stays where it was said: in the file's name, the log that was collected, the signed batch.
 *
 * The range begins in 1970 because a recorder whose battery was flat counts from there (or from 1980 or 2000), and its log and
 * file names by that clock are what its true time is worked out from. It ends long before what Postgres, JavaScript and
 * ISO text can still reckon with: a length or a few days may be added to any claim.
 */
const earliestMs = Date.UTC(1969, 11, 31); // midnight of 1 January 1970 anywhere on earth
const endMs = Date.UTC(2101, 0, 1);
/** Longer text holds a fraction of a second that Postgres doesn't read. */
const longestText = 40;
/** No place on earth is further from UTC; Postgres refuses 16 hours. */
const longestOffsetHours = 14;

/** Whether an ISO time is a claim. */
export function isClaimedTime(text: string): boolean {
  const ms = Date.parse(text);
  const offsetHours = Number(/[+-](\d\d):\d\d$/.exec(text)?.[1] ?? 0);
  return ms >= earliestMs && ms < endMs && text.length <= longestText && offsetHours <= longestOffsetHours;
}

/** The moment of a file system, or the nearest one that is a claim: it tells versions of a file apart, so there must be one. */
export function nearestClaim(ms: number): string {
  return new Date(Math.min(Math.max(ms, 0), endMs - 1)).toISOString();
}

/** Null where the text claims nothing. Signed events with such text are as good as any other. */
export const claimedTimeSchema = z.iso
  .datetime({ offset: true })
  .transform((text): string | null => (isClaimedTime(text) ? text : null));

/** When a file was written last. What no clock can mean becomes the nearest that one can. */
export const fileTimeSchema = z.iso
  .datetime()
  .transform((text) => (isClaimedTime(text) ? text : nearestClaim(Date.parse(text) || 0)));

/** A time without which what it belongs to says nothing. */
export const neededTimeSchema = z.iso
  .datetime({ offset: true })
  .refine(isClaimedTime, { error: 'its time lies outside of 1970 to 2100, so no clock can have meant it' });
