import { z } from 'zod';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { plainPlateNo } from '../rules/plate-no.ts';
import { activityVerdictSchema } from './activity-verdicts.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { reasonSchema } from './schema-of.ts';

/** Enforcement activities, as the glossary names them. */
export const activityKindSchema = z.enum([
  'summary_penalty',
  'compulsory_measure',
  'scene_survey',
  'inquiry',
  'interrogation',
  'mediation',
  'incident',
  'traffic_control',
  'security_task',
]);

/** The system that told of an activity; `page`: a person typed it in, `import`: it came in a file that names none. */
export const activitySourceSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/, 'must be 2 to 32 of a-z 0-9 -');

const plateNoSchema = z.string().max(40).transform(plainPlateNo).pipe(z.string().max(20));
const instantSchema = z.iso.datetime({ offset: true });
/** What nobody knows is null, whether it was told as null, as blank, or not at all. */
const emptyToNull = (text: string) => (text === '' ? null : text);

/** What can be said of an activity. `endsAt` left out: a moment. `campaign`: its name. */
const activityContentSchema = z.object({
  kind: activityKindSchema,
  badgeNos: z.array(badgeNoSchema).min(1).max(50),
  startsAt: instantSchema,
  endsAt: instantSchema.optional(),
  place: z.string().trim().max(200),
  plateNo: plateNoSchema.transform(emptyToNull).nullable(),
  caseNo: z.string().trim().max(100).transform(emptyToNull).nullable(),
  ticketNo: z.string().trim().max(100).transform(emptyToNull).nullable(),
  campaign: z.string().trim().max(100).transform(emptyToNull).nullable(),
});

const { place, plateNo, caseNo, ticketNo, campaign } = activityContentSchema.shape;

/** `sourceId`: what the source calls it; whoever types it in needs none. */
export const newActivitySchema = activityContentSchema.extend({
  sourceId: z.string().trim().min(1).max(100).optional(),
  place: place.default(''),
  plateNo: plateNo.default(null),
  caseNo: caseNo.default(null),
  ticketNo: ticketNo.default(null),
  campaign: campaign.default(null),
});

/**
 * POST /api/v1/activities: `{activities: [...]}`, up to 1,000 of which all are taken or none, or one by itself, which is
 * taken for a list of one.
 */
export const newActivitiesSchema = z.preprocess(
  (body) => (typeof body === 'object' && body !== null && !('activities' in body) ? { activities: [body] } : body),
  z.object({ activities: z.array(newActivitySchema).min(1).max(1000) }),
);

/**
 * What became of them, in the order in which they were told. Told again with the same content, an activity is `unchanged`,
 * also when a person corrected it since; other content is a revision.
 */
export const activitiesSavedSchema = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  activities: z.array(
    z.object({
      activityId: z.uuid(),
      sourceId: z.string(),
      outcome: z.enum(['added', 'changed', 'unchanged']),
    }),
  ),
});

/**
 * PATCH /api/v1/activities/:activityId. DELETE takes `{reason}`: it never was, and stays with its history. What needs a second person
 * isn't written: both answer 202 with what waits.
 */
export const activityChangeSchema = activityContentSchema.partial().extend({ reason: reasonSchema });
export const activityWithdrawalSchema = z.object({ reason: reasonSchema });
export const activityEditProposedSchema = z.object({ activityEditId: z.uuid() });

/** A part of a text; case doesn't count. Two characters at least, as many places have. */
const partSchema = z.string().trim().min(2).max(50);

/** What footage is searched by as well: part of the plate, the case number, the place. */
export const activitySearchSchema = z.object({
  plateNo: z.string().transform(plainPlateNo).pipe(partSchema).optional(),
  caseNo: partSchema.optional(),
  place: partSchema.optional(),
});

/** GET /api/v1/activities, latest start first. `from` and `to` are local dates on which they start, both included. */
export const activitiesQuerySchema = pageQuerySchema.extend({
  ...activitySearchSchema.shape,
  badgeNo: badgeNoSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  kind: activityKindSchema.optional(),
  campaignId: z.uuid().optional(),
  source: activitySourceSchema.optional(),
  verdict: activityVerdictSchema.optional(),
  /** Those of which a correction or withdrawal waits for a second person. */
  waiting: z.literal('1').optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const activityRowSchema = z.object({
  activityId: z.uuid(),
  source: activitySourceSchema,
  /** What people call that system; null: it isn't one that HQ gave a token. */
  sourceName: z.string().nullable(),
  sourceId: z.string(),
  kind: activityKindSchema,
  startsAt: z.iso.datetime(),
  /** Equal to the start: a moment. */
  endsAt: z.iso.datetime(),
  place: z.string(),
  plateNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  ticketNo: z.string().nullable(),
  campaignId: z.uuid().nullable(),
  campaign: z.string().nullable(),
  officers: z.array(
    z.object({ badgeNo: badgeNoSchema, name: z.string(), unitCode: unitCodeSchema, unitName: z.string() }),
  ),
  required: z.boolean(),
  /** How much earlier footage must begin and how much later it may end, and by which item of which catalogue. */
  leadMs: z.int(),
  lagMs: z.int(),
  catalogueVersion: z.int().nullable(),
  itemId: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** `pending`, too, until it was looked at for the first time. */
  verdict: activityVerdictSchema,
  /** What was found about it and is open, most telling first. */
  found: z.array(z.enum(['activity_not_covered', 'started_too_late', 'stopped_early'])),
  /** A correction or withdrawal of it waits for a second person. */
  editWaits: z.boolean(),
  toldAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});

export const activitiesPageSchema = pageOf(activityRowSchema);

export type ActivityKind = z.infer<typeof activityKindSchema>;
export type NewActivity = z.output<typeof newActivitySchema>;
export type NewActivityInput = z.input<typeof newActivitySchema>;
export type ActivitiesSaved = z.infer<typeof activitiesSavedSchema>;
export type ActivityChangeInput = z.input<typeof activityChangeSchema>;
export type ActivitySearch = z.infer<typeof activitySearchSchema>;
export type ActivitiesQuery = z.infer<typeof activitiesQuerySchema>;
export type ActivityRow = z.infer<typeof activityRowSchema>;
