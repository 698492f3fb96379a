import { z } from 'zod';
import { groupsOf, patternSchema } from './profile-pattern.ts';

/** From an entry to one of its values: the keys of objects, and the places in arrays, from outside in. */
const jsonPathSchema = z.array(z.union([z.string().min(1), z.int().nonnegative()]));

/** A value, or a part of one: what the first group of `pattern` matches. */
const fieldSchema = z.strictObject({ path: jsonPathSchema.min(1), pattern: patternSchema.optional() });

const entriesSchema = z.discriminatedUnion('as', [
  /** `list`: the path from the root to the array of entries; empty where the root is that array. */
  z.strictObject({
    as: z.literal('json'),
    list: jsonPathSchema,
    at: fieldSchema,
    /** `text`: ISO 8601, or local time of which the digits count. */
    atIs: z.enum(['text', 'unix_seconds', 'unix_milliseconds']),
    latitude: fieldSchema.optional(),
    longitude: fieldSchema.optional(),
    accuracyM: fieldSchema.optional(),
    label: fieldSchema.optional(),
  }),
  /** One entry a line, by the groups `at`, `latitude`, `longitude`, `accuracy`, `label`. */
  z.strictObject({ as: z.literal('lines'), pattern: patternSchema }),
  /** The file is one bookmark: its name tells the time by the group `at`, its text is the label, and may be empty. */
  z.strictObject({ as: z.literal('file') }),
]);

/**
 * A file that a recorder writes beside its footage. `belongsTo` finds the recording: it fits the recording's path, and each group
 * that both patterns name has the same text in both. Of several, the last one that began before the side file's first entry counts.
 */
export const sideFileSchema = z
  .strictObject({
    pattern: patternSchema,
    kind: z.enum(['track', 'bookmarks']),
    belongsTo: patternSchema,
    encoding: z.enum(['utf-8', 'gb18030']),
    entries: entriesSchema,
  })
  .superRefine(({ pattern, kind, belongsTo, entries }, context) => {
    const missing = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    const shared = groupsOf(belongsTo).filter((group) => groupsOf(pattern).includes(group));
    if (shared.length === 0) missing(['belongsTo'], 'must name a group that pattern names too');
    const told = new Set(entries.as === 'lines' ? groupsOf(entries.pattern) : Object.keys(entries));
    if (entries.as === 'file') {
      if (kind === 'track') missing(['entries', 'as'], 'must be json or lines for a track');
      if (!groupsOf(pattern).includes('at')) missing(['pattern'], 'must name the group at, the time of the bookmark');
      return;
    }
    const needed = kind === 'track' ? ['at', 'latitude', 'longitude'] : ['at'];
    const lacking = needed.filter((name) => !told.has(name));
    if (lacking.length > 0) missing(['entries'], `must tell ${lacking.join(', ')}`);
  });

export type SideFileRule = z.infer<typeof sideFileSchema>;
export type SideFileEntries = z.infer<typeof entriesSchema>;
export type JsonField = z.infer<typeof fieldSchema>;
