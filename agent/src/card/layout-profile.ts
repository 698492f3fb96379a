import { z } from 'zod';

const patternSchema = z.string().refine(isPattern, 'must be a regular expression');

/**
 * How one maker lays out a card. Patterns are tested against the path below the card folder, with `/` between names,
 * full-width characters made narrow, ignoring case; the first that matches counts. `parse` patterns may name the groups
 * `serial`, `badge`, `timestamp` (`YYYYMMDDhhmmss`) or `date` (`YYYYMMDD`) and `time` (`hhmmss`), `sequence` and `mark`;
 * in times only the digits count. docs/card-layouts.md explains it with an example.
 */
export const layoutProfileSchema = z.object({
  profileId: z.string().min(1).max(32),
  /** Names of footage that only this maker gives: the profile that fits most files of a card wins. */
  detect: z.array(patternSchema).min(1),
  /** Left on a card of this maker, even if it looks like footage. `why` completes "ignored: …". */
  ignore: z.array(z.object({ pattern: patternSchema, why: z.string().min(1) })),
  classify: z.array(z.object({ pattern: patternSchema, as: z.enum(['media', 'log']) })).min(1),
  parse: z.array(patternSchema),
  /** Of the local times in names. */
  utcOffset: z.string().regex(/^[+-]\d\d:\d\d$/),
  /** Files of one recording that the recorder split: the next begins at most so long after the last ended. */
  joinRule: z.object({ maxGapMs: z.int().nonnegative() }),
  log: z.object({ entry: patternSchema, encoding: z.enum(['utf-8', 'gb18030']) }).nullable(),
});

export type LayoutProfile = z.infer<typeof layoutProfileSchema>;

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'iu') instanceof RegExp;
  } catch {
    return false; // The refinement says what is wrong.
  }
}
