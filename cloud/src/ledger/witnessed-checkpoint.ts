import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { findCheckpoint, findCheckpointOver, type StoredCheckpoint } from './checkpoint-repository.ts';

/** When to ask again for what no witness has cosigned: stations look at the newest checkpoint within minutes. */
export const witnessRetrySeconds = 300;

/** By which checkpoint something is proved to people, or what it waits for. */
export type Witnessed =
  | { outcome: 'found'; checkpoint: StoredCheckpoint; witnessed: boolean }
  | { outcome: 'waits_for_checkpoint' | 'waits_for_witness' };

/**
 * The checkpoint by which a file proves the leaf to people: the newest over it that a configured witness cosigned. Where witnesses
 * outside HQ are configured, one that they cosigned goes first: theirs are the keys that a verifier was told. Without any witness:
 * the newest over it.
 */
export async function findWitnessedCheckpoint(db: Database, leafIndex: number): Promise<Witnessed> {
  const { rows } = await sql<{ size: number }>`
    with ${configured}
    select c.size from cosignature c join configured using (verifier_key)
    where c.size > ${leafIndex}
    group by c.size
    order by count(*) filter (where kind = 'outside') desc, c.size desc
    limit 1
  `.execute(db);
  const checkpoint = rows[0] && (await findCheckpoint(db, rows[0].size));
  if (checkpoint) return { outcome: 'found', checkpoint, witnessed: true };
  const newest = await findCheckpointOver(db, leafIndex);
  if (!newest) return { outcome: 'waits_for_checkpoint' };
  if (await hasWitnesses(db)) return { outcome: 'waits_for_witness' };
  return { outcome: 'found', checkpoint: newest, witnessed: false };
}

/** Whether anybody cosigns: witnesses outside HQ, and stations that cosigned once and may still. */
export async function hasWitnesses(db: Database): Promise<boolean> {
  const { rows } = await sql`with ${configured} select from configured limit 1`.execute(db);
  return rows.length > 0;
}

// A station that was revoked never cosigns again, so nothing waits for it.
const configured = sql`configured as (
  select verifier_key, kind from witness
  where removed_at is null and (station_id is null or exists (
    select from station s where s.station_id = witness.station_id and s.enrolled_at is not null and s.revoked_at is null
  ))
)`;
