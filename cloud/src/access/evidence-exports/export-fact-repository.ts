import { erasureFactType } from '@rollcall/shared/evidence/export-form';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

/** The places in the ledger of all facts about a recording, and of those by which payloads of such facts were erased. */
export interface FactsOfRecording {
  facts: number[];
  erasures: number[];
  /** Whether one of these waits for its place still. */
  waits: boolean;
}

/**
 * An erased fact names no recording any more; the one that tells of its erasure does, unless it was told before HQ wrote
 * `about`: such facts are found by nobody.
 */
export async function selectFactsOfRecording(
  db: Database | Transaction,
  recordingId: string,
): Promise<FactsOfRecording> {
  const subject = `recording:${recordingId}`;
  const { rows } = await sql<{ place: number | null; erasure: number | null; waits: boolean }>`
    select l.leaf_index as place, null::bigint as erasure, l.leaf_index is null as waits
    from fact f left join ledger_leaf l using (fact_id)
    where f.subject = ${subject}
    union all
    select gone.leaf_index, told.leaf_index, told.leaf_index is null
    from fact f
    left join ledger_leaf told using (fact_id)
    join ledger_leaf gone on gone.fact_id = (f.payload ->> 'factId')::bigint
    where f.subject = 'hq:ledger' and f.type = ${erasureFactType} and f.payload ->> 'about' = ${subject}
    order by 1
  `.execute(db);
  return {
    facts: rows.flatMap(({ place }) => place ?? []),
    erasures: rows.flatMap(({ erasure }) => erasure ?? []),
    waits: rows.some(({ waits }) => waits),
  };
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
