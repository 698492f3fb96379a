import { z } from 'zod';
import { eraseRefusalSchema } from '../contract/erase-refusal.ts';
import { cardPathSchema } from '../contract/sighting.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { stationIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** Why HQ gives no permit for a docked card now. Codes are stable; the page translates them. */
const eraseObjectionKindSchema = z.enum([
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
const eraseFileSchema = z.object({
  path: cardPathSchema,
  sizeBytes: z.int(),
  modifiedAt: z.iso.datetime(),
  recordingId: z.string().nullable(),
  approval: z.object({ approvalId: z.string(), proposedBy: z.string(), reason: z.string() }).nullable(),
});

/** `count`: how many files it is about, 0 when it is about the card. `detail`: what the station or the probe said. */
const eraseObjectionSchema = z.object({
  kind: eraseObjectionKindSchema,
  count: z.int().nonnegative(),
  files: z.array(eraseFileSchema),
  detail: z.string().nullable(),
});

/**
 * A card in a dock now. `outcome`: `permitted`: a permit is under way; `nothing`: there is no
 * footage on it; `tried`: a dry run is done; `blocked`: for the objections; null: nobody looked yet.
 */
const eraseCardSchema = z.object({
  dockSessionId: z.uuid(),
  stationId: stationIdSchema,
  stationName: z.string(),
  recorderSerial: z.string(),
  dockedAt: z.iso.datetime(),
  outcome: z.enum(['permitted', 'nothing', 'tried', 'blocked']).nullable(),
  objections: z.array(eraseObjectionSchema),
  judgedAt: z.iso.datetime().nullable(),
});
const eraseCardsResponseSchema = z.object({
  mode: z.enum(['off', 'dry_run', 'on']),
  rows: z.array(eraseCardSchema),
});

/**
 * `waiting`: for the station's cosignature; `issued`: the station may act on it; `done`: erased, or tried in a dry run;
 * `refused`: by the station, for `refusal`; `expired`: nobody acted on it within a day; `withdrawn`: by HQ, for `detail`.
 */
const erasePermitRowSchema = z.object({
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

/** Newest first. */
export const erasePermitList = defineList({
  key: 'erase-permits',
  access: 'stations.read',
  filters: z.object({ stationId: stationIdSchema.optional(), recorderSerial: z.string().max(32).optional() }),
  row: erasePermitRowSchema,
});

/** Erases of cards (擦除): which HQ permits, which it doesn't and why, and who lets a file go that nobody can read. */
export const erases = defineResource({
  list: erasePermitList,
  endpoints: {
    cards: endpoint('GET erase-cards', { access: 'stations.read', answers: { 200: eraseCardsResponseSchema } }),
    /**
     * Lets an unreadable or damaged file on a docked card go. `path`: its bytes in base64. `approved` is false while a second
     * person has to agree.
     */
    propose: endpoint('POST erase-approvals', {
      access: 'erases.approve',
      body: z.object({ dockSessionId: z.uuid(), path: z.base64().min(1).max(5600), reason: reasonSchema }),
      answers: { 201: z.object({ approvalId: z.uuid(), approved: z.boolean() }) },
    }),
    agree: endpoint('POST erase-approvals/:approvalId/agreement', {
      access: 'erases.approve',
      params: z.object({ approvalId: z.uuid() }),
      answers: { 204: z.null() },
    }),
  },
  subject: 'erase_permit',
  factTypes: [
    'card_erased',
    'erase_approval_proposed',
    'erase_approved',
    'erase_confirmed',
    'erase_permit_issued',
    'erase_permit_withdrawn',
    'erase_refused',
    'erase_tried',
  ],
  problems: { agrees_with_self: 403, already_proposed: 409, nothing_to_let_go: 409 },
  staleWith: ['stations'],
});

export type EraseObjectionKind = z.infer<typeof eraseObjectionKindSchema>;
export type EraseObjection = z.infer<typeof eraseObjectionSchema>;
export type EraseFile = z.infer<typeof eraseFileSchema>;
export type EraseCard = z.infer<typeof eraseCardSchema>;
export type EraseCardsResponse = z.infer<typeof eraseCardsResponseSchema>;
export type ErasePermitFilters = z.infer<typeof erasePermitList.filters>;
export type ErasePermitRow = z.infer<typeof erasePermitRowSchema>;
export type NewEraseApproval = z.infer<typeof erases.endpoints.propose.parts.body>;
