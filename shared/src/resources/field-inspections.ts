import { z } from 'zod';
import { findingKindSchema } from '../http/findings.ts';
import { historySchema } from '../http/history.ts';
import { inspectionItemSchema } from '../http/inspection-items.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';
import { spotDueSchema, spotTaskSchema } from './spot-orders.ts';

const itemResultSchema = z.enum(['ok', 'fault', 'not_applicable']);
const noteSchema = z.string().trim().max(200).default('');

/** All six. What is at fault says what is wrong with it. */
const inspectedItemsSchema = z.record(
  inspectionItemSchema,
  z
    .object({ result: itemResultSchema, note: noteSchema })
    .refine(({ result, note }) => result !== 'fault' || note !== '', {
      path: ['note'],
      message: 'must say what is wrong',
    }),
);

/** `drawn`: at one of the posts that were drawn for the day; `chosen`: anywhere else. */
const visitKindSchema = z.enum(['drawn', 'chosen']);

const inspectionStateSchema = z.enum(['in_order', 'fault', 'withdrawn']);

const fieldInspectionRowSchema = z.object({
  inspectionId: z.uuid(),
  /** What was found; `withdrawn`: it counts no more. */
  state: inspectionStateSchema,
  inspectedAt: z.iso.datetime(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  /** The officer's unit then. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  place: z.string(),
  items: inspectedItemsSchema,
  note: z.string(),
  /** What the officer held then; null: nothing that HQ knows of. */
  recorderSerial: recorderSerialSchema.nullable(),
  /** The officer's shift at that time. */
  shiftId: z.uuid().nullable(),
  dutyTypeName: z.string().nullable(),
  post: z.string().nullable(),
  dutyDate: z.iso.date(),
  /** Null: the order of that day isn't public yet. */
  visit: visitKindSchema.nullable(),
  hasPhoto: z.boolean(),
  /** Who inspected, as his account signs. */
  recordedBy: z.string(),
  /** When HQ heard of it: later than `inspectedAt` where there was no network. */
  recordedAt: z.iso.datetime(),
});

const linkedFindingSchema = z.object({ findingId: z.uuid(), kind: findingKindSchema });

/** What the officer's recorders hold of that minute. By the rule of coverage, as findings are. `not_due`: nothing yet, and more may come
 * until `dueAt`; cards that were collected before make it due at once. */
const footageSchema = z.object({
  state: z.enum(['covered', 'not_due', 'none']),
  dueAt: z.iso.datetime(),
  recordings: z.array(
    z.object({
      recordingId: recordingIdSchema,
      recorderSerial: recorderSerialSchema,
      fileName: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
    }),
  ),
});

const fieldInspectionDetailSchema = fieldInspectionRowSchema.extend({
  photo: z.object({ fileName: z.string(), sha256: z.string(), sizeBytes: z.int(), mediaType: z.string() }).nullable(),
  /** The finding that it made; null: nothing was at fault, or other findings say all of it. */
  finding: linkedFindingSchema.nullable(),
  /** The finding of missing footage that states what it says of recording. */
  joined: linkedFindingSchema.nullable(),
  footage: footageSchema,
  /** The inspection that this one takes the place of, and the one that took its place. */
  corrects: z.uuid().nullable(),
  correctedBy: z.uuid().nullable(),
  withdrawReason: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** Whether the reader may correct or withdraw it now. */
  mayChange: z.boolean(),
  history: historySchema,
});

/**
 * `sought`: a badge number, the number of a recorder (then whoever held it at that time), or a name that only one officer has.
 * `formKey`: made when the form was begun, so that it is recorded once, however often it is sent. `inspectedAt`: left out, now.
 */
const newFieldInspectionSchema = z.object({
  formKey: z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits'),
  sought: z.string().trim().min(1).max(64),
  place: z.string().trim().min(1).max(100),
  inspectedAt: z.iso.datetime({ offset: true }).optional(),
  items: inspectedItemsSchema,
  note: noteSchema,
  /** A file that was sent before (`POST attachments`). */
  attachmentId: z.uuid().optional(),
  /** The user name under which the form was begun: a phone sends nobody's form in another's name. */
  begunBy: z.string().max(64).optional(),
  /** What the officer was told to put right at once. `dueAt`: null, until the end of his duty. It counts from `inspectedAt`. */
  order: z.object({ task: spotTaskSchema, dueAt: spotDueSchema }).optional(),
});

/** `keepPhoto`: the photo of what is corrected stays. */
const correctionSchema = newFieldInspectionSchema.omit({ order: true }).extend({
  reason: reasonSchema,
  keepPhoto: z.boolean().default(true),
});

const candidateSchema = z.object({
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitName: z.string(),
  /** What the officer holds now. */
  recorderSerials: z.array(recorderSerialSchema),
});

export const fieldInspectionList = defineList({
  key: 'field-inspections',
  access: 'inspections.read',
  filters: z.object({
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    state: inspectionStateSchema.optional(),
    /** This item was at fault. */
    fault: inspectionItemSchema.optional(),
    visit: visitKindSchema.optional(),
    /** At this post, as the draw of visits counts posts. */
    dutyType: z.string().max(64).optional(),
    post: z.string().max(100).optional(),
    /** That this finding came from, or that it states. */
    findingId: z.uuid().optional(),
  }),
  row: fieldInspectionRowSchema,
});

const params = z.object({ inspectionId: z.uuid() });

/** What inspectors saw of officers on duty (实地检查): who, where, when, and what was at fault. */
export const fieldInspections = defineResource({
  list: fieldInspectionList,
  endpoints: {
    read: endpoint('GET field-inspections/:inspectionId', {
      access: 'inspections.read',
      params,
      answers: { 200: fieldInspectionDetailSchema },
    }),
    /** Officers by badge number, name or recorder, and places where inspections were made before. */
    candidates: endpoint('GET field-inspections/candidates', {
      access: 'inspections.record',
      query: z.object({ q: z.string().trim().max(64) }),
      answers: { 200: z.object({ officers: z.array(candidateSchema) }) },
    }),
    places: endpoint('GET field-inspections/places', {
      access: 'inspections.record',
      query: z.object({ badgeNo: badgeNoSchema.optional() }),
      answers: { 200: z.object({ places: z.array(z.string()) }) },
    }),
    create: endpoint('POST field-inspections', {
      access: 'inspections.record',
      body: newFieldInspectionSchema,
      answers: { 201: fieldInspectionDetailSchema },
    }),
    correct: endpoint('POST field-inspections/:inspectionId/correction', {
      access: 'inspections.record',
      params,
      body: correctionSchema,
      answers: { 201: fieldInspectionDetailSchema },
    }),
    withdraw: endpoint('POST field-inspections/:inspectionId/withdrawal', {
      access: 'inspections.record',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: fieldInspectionDetailSchema },
    }),
  },
  subject: 'field_inspection',
  factTypes: ['field_inspected', 'field_inspection_joined', 'field_inspection_parted', 'field_inspection_withdrawn'],
  problems: {
    inspected_unknown: 409,
    inspected_ambiguous: 409,
    inspection_time_unfit: 400,
    inspection_not_own: 403,
    inspection_closed: 409,
  },
  staleWith: ['duty'],
  shows: ['unit', 'officer'],
});

export type ItemResult = z.infer<typeof itemResultSchema>;
export type InspectedItems = z.output<typeof inspectedItemsSchema>;
export type InspectionState = z.infer<typeof inspectionStateSchema>;
export type VisitKind = z.infer<typeof visitKindSchema>;
export type FieldInspectionFilters = z.infer<typeof fieldInspectionList.filters>;
export type FieldInspectionRow = z.infer<typeof fieldInspectionRowSchema>;
export type FieldInspectionDetail = z.infer<typeof fieldInspectionDetailSchema>;
export type NewFieldInspection = z.output<typeof newFieldInspectionSchema>;
export type InspectionCorrection = z.output<typeof correctionSchema>;
export type InspectionCandidate = z.infer<typeof candidateSchema>;
