import { z } from 'zod';
import { restrictionWhySchema } from '../http/recordings.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const restrictionStateSchema = z.enum(['restricted', 'lifted']);

const restrictionRowSchema = z.object({
  restrictionId: z.uuid(),
  recordingId: recordingIdSchema,
  state: restrictionStateSchema,
  why: restrictionWhySchema,
  reason: z.string(),
  restrictedBy: z.string(),
  restrictedAt: z.iso.datetime(),
  liftedBy: z.string().nullable(),
  liftedAt: z.iso.datetime().nullable(),
  liftReason: z.string().nullable(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  recorderSerial: z.string(),
  capturedAt: z.iso.datetime().nullable(),
  /** Who held the recorder first meanwhile; null: nobody. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
});

/** Newest first. */
export const restrictionList = defineList({
  key: 'recording-restrictions',
  access: 'recordings.restrict',
  filters: z.object({
    state: restrictionStateSchema.optional(),
    why: restrictionWhySchema.optional(),
    unitCode: unitCodeSchema.optional(),
    recordingId: recordingIdSchema.optional(),
  }),
  row: restrictionRowSchema,
});

/**
 * Footage that is private or irrelevant (限制调阅): nobody sees or saves it but whoever recorded it, and those whose role opens it. It stays
 * as long as any other, and counts for coverage as before.
 */
export const recordingRestrictions = defineResource({
  list: restrictionList,
  endpoints: {
    create: endpoint('POST recording-restrictions', {
      access: 'recordings.restrict',
      body: z.object({ recordingId: recordingIdSchema, why: restrictionWhySchema, reason: reasonSchema }),
      answers: { 201: restrictionRowSchema },
    }),
    lift: endpoint('POST recording-restrictions/:restrictionId/lifting', {
      access: 'recordings.open_restricted',
      params: z.object({ restrictionId: z.uuid() }),
      body: z.object({ reason: reasonSchema }),
      answers: { 200: restrictionRowSchema },
    }),
  },
  // Facts about it are facts about the recording.
  factTypes: ['recording_restricted', 'recording_unrestricted'],
  problems: { recording_restricted: 403, recording_restricted_already: 409, restriction_lifted: 409 },
  staleWith: ['recordings'],
});

export type RestrictionWhy = z.infer<typeof restrictionWhySchema>;
export type RestrictionState = z.infer<typeof restrictionStateSchema>;
export type RestrictionFilters = z.infer<typeof restrictionList.filters>;
export type RestrictionRow = z.infer<typeof restrictionRowSchema>;
