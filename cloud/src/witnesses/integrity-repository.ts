import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** A recording that was verified; `problem` null: it is in order again. */
export interface IntegrityNews {
  recordingId: string;
  recorderSerial: string;
  fileName: string;
  from: Date | null;
  to: Date | null;
  day: string;
  problem: IntegrityProblem | null;
  badgeNo: string | null;
  unitCode: string;
  /** What witnesses apart from the object store say of it. */
  logged: boolean;
  listed: boolean;
  sequenceNo: number | null;
  cardVolumeId: string | null;
}

/**
 * Recordings of which the store's state and the finding about it differ, held until the end of the transaction. Both sides are
 * few: what is wrong now, and what is found to be wrong.
 */
export async function selectIntegrityNews(tx: Transaction, limit: number): Promise<IntegrityNews[]> {
  const differing = sql`
      select r.recording_id from recording r
      where r.integrity_problem is not null and r.deleted_at is null and not exists (
        select from finding f
        where f.rule_key = 'integrity' and f.subject = 'recording:' || r.recording_id and f.state <> 'resolved'
          and f.kind = r.integrity_problem
      )
      union
      select r.recording_id from finding f join recording r on r.recording_id = f.recording_id
      where f.rule_key = 'integrity' and f.recording_id is not null and f.state <> 'resolved'
        and (r.integrity_problem is null or r.deleted_at is not null)
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

/** Those of these recordings that the store lost or changed, with what else is known of them now. */
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
    select r.recording_id as "recordingId", r.recorder_serial as "recorderSerial", r.file_name as "fileName",
      r.captured_at as "from", r.captured_until as "to",
      (coalesce(r.captured_at, r.announced_at) at time zone 'Asia/Shanghai')::date as day,
      case when r.deleted_at is null then r.integrity_problem end as problem, h.badge_no as "badgeNo",
      coalesce(o.unit_code, c.unit_code, st.unit_code) as "unitCode",
      exists (
        select from recorder_log_entry l where l.recorder_serial = r.recorder_serial
          and l.file_key = base_name(r.file_name) and l.happened_at > r.captured_at - interval '2 days'
          and l.happened_at < r.captured_at + interval '2 days'
      ) as logged,
      exists (
        select from sighting s join card_file k on k.path_sha256 = sha256(s.path_bytes) and k.size_bytes = s.size_bytes
          and base_name(k.path_text) = base_name(s.path_text)
        where s.recording_id = r.recording_id
      ) as listed,
      first.sequence_no as "sequenceNo", first.card_volume_id as "cardVolumeId"
    from held r
    join station st on st.station_id = r.station_id
    left join recorder c on c.recorder_serial = r.recorder_serial
    left join holding h on h.recorder_serial = r.recorder_serial and tstzrange(h.held_from, h.held_until) @> r.captured_at
    left join officer o on o.badge_no = h.badge_no
    left join lateral (
      select (s.claim ->> 'sequenceNo')::bigint as sequence_no, s.card_volume_id from sighting s
      where s.recording_id = r.recording_id order by s.seen_at, s.sighting_id limit 1
    ) as first on true
    order by 1
  `.execute(tx);
  return rows;
}
