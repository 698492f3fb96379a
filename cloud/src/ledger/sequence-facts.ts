import { leafBytes, payloadSha256 } from '@rollcall/shared/contract/ledger-leaf';
import { appendLeaves as growTree } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { nodesOfRange } from '@rollcall/shared/merkle/tree-nodes';
import type { Database } from '../db/database.ts';
import {
  appendLeaves,
  type LedgerFact,
  lockLedger,
  readHead,
  selectNodes,
  selectPendingFacts,
} from './ledger-repository.ts';
import { sha256 } from './sha256.ts';

/**
 * Appends waiting facts to the ledger in order of their ids, so that a fact committed before another began comes first. Holds the
 * append lock, so that one process appends at a time. Both this program and Postgres compute the new root; if they differ, nothing is
 * appended.
 * @returns how many; 0 when none waits, or another process holds the lock
 */
export async function sequenceFacts(db: Database, limit: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockLedger(tx, 'append'))) return 0;
    const { size } = await readHead(tx);
    const facts = await selectPendingFacts(tx, limit);
    if (facts.length === 0) return 0;
    const frontier = await selectNodes(tx, nodesOfRange(0, size));
    const { root } = growTree({ size, frontier, leafHashes: facts.map(leafHashOf) }, sha256);
    await appendLeaves(tx, { size, factIds: facts.map(({ factId }) => factId), root });
    return facts.length;
  });
}

function leafHashOf({ subject, payload, salt, ...told }: LedgerFact): Uint8Array {
  if (subject === null || salt === null)
    throw new Error(`the payload of fact ${told.factId} went before it had its leaf`);
  const leaf = { v: 1 as const, ...told, payloadSha256: payloadSha256(salt, { subject, payload }, sha256) };
  return hashLeaf(leafBytes(leaf), sha256);
}
