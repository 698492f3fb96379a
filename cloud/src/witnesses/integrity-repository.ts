import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { lastRestore } from '../evidence/restores/last-restore.ts';

/** A verified recording. `problem` null: it is intact again. */
export interface IntegrityNews {
  recordingId: string;
  recorderSerial: string;
  from: Date | null;
  to: Date | null;
  day: string;
  problem: IntegrityProblem | null;
  /** The brigade, because the store is HQ's; if the registry has no brigade, the unit of the recorder or the station. */
  unitCode: string;
}

/**
 * Found missing when it was first read after HQ came back from a backup. Of an empty store that is every recording at once: the report
 * of the restore names each, and what became of it; a hundred thousand findings would only hide the others. Never null, which `not`
 * would take for a restore.
 */
const missedByRestore = sql`
  coalesce(
    r.integrity_problem = 'object_missing' and r.read_at < ${lastRestore} and r.integrity_problem_at >= ${lastRestore}, false
  )
`;

/**
 * Recordings whose state in the store differs from their finding, locked until the end of the transaction. Both sides are few: what is
 * wrong now, and the open findings. An open finding of an older version that names an officer or a leader counts as different, so that
 * it is replaced by one that names nobody.
 */
export async function selectIntegrityNews(tx: Transaction, limit: number): Promise<IntegrityNews[]> {
  const differing = sql`
      select r.recording_id from recording r
      where r.integrity_problem is not null and r.deleted_at is null and not ${missedByRestore} and not exists (
        select from finding f
        where f.rule_key = 'integrity' and f.subject = 'recording:' || r.recording_id and f.state <> 'resolved'
          and f.kind = r.integrity_problem
      )
      union
      select r.recording_id from finding f join recording r on r.recording_id = f.recording_id
      where f.rule_key = 'integrity' and f.recording_id is not null and f.state <> 'resolved'
        and (
          r.integrity_problem is null or r.deleted_at is not null
          or f.state = 'open' and (f.badge_no is not null or f.leaders <> '{}')
        )
      order by 1 limit ${limit}
  `;
  return integrityOf(
    tx,
    sql`
      with differing as materialized (${differing})
      select * from recording where recording_id in (select recording_id from differing)
      order by recording_id for no key update skip locked
    `,
  );
}

/** Those of these recordings that the store lost or changed, with their present data. */
export async function selectIntegrityOf(tx: Transaction, recordingIds: readonly string[]): Promise<IntegrityNews[]> {
  if (recordingIds.length === 0) return [];
  return integrityOf(
    tx,
    sql`
      select * from recording
      where recording_id = any(${recordingIds}::text[]) and integrity_problem is not null and deleted_at is null
    `,
  );
}

/** @param recordings their rows */
async function integrityOf(tx: Transaction, recordings: RawBuilder<unknown>): Promise<IntegrityNews[]> {
  const { rows } = await sql<IntegrityNews>`
    with held as (${recordings})
    select r.recording_id as "recordingId", r.recorder_serial as "recorderSerial",
      r.captured_at as "from", r.captured_until as "to",
      (coalesce(r.captured_at, r.announced_at) at time zone 'Asia/Shanghai')::date as day,
      case when r.deleted_at is null then r.integrity_problem end as problem,
      coalesce(brigade.unit_code, c.unit_code, st.unit_code) as "unitCode"
    from held r
    join station st on st.station_id = r.station_id
    left join recorder c on c.recorder_serial = r.recorder_serial
    left join (select min(unit_code) as unit_code from unit where kind = 'brigade') as brigade on true
    order by 1
  `.execute(tx);
  return rows;
}
