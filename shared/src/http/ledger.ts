import { z } from 'zod';
import { pageOf, pageQuerySchema } from './paging.ts';
import { factProofSchema } from './station-ledger.ts';

/** A station, or somebody outside who takes checkpoints in and out by file. */
export const witnessKindSchema = z.enum(['station', 'outside']);

const size = z.int().nonnegative();
const factId = z.int().positive();

/**
 * GET /api/v1/ledger: how far it is. `pendingFacts` wait for their leaf since `pendingSince`. `problem`: why nothing is added,
 * null when nothing is in the way. `rootFingerprint` and `verifierKeys` are what checkpoints are checked by. `witnesses`: how
 * many are known that weren't removed, and how many of those ever cosigned. `witnessed`: the newest checkpoint that one of them
 * cosigned, and how many newer ones wait for that.
 */
export const ledgerStatusSchema = z.object({
  origin: z.string(),
  rootFingerprint: z.string(),
  verifierKeys: z.array(z.string()),
  size,
  pendingFacts: z.int().nonnegative(),
  pendingSince: z.iso.datetime().nullable(),
  checkpoint: z.object({ size, signedAt: z.iso.datetime() }).nullable(),
  witnesses: z.object({ known: z.int(), cosigned: z.int() }),
  witnessed: z.object({ size, signedAt: z.iso.datetime(), newer: z.int() }).nullable(),
  problem: z
    .object({ code: z.string(), detail: z.string(), nextStep: z.string(), raisedAt: z.iso.datetime() })
    .nullable(),
});

const cosignatureRowSchema = z.object({ name: z.string(), kind: witnessKindSchema, signedAt: z.iso.datetime() });

/** GET /api/v1/ledger/checkpoints: newest first. `cosigned`: only those that a witness cosigned. */
export const checkpointsQuerySchema = pageQuerySchema.extend({ cosigned: z.stringbool().optional() });
export const checkpointRowSchema = z.object({
  size,
  signedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime(),
  cosignatures: z.array(cosignatureRowSchema),
  /** The smallest cosigned checkpoint that includes it, itself perhaps; null: none yet. */
  coveredBy: size.nullable(),
});
export const checkpointsPageSchema = pageOf(checkpointRowSchema);

/**
 * GET /api/v1/ledger/witnesses: by name. A station that is enrolled and never cosigned has no key here yet. Each key of a
 * witness is a row.
 */
export const witnessRowSchema = z.object({
  name: z.string(),
  kind: witnessKindSchema,
  stationId: z.string().nullable(),
  verifierKey: z.string().nullable(),
  addedAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime().nullable(),
  /** What it signed last, when by its own clock, and when HQ got it. */
  last: z.object({ size, signedAt: z.iso.datetime(), receivedAt: z.iso.datetime() }).nullable(),
});
export const witnessesQuerySchema = pageQuerySchema;
export const witnessesPageSchema = pageOf(witnessRowSchema);

/** GET /api/v1/ledger/pending-facts: oldest first. */
export const pendingFactRowSchema = z.object({
  factId,
  type: z.string(),
  subject: z.string(),
  recordedAt: z.iso.datetime(),
});
export const pendingFactsQuerySchema = pageQuerySchema;
export const pendingFactsPageSchema = pageOf(pendingFactRowSchema);

/**
 * GET /api/v1/ledger/facts/:factId/proof, and ledger/entries/:entry/proof by the number of its entry, from 1. `proof` is null while no checkpoint holds the fact (`index` is null as long as it
 * has no leaf); it is in the newest cosigned checkpoint over the leaf, or in the newest. `cosignedBy`: every witness that
 * cosigned a checkpoint over it, with the first such one. `payloadGone`: erased by law, or lost in a restore.
 */
export const factProofResponseSchema = z.object({
  factId,
  type: z.string(),
  recordedAt: z.iso.datetime(),
  payloadGone: z.enum(['erased', 'lost']).nullable(),
  index: size.nullable(),
  checkpoint: z.object({ size, signedAt: z.iso.datetime() }).nullable(),
  cosignedBy: z.array(cosignatureRowSchema.extend({ size })),
  proof: factProofSchema.nullable(),
});

/** POST /api/v1/ledger/cosignatures: contract/witness-files `CosignatureFile`. `added`: HQ had it not yet. */
export const cosignatureImportSchema = z.object({ name: z.string(), added: z.boolean() });

export type WitnessKind = z.infer<typeof witnessKindSchema>;
export type LedgerStatus = z.infer<typeof ledgerStatusSchema>;
export type CheckpointRow = z.infer<typeof checkpointRowSchema>;
export type WitnessRow = z.infer<typeof witnessRowSchema>;
export type PendingFactRow = z.infer<typeof pendingFactRowSchema>;
export type FactProofResponse = z.infer<typeof factProofResponseSchema>;
export type CosignatureImport = z.infer<typeof cosignatureImportSchema>;
