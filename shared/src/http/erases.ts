import { z } from 'zod';
import { eraseRefusalSchema } from '../contract/erase-refusal.ts';
import { cardPathSchema } from '../contract/sighting.ts';
import { stationIdSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/** Why HQ gives no permit for a docked card now. Codes are stable; the page translates them. */
export const eraseObjectionKindSchema = z.enum([
  'station_revoked',
  'station_frozen',
  'station_too_old',
  'ledger_fork',
  'recorder_unknown',
  'inventory_incomplete',
  'card_unread',
  'being_collected',
  'not_verified',
  'not_read_since_restore',
  'integrity_problem',
  'not_locked',
  'unreadable',
  'too_large',
  'damaged',
  'guarantees_missing',
  'refused_lately',
]);

/** A file that is the reason, at most ten of them. `approval`: somebody proposed to let it go. */
export const eraseFileSchema = z.object({
  path: cardPathSchema,
  sizeBytes: z.int(),
  modifiedAt: z.iso.datetime(),
  recordingId: z.string().nullable(),
  approval: z.object({ approvalId: z.string(), proposedBy: z.string(), reason: z.string() }).nullable(),
});

/** `count`: how many files it is about, 0 when it is about the card. `detail`: what the station or the probe said. */
export const eraseObjectionSchema = z.object({
  kind: eraseObjectionKindSchema,
  count: z.int().nonnegative(),
  files: z.array(eraseFileSchema),
  detail: z.string().nullable(),
});

/**
 * GET /api/v1/erase-cards: every card in a dock now. `outcome`: `permitted`: a permit is under way; `nothing`: there is no
 * footage on it; `tried`: a dry run is done; `blocked`: for the objections; null: nobody looked yet.
 */
export const eraseCardSchema = z.object({
  dockSessionId: z.uuid(),
  stationId: stationIdSchema,
  stationName: z.string(),
  recorderSerial: z.string(),
  dockedAt: z.iso.datetime(),
  outcome: z.enum(['permitted', 'nothing', 'tried', 'blocked']).nullable(),
  objections: z.array(eraseObjectionSchema),
  judgedAt: z.iso.datetime().nullable(),
});
export const eraseCardsResponseSchema = z.object({
  mode: z.enum(['off', 'dry_run', 'on']),
  rows: z.array(eraseCardSchema),
});

/** GET /api/v1/erase-permits, newest first. */
export const erasePermitsQuerySchema = pageQuerySchema.extend({
  stationId: stationIdSchema.optional(),
  recorderSerial: z.string().max(32).optional(),
});

/**
 * `waiting`: for the station's cosignature; `issued`: the station may act on it; `done`: erased, or tried in a dry run;
 * `refused`: by the station, for `refusal`; `expired`: nobody acted on it within a day; `withdrawn`: by HQ, for `detail`.
 */
export const erasePermitRowSchema = z.object({
  permitId: z.uuid(),
  stationId: stationIdSchema,
  stationName: z.string(),
  recorderSerial: z.string(),
  dryRun: z.boolean(),
  state: z.enum(['waiting', 'issued', 'done', 'refused', 'expired', 'withdrawn']),
  files: z.int(),
  bytes: z.int(),
  filesErased: z.int().nullable(),
  interrupted: z.boolean().nullable(),
  issuedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  refusal: eraseRefusalSchema.nullable(),
  detail: z.string().nullable(),
  paths: z.array(cardPathSchema),
});
export const erasePermitsPageSchema = pageOf(erasePermitRowSchema);

/** POST /api/v1/erase-approvals: lets an unreadable or damaged file on a docked card go. `path`: its bytes in base64. */
export const eraseApprovalCreateSchema = z.object({
  dockSessionId: z.uuid(),
  path: z.base64().min(1).max(5600),
  reason: reasonSchema,
});

/** `approved` is false while a second person has to agree: POST /api/v1/erase-approvals/:approvalId/agreement. */
export const eraseApprovalResponseSchema = z.object({ approvalId: z.uuid(), approved: z.boolean() });

export type EraseObjectionKind = z.infer<typeof eraseObjectionKindSchema>;
export type EraseObjection = z.infer<typeof eraseObjectionSchema>;
export type EraseFile = z.infer<typeof eraseFileSchema>;
export type EraseCard = z.infer<typeof eraseCardSchema>;
export type EraseCardsResponse = z.infer<typeof eraseCardsResponseSchema>;
export type ErasePermitsQuery = z.infer<typeof erasePermitsQuerySchema>;
export type ErasePermitRow = z.infer<typeof erasePermitRowSchema>;
export type EraseApprovalCreate = z.infer<typeof eraseApprovalCreateSchema>;
