import { z } from 'zod';
import { toHex } from '../bytes/hex.ts';
import { recorderSerialSchema, recordingIdSchema, type Sha256, sha256HexSchema, stationIdSchema } from '../ids.ts';
import { canonicalJson } from './canonical-json.ts';
import { ledgerLeafSchema } from './ledger-leaf.ts';
import { cardPathSchema } from './sighting.ts';

/** JWS `typ` of an erase permit: a compact EdDSA JWS by HQ's permit key, `kid` its RFC 7638 thumbprint. */
export const erasePermitJwsType = 'rollcall-permit+jws';

/** A permit is of no use longer than this after it was issued. */
export const longestPermitMs = 24 * 3_600_000;

const listedFile = { path: cardPathSchema, sizeBytes: z.int().nonnegative(), modifiedAt: z.iso.datetime() };

/** `recordingId` is null for an empty file only: there is nothing in it to keep. */
const permittedFileSchema = z
  .object({ ...listedFile, sha256: sha256HexSchema, recordingId: recordingIdSchema.nullable() })
  .refine(({ sizeBytes, recordingId }) => (recordingId === null) === (sizeBytes === 0), {
    error: 'every file but an empty one must name its recording',
  });

/** Where the permit's own fact `erase_permit_issued` stands in the ledger. `checkpoint` is a signed note with cosignatures. */
const permitLedgerSchema = z.object({
  leaf: ledgerLeafSchema,
  salt: z.string().regex(/^([0-9a-f]{2})+$/),
  subject: z.string(),
  payload: z.looseObject({ permitId: z.uuid(), permitSha256: sha256HexSchema }),
  index: z.int().nonnegative(),
  proof: z.array(sha256HexSchema).max(64),
  checkpoint: z.string(),
});

/**
 * What a station may erase: these files of this card in this dock session, seen as this inventory, until `expiresAt`.
 * `unreadable` are files that nobody could read, each let go by a person; `keep` are the paths that stay on the card.
 */
export const erasePermitSchema = z
  .object({
    v: z.literal(1),
    permitId: z.uuid(),
    stationId: stationIdSchema,
    recorderSerial: recorderSerialSchema,
    cardVolumeId: z.string().min(1).max(128),
    dockSessionId: z.uuid(),
    issuedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    dryRun: z.boolean(),
    inventorySha256: sha256HexSchema,
    files: z.array(permittedFileSchema).max(100_000),
    unreadable: z.array(z.object({ ...listedFile, approvalId: z.string().min(1).max(64) })).max(10_000),
    keep: z.array(cardPathSchema).max(100_000),
    ledger: permitLedgerSchema,
  })
  .refine(({ issuedAt, expiresAt }) => isWithin(Date.parse(issuedAt), Date.parse(expiresAt)), {
    error: 'must end after it was issued, 24 hours later at most',
  });

export type ErasePermit = z.infer<typeof erasePermitSchema>;

/**
 * What the permit's fact says of it: the digest of everything in it but where that fact stands.
 * @param permit the very JSON that is or was signed: what a schema leaves out of a later version's would be missing
 */
export function permitSha256(permit: object, sha256: Sha256): string {
  const content = Object.entries(permit).filter(([key]) => key !== 'ledger');
  return toHex(sha256(new TextEncoder().encode(canonicalJson(Object.fromEntries(content)))));
}

function isWithin(issuedMs: number, expiresMs: number): boolean {
  return expiresMs > issuedMs && expiresMs <= issuedMs + longestPermitMs;
}
