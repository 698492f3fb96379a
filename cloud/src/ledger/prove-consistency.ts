import { consistencyProof } from '@rollcall/shared/merkle/consistency-proof';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { readLatestCheckpoint } from './checkpoint-repository.ts';
import { selectNodes } from './ledger-repository.ts';
import { sha256 } from './sha256.ts';

/** The proof, in hex, that the tree of `to` leaves extends the tree of `from` leaves. @throws AppError `bad_tree_sizes` */
export async function proveConsistency(
  db: Database | Transaction,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const { size = 0 } = (await readLatestCheckpoint(db)) ?? {};
  if (from > to || to > size) throw errors.badTreeSizes(from, to);
  const proof = await consistencyProof(from, to, (ids) => selectNodes(db, ids), sha256);
  return proof.map((hash) => Buffer.from(hash).toString('hex'));
}
