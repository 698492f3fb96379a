import { z } from 'zod';
import { ledgerLeafSchema } from '../contract/ledger-leaf.ts';
import { dumpCheckpointSchema, dumpHeaderSchema } from '../evidence/dump-form.ts';
import { sha256HexSchema } from '../ids.ts';

// What a draw is replayed from: lines of canonical JSON, each with its newline. One header; every leaf of the ledger from the close
// (or start) before the draw up to a checkpoint; the batches by which stations committed and revealed; that checkpoint.

/** `before`: the tree in front of the first leaf, as the hashes of its complete subtrees, largest first. */
export const bundleHeaderSchema = dumpHeaderSchema.omit({ kind: true }).extend({
  kind: z.literal('draw'),
  draw: z.int().positive(),
  before: z.strictObject({ size: z.int().nonnegative(), nodes: z.array(sha256HexSchema).max(53) }),
});

/** Subject, payload and salt are null together where a leaf isn't of a draw. */
export const bundleLeafSchema = z.strictObject({
  kind: z.literal('leaf'),
  index: z.int().nonnegative(),
  leaf: ledgerLeafSchema,
  subject: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()).nullable(),
  salt: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .nullable(),
});

/** `index`: of the leaf that tells of it. */
const bundleBatchSchema = z.strictObject({
  kind: z.literal('batch'),
  index: z.int().nonnegative(),
  jws: z.string().max(100_000),
});

export const bundleLineSchema = z.discriminatedUnion('kind', [
  bundleHeaderSchema,
  bundleLeafSchema,
  bundleBatchSchema,
  dumpCheckpointSchema,
]);

export type BundleHeader = z.infer<typeof bundleHeaderSchema>;
export type BundleLeaf = z.infer<typeof bundleLeafSchema>;
export type BundleLine = z.infer<typeof bundleLineSchema>;
