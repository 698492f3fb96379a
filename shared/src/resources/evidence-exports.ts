import { z } from 'zod';
import { evidenceExportFields, mostRecordingsOfExport } from '../fields/evidence-exports.ts';
import { shapeOf } from '../http/schema-of.ts';
import { recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `waiting`, `running`: HQ makes it. `ready`: to be downloaded until it expires. */
const evidenceExportStateSchema = z.enum(['waiting', 'running', 'ready', 'failed', 'expired']);

/**
 * Why there is none: a recording's stored bytes are gone or others than those that were verified; it is verified no more,
 * or was deleted; or the account may not have it any more.
 */
const evidenceExportFailureSchema = z.object({
  reason: z.enum(['object_missing', 'object_changed', 'not_verified', 'access_ended']),
  recordingId: recordingIdSchema,
});

/** Either recordings, or all footage of a case that isn't deleted. */
const newEvidenceExportSchema = z
  .object({
    recordingIds: z.array(recordingIdSchema).min(1).max(mostRecordingsOfExport).optional(),
    caseNo: z.string().min(1).max(100).optional(),
    ...shapeOf(evidenceExportFields),
  })
  .refine(({ recordingIds, caseNo }) => (recordingIds === undefined) !== (caseNo === undefined), {
    error: 'must be recordings or a case',
    path: ['recordingIds'],
  });

const evidenceExportRowSchema = z.object({
  exportId: z.uuid(),
  state: evidenceExportStateSchema,
  purpose: z.string(),
  /** All footage of this case went into it; null: recordings that somebody chose. */
  caseNo: z.string().nullable(),
  requestedBy: z.string(),
  /** The leader in whose name it was ordered: it is the leader's. Null: who ordered it did so for himself. */
  onBehalfOf: z.string().nullable(),
  requestedAt: instant,
  accessRequestId: z.uuid().nullable(),
  recordings: z.array(z.object({ recordingId: recordingIdSchema, fileName: z.string() })),
  /** Of the footage that goes into it. */
  bytesTotal: z.int(),
  bytesDone: z.int(),
  /** Of the file, once it is ready. */
  sizeBytes: z.int().nullable(),
  sha256: z.string().nullable(),
  finishedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  downloads: z.int(),
  failure: evidenceExportFailureSchema.nullable(),
  /** Whether it belongs to the account that asks, or to the leader for whom that one acts: nobody else downloads it. */
  own: z.boolean(),
});

/** Newest first; the account's own where its role sees no more. */
export const evidenceExportList = defineList({
  key: 'evidence-exports',
  access: 'access.read',
  filters: z.object({ recordingId: recordingIdSchema.optional(), own: z.literal('1').optional() }),
  row: evidenceExportRowSchema,
});

/** Footage that leaves HQ as evidence (证据导出): a ZIP with the bytes, their history and the proofs. Its file has a route by hand. */
export const evidenceExports = defineResource({
  list: evidenceExportList,
  endpoints: {
    /** A worker makes it. Footage of another unit needs an approved access request of the account's own. */
    create: endpoint('POST evidence-exports', {
      access: 'exports.create',
      body: newEvidenceExportSchema,
      answers: { 201: evidenceExportRowSchema },
    }),
  },
  subject: 'export',
  factTypes: [
    'export_created',
    'export_downloaded',
    'export_expired',
    'export_failed',
    'export_ready',
    'export_requested',
  ],
  problems: {
    case_too_large: 409,
    case_without_footage: 409,
    export_not_ready: 409,
    export_waits_for_ledger: 503,
    recording_not_verified: 409,
    verifier_missing: 503,
  },
  staleWith: ['access'],
});

export type EvidenceExportState = z.infer<typeof evidenceExportStateSchema>;
export type EvidenceExportFailure = z.infer<typeof evidenceExportFailureSchema>;
export type EvidenceExportFilters = z.infer<typeof evidenceExportList.filters>;
export type NewEvidenceExport = z.infer<typeof newEvidenceExportSchema>;
export type EvidenceExportRow = z.input<typeof evidenceExportRowSchema>;
