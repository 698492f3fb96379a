import { z } from 'zod';
import { ledgerLeafSchema } from '../contract/ledger-leaf.ts';
import { sha256HexSchema } from '../ids.ts';

const treeSize = z.int().nonnegative();

/** GET /api/v1/station/ledger/checkpoint. `cosignWanted`: HQ waits for this station's cosignature before it goes on. */
export const stationCheckpointSchema = z.object({ note: z.string(), cosignWanted: z.boolean() });

/** GET /api/v1/station/ledger/consistency-proof: that the tree of `from` leaves is the beginning of that of `to`. */
export const consistencyQuerySchema = z.object({
  from: z.coerce.number().pipe(treeSize),
  to: z.coerce.number().pipe(treeSize),
});
export const consistencyProofSchema = z.object({ proof: z.array(sha256HexSchema) });

/** POST /api/v1/station/ledger/cosignatures: the line that a witness appends to the note of this size. */
export const stationCosignatureSchema = z.object({ size: treeSize, line: z.string().max(1000) });

/** GET /api/v1/station/ledger/batch-inclusion: that a batch which HQ confirmed stands in the ledger. */
export const batchInclusionQuerySchema = z.object({
  incarnation: z.coerce.number().int().positive(),
  lastSeq: z.coerce.number().int().positive(),
});

/** Bytes in hex. `subject`, `payload` and `salt` are null when they were erased, or lost in a restore. */
export const factProofSchema = z.object({
  leaf: ledgerLeafSchema,
  index: treeSize,
  subject: z.string().nullable(),
  payload: z.record(z.string(), z.json()).nullable(),
  salt: z.string().nullable(),
  proof: z.array(sha256HexSchema),
  note: z.string(),
});

export type StationCheckpoint = z.infer<typeof stationCheckpointSchema>;
export type StationCosignature = z.infer<typeof stationCosignatureSchema>;
export type FactProof = z.infer<typeof factProofSchema>;
