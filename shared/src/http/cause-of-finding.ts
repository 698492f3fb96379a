import { z } from 'zod';

/** What findings can have come from. */
export const causeKindSchema = z.enum([
  'station_down',
  'dock_broken',
  'network_down',
  'recorder_fault',
  'platform_fault',
  'other',
]);

/** What a finding came from, with others. */
export const causeOfFindingSchema = z.object({
  causeId: z.uuid(),
  title: z.string(),
  kind: causeKindSchema,
  text: z.string(),
  startsAt: z.iso.datetime(),
  /** Null: it isn't over. */
  endsAt: z.iso.datetime().nullable(),
});
