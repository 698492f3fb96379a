import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/** More than this in one file is for several exports. */
const mostRecordingsOfExport = 50;

/** What it is for; kept in the ledger, and in the export itself. */
export const purposeSchema = z.string().trim().min(4).max(500);

/** `waiting`, `running`: HQ makes it. `ready`: to be downloaded until it expires. */
export const evidenceExportStateSchema = z.enum(['waiting', 'running', 'ready', 'failed', 'expired']);

/**
 * Why there is none: a recording's stored bytes are gone or others than those that were verified; it is verified no more,
 * or was deleted; or the account may not have it any more.
 */
export const evidenceExportFailureSchema = z.object({
  reason: z.enum(['object_missing', 'object_changed', 'not_verified', 'access_ended']),
  recordingId: recordingIdSchema,
});

/** POST /api/v1/evidence-exports. Footage of another unit needs an approved access request of the account's own. */
export const newEvidenceExportSchema = z.object({
  recordingIds: z.array(recordingIdSchema).min(1).max(mostRecordingsOfExport),
  purpose: purposeSchema,
});

export const evidenceExportRowSchema = z.object({
  exportId: z.uuid(),
  state: evidenceExportStateSchema,
  purpose: z.string(),
  requestedBy: z.string(),
  /** The leader in whose name it was ordered: it is the leader's. Null: who ordered it did so for himself. */
  onBehalfOf: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  accessRequestId: z.uuid().nullable(),
  recordings: z.array(z.object({ recordingId: recordingIdSchema, fileName: z.string() })),
  /** Of the footage that goes into it. */
  bytesTotal: z.int(),
  bytesDone: z.int(),
  /** Of the file, once it is ready. */
  sizeBytes: z.int().nullable(),
  sha256: z.string().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  downloads: z.int(),
  failure: evidenceExportFailureSchema.nullable(),
  /** Whether it belongs to the account that asks, or to the leader for whom that one acts: nobody else downloads it. */
  own: z.boolean(),
});

/** GET /api/v1/evidence-exports, newest first. */
export const evidenceExportsQuerySchema = pageQuerySchema.extend({
  recordingId: recordingIdSchema.optional(),
  own: z.literal('1').optional(),
});
export const evidenceExportsPageSchema = pageOf(evidenceExportRowSchema);

export type EvidenceExportState = z.infer<typeof evidenceExportStateSchema>;
export type EvidenceExportFailure = z.infer<typeof evidenceExportFailureSchema>;
export type NewEvidenceExport = z.infer<typeof newEvidenceExportSchema>;
export type EvidenceExportRow = z.infer<typeof evidenceExportRowSchema>;
