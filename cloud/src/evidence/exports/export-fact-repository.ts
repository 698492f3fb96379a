import type { Database, Transaction } from '../../db/database.ts';

/** The facts about a recording up to another fact, in the order of their ids. */
export async function selectFactsBefore(tx: Transaction, recordingId: string, factId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('fact')
    .select('fact_id')
    .where('subject', '=', `recording:${recordingId}`)
    .where('fact_id', '<', factId)
    .orderBy('fact_id')
    .execute();
  return rows.map((row) => row.fact_id);
}

/** The keys of all witnesses whose lines may stand under a checkpoint. */
export async function selectWitnessKeys(tx: Transaction): Promise<string[]> {
  const rows = await tx.selectFrom('witness').select('verifier_key').orderBy('verifier_key').execute();
  return rows.map((row) => row.verifier_key);
}

export async function hasWitnesses(db: Database): Promise<boolean> {
  const found = await db
    .selectFrom('witness')
    .select('name')
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Who cosigned the newest checkpoint that was cosigned and holds the fact. */
export async function findCosigner(db: Database, factId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('ledger_leaf as l')
    .innerJoin('cosignature as c', (join) => join.onRef('c.size', '>', 'l.leaf_index'))
    .innerJoin('witness as w', 'w.verifier_key', 'c.verifier_key')
    .select('w.name')
    .where('l.fact_id', '=', factId)
    .orderBy('c.size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.name;
}
