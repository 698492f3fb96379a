import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { inclusionProof } from '@rollcall/shared/merkle/inclusion-proof';
import type { Database } from '../db/database.ts';
import { findCheckpointOver } from './checkpoint-repository.ts';
import { findLeafOfFact, selectNodes } from './ledger-repository.ts';
import { sha256 } from './sha256.ts';

/**
 * The proof of a fact in the newest checkpoint, of those that this witness cosigned when one is named. Undefined as long as
 * there is none, and for what is no fact.
 */
export async function proveFact(
  db: Database,
  factId: number,
  { minCosignedBy }: { minCosignedBy?: string | undefined } = {},
): Promise<FactProof | undefined> {
  const found = await findLeafOfFact(db, factId);
  if (!found) return undefined;
  const { index, leaf, fact } = found;
  const checkpoint = await findCheckpointOver(db, index, { cosignedBy: minCosignedBy });
  if (!checkpoint) return undefined;
  const proof = await inclusionProof(index, checkpoint.size, (ids) => selectNodes(db, ids), sha256);
  return {
    leaf,
    index,
    subject: fact.subject,
    payload: fact.payload as FactProof['payload'],
    salt: fact.salt?.toString('hex') ?? null,
    proof: proof.map((hash) => Buffer.from(hash).toString('hex')),
    note: checkpoint.cosignedNote,
  };
}
