import { z } from 'zod';
import { sha256HexSchema } from '../ids.ts';

/**
 * What HQ gives to an outside witness on a stick (`rollcall ledger export-checkpoint`): the newest checkpoint, the keys by
 * which to check it, and how it grew from each size that an outside witness cosigned last.
 */
export const checkpointFileSchema = z.object({
  v: z.literal(1),
  kind: z.literal('checkpoint'),
  /** contract/key-set, signed by the root whose fingerprint the witness was told another way. */
  keySet: z.string().max(1_000_000),
  note: z.string().max(1_000_000),
  proofs: z.array(z.object({ from: z.int().nonnegative(), proof: z.array(sha256HexSchema).max(128) })).max(10_000),
});

/** What it brings back (`rollcall ledger import-cosignatures`): the line to append to the note of this size. */
export const cosignatureFileSchema = z.object({
  v: z.literal(1),
  kind: z.literal('cosignature'),
  verifierKey: z.string().max(400),
  size: z.int().nonnegative(),
  line: z.string().max(1000),
});

export type CheckpointFile = z.infer<typeof checkpointFileSchema>;
export type CosignatureFile = z.infer<typeof cosignatureFileSchema>;
