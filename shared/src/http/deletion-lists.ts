import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { pageOf } from './paging.ts';
import { categorySchema } from './retention.ts';

/** `approved`: by two people; what isn't deleted yet waits for its lock. `done`: everything on it is deleted or kept. */
export const deletionListStateSchema = z.enum(['proposed', 'approved', 'refused', 'done']);

/**
 * Why a recording was kept although it was listed: a hold was set, its category or the periods changed, it was stored again
 * since, or the list was refused. `locked`: not kept, it waits until the store's lock has ended.
 */
export const deletionNoteSchema = z.enum([
  'held',
  'category_changed',
  'not_due',
  'version_changed',
  'restored_since',
  'locked',
  'list_refused',
]);

export const deletionListRowSchema = z.object({
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

/** GET /api/v1/deletion-lists. */
export const deletionListsPageSchema = pageOf(deletionListRowSchema);

/** GET /api/v1/deletion-lists/:id. */
export const deletionListDetailSchema = deletionListRowSchema.extend({
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
      decidedAt: z.iso.datetime().nullable(),
    }),
  ),
});

/** POST /api/v1/deletion-lists/:id/decisions. `recordings`: how many are on the list, typed by whoever approves. */
export const deletionDecisionSchema = z.object({
  decision: z.enum(['approved', 'refused']),
  reason: reasonSchema,
  recordings: z.int(),
});

export type DeletionListState = z.infer<typeof deletionListStateSchema>;
export type DeletionNote = z.infer<typeof deletionNoteSchema>;
export type DeletionListRow = z.infer<typeof deletionListRowSchema>;
export type DeletionListDetail = z.infer<typeof deletionListDetailSchema>;
export type DeletionDecision = z.infer<typeof deletionDecisionSchema>;
