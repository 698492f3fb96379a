import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { inclusionProof } from '@rollcall/shared/merkle/inclusion-proof';
import type { NodeId } from '@rollcall/shared/merkle/tree-nodes';
import type { Database } from '../db/database.ts';
import { type Cosigned, findCheckpointOver } from './checkpoint-repository.ts';
import { selectLeavesOfFacts, selectNodes } from './ledger-repository.ts';
import { sha256 } from './sha256.ts';

/**
 * The proofs of facts, in this order, all in one checkpoint: the newest acceptable one. Undefined for a fact without a leaf in a
 * checkpoint. Three queries, whatever the number of facts.
 */
export async function proveFacts(
  db: Database,
  factIds: readonly number[],
  cosigned: Cosigned = {},
): Promise<(FactProof | undefined)[]> {
  const checkpoint = await findCheckpointOver(db, 0, cosigned);
  if (!checkpoint) return factIds.map(() => undefined);
  const { size, cosignedNote: note } = checkpoint;
  const leaves = await selectLeavesOfFacts(db, factIds);
  const proved = leaves.filter(({ index }) => index < size);
  const get = readTogether(db);
  const proofs = await Promise.all(
    proved.map(async ({ index, leaf, fact: { subject, payload, salt } }): Promise<FactProof> => {
      const proof = await inclusionProof(index, size, get, sha256);
      return {
        leaf,
        index,
        subject,
        payload: payload as FactProof['payload'],
        salt: salt?.toString('hex') ?? null,
        proof: proof.map((hash) => Buffer.from(hash).toString('hex')),
        note,
      };
    }),
  );
  const byFact = new Map(proofs.map((proof) => [proof.leaf.factId, proof]));
  return factIds.map((factId) => byFact.get(factId));
}

/** Reads all nodes that are requested in one tick in a single query, each node once. */
function readTogether(db: Database): (ids: NodeId[]) => Promise<Uint8Array[]> {
  const wanted = new Map<string, NodeId>();
  let reading: Promise<Map<string, Buffer>> | undefined;
  const keyOf = ({ level, index }: NodeId) => `${level} ${index}`;

  async function read(): Promise<Map<string, Buffer>> {
    await null;
    const ids = [...wanted.values()];
    const hashes = await selectNodes(db, ids);
    return new Map(hashes.map((hash, nr) => [keyOf(ids[nr] as NodeId), hash]));
  }

  return async (ids) => {
    for (const id of ids) wanted.set(keyOf(id), id);
    reading ??= read();
    const nodes = await reading;
    return ids.flatMap((id) => nodes.get(keyOf(id)) ?? []);
  };
}
