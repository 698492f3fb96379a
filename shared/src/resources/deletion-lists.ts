import { z } from 'zod';
import { categorySchema } from '../http/recordings.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `approved`: by two people; what isn't deleted yet waits for its lock. `done`: everything on it is deleted or kept. */
const deletionListStateSchema = z.enum(['proposed', 'approved', 'refused', 'done']);

/**
 * Why a recording was kept although it was listed: a hold was set, its category or the periods changed, it was stored again
 * since, or the list was refused. `locked`: not kept, it waits until the store's lock has ended.
 */
const deletionNoteSchema = z.enum([
  'held',
  'category_changed',
  'not_due',
  'version_changed',
  'restored_since',
  'locked',
  'list_refused',
]);

const deletionListRowSchema = z.object({
  deletionListId: z.uuid(),
  state: deletionListStateSchema,
  proposedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  recordings: z.int(),
  sizeBytes: z.int(),
  deleted: z.int(),
  kept: z.int(),
  decisions: z.array(
    z.object({
      by: z.string(),
      /** In whose name. Null: in the own. */
      onBehalfOf: z.string().nullable(),
      decision: z.enum(['approved', 'refused']),
      reason: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Whether the account that asks has decided already. */
  decidedByMe: z.boolean(),
});

const keptForSchema = z.object({ activityId: z.uuid(), caseNo: z.string() });

const deletionListDetailSchema = deletionListRowSchema.extend({
  entries: z.array(
    z.object({
      recordingId: recordingIdSchema,
      fileName: z.string(),
      unitName: z.string(),
      capturedAt: z.iso.datetime().nullable(),
      sizeBytes: z.int(),
      category: categorySchema,
      dueAt: z.iso.datetime(),
      lockedUntil: z.iso.datetime().nullable(),
      outcome: z.enum(['deleted', 'kept']).nullable(),
      note: deletionNoteSchema.nullable(),
      /** The activities and case numbers for which it is kept for good: it isn't deleted, whoever approves. */
      keptFor: z.array(keptForSchema),
      decidedAt: z.iso.datetime().nullable(),
    }),
  ),
});

const params = z.object({ deletionListId: z.uuid() });

/** Newest first. */
export const deletionListList = defineList({
  key: 'deletion-lists',
  access: 'retention.read',
  filters: z.object({}),
  row: deletionListRowSchema,
});

/** Lists of recordings whose time to be kept is over (到期删除): two people let what is on one be deleted. */
export const deletionLists = defineResource({
  list: deletionListList,
  endpoints: {
    read: endpoint('GET deletion-lists/:deletionListId', {
      access: 'retention.read',
      params,
      answers: { 200: deletionListDetailSchema },
    }),
    /** One of the two approvals, or a refusal. `recordings`: how many are on the list, typed by whoever approves. */
    decide: endpoint('POST deletion-lists/:deletionListId/decisions', {
      access: 'retention.approve',
      params,
      body: z.object({ decision: z.enum(['approved', 'refused']), reason: reasonSchema, recordings: z.int() }),
      answers: { 200: deletionListDetailSchema },
    }),
  },
  subject: 'deletion_list',
  factTypes: [
    'deletion_list_approved',
    'deletion_list_done',
    'deletion_list_proposed',
    'deletion_list_refused',
    'deletion_listed',
  ],
  problems: { approved_by_same_person: 403, wrong_count: 422 },
  staleWith: ['retention'],
});

export type DeletionListState = z.infer<typeof deletionListStateSchema>;
export type DeletionNote = z.infer<typeof deletionNoteSchema>;
export type KeptFor = z.infer<typeof keptForSchema>;
export type DeletionListRow = z.infer<typeof deletionListRowSchema>;
export type DeletionListDetail = z.infer<typeof deletionListDetailSchema>;
export type DeletionDecision = z.infer<typeof deletionLists.endpoints.decide.parts.body>;
