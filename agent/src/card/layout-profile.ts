import { z } from 'zod';
import { groupsOf, patternSchema } from './profile-pattern.ts';
import { sideFileSchema } from './side-file-rule.ts';

const profileIdSchema = z.string().min(1).max(32);

/** For people: whose recorders these are, and where the format of what is read comes from. */
const about = z.string().optional();

/**
 * How one maker lays out a card. Patterns are tested against the path below the card folder, with `/` between names,
 * full-width characters made narrow, ignoring case; the first that matches counts. `parse` patterns may name the groups
 * `serial`, `badge`, `timestamp` (`YYYYMMDDhhmmss`) or `date` (`YYYYMMDD`) and `time` (`hhmmss`), `endTimestamp` or `endTime`
 * (of the same date, or of the next day when it lies before the start), `sequence` and `mark`;
 * in times only the digits count. docs/card-layouts.md explains it with an example.
 */
export const layoutProfileSchema = z.strictObject({
  profileId: profileIdSchema,
  about,
  /** Names of footage that only this maker gives: they say which profile a card gets. */
  detect: z.array(patternSchema).min(1),
  /** Left on a card of this maker, even if it looks like footage. `why` completes "ignored: …". */
  ignore: z.array(z.strictObject({ pattern: patternSchema, why: z.string().min(1) })),
  classify: z.array(z.strictObject({ pattern: patternSchema, as: z.enum(['media', 'log']) })).min(1),
  parse: z.array(patternSchema),
  /** Of the local times in names. */
  utcOffset: z.string().regex(/^[+-]\d\d:\d\d$/, 'must be an offset such as +08:00'),
  /** Files of one recording that the recorder split: the next begins at most so long after the last ended. */
  joinRule: z.strictObject({ maxGapMs: z.int().nonnegative() }),
  log: z
    .strictObject({
      entry: patternSchema.refine(
        (source) => ['at', 'type'].every((group) => groupsOf(source).includes(group)),
        'must name the groups at and type',
      ),
      encoding: z.enum(['utf-8', 'gb18030']),
    })
    .nullable(),
  /** What the recorder writes beside its footage. */
  sideFiles: z.array(sideFileSchema).optional(),
});

/**
 * A file in the root of a card that names its recorder, and perhaps the officer and the unit. It combines with any layout. `file` is
 * tested against the path, the others against the keys of its lines, `key = value` or `key: value`; null: it has no such line.
 */
export const bindProfileSchema = z.strictObject({
  profileId: profileIdSchema,
  about,
  bind: z.strictObject({
    file: patternSchema,
    serial: patternSchema,
    badge: patternSchema.nullable(),
    unit: patternSchema.nullable(),
  }),
});

export type LayoutProfile = z.infer<typeof layoutProfileSchema>;
export type BindProfile = z.infer<typeof bindProfileSchema>;
export type CardProfile = LayoutProfile | BindProfile;
