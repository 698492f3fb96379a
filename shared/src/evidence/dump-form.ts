import { z } from 'zod';
import type { LedgerLeaf } from '../contract/ledger-leaf.ts';

// A ledger dump is lines of canonical JSON, each with its newline: one header, every leaf in the order of the tree, then
// checkpoints by rising size, the last of them over all leaves.

export const dumpHeaderSchema = z.strictObject({
  kind: z.literal('dump'),
  v: z.literal(1),
  origin: z.string().min(1).max(128),
  /** HQ's key set (JWS). */
  keySet: z.string().max(1_000_000),
  /** Verifier keys of the witnesses whose cosignatures the checkpoints may have. */
  witnesses: z.array(z.string().max(400)).max(4096),
});

export const dumpCheckpointSchema = z.strictObject({ kind: z.literal('checkpoint'), note: z.string().max(2_000_000) });

export type DumpHeader = z.infer<typeof dumpHeaderSchema>;
export type DumpCheckpoint = z.infer<typeof dumpCheckpointSchema>;

/** One fact. Subject, payload and salt are null together: erased by law. */
export interface DumpLeaf {
  kind: 'leaf';
  index: number;
  leaf: LedgerLeaf;
  subject: string | null;
  payload: Record<string, unknown> | null;
  salt: string | null;
}
