import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { type WalkClaim, walkClaim } from './walk-repository.ts';

/**
 * Which recordings were not read since HQ's database came back from a backup, in the order in which they are to be read: those on
 * cards that are docked now, those of which a station has a copy, the rest; of each, what was read longest ago. One scan of what is
 * not read yet, so take many at once.
 */
export async function selectUnread(
  db: Database,
  { restoredAt, now, limit }: { restoredAt: Date; now: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ recordingId: string }>`
    with docked as materialized (
      select distinct s.recording_id from dock_session d join sighting s using (station_id, dock_session_id)
      where d.undocked_at is null and s.recording_id is not null
    )
    select recording_id as "recordingId" from recording r left join docked using (recording_id)
    where ${isUnread({ restoredAt, now })}
    order by docked.recording_id is null,
      not exists (
        select from recording_announcement a where a.recording_id = r.recording_id and a.local_copy_pruned_at is null
      ),
      r.read_at
    limit ${limit}
  `.execute(db);
  return rows.map(({ recordingId }) => recordingId);
}

/** Takes one of them; undefined when another has it, or it has been read. The claim is a date, as that of the walk. */
export async function claimUnread(
  db: Database,
  recordingId: string,
  { restoredAt, now, leaseMs }: { restoredAt: Date; now: Date; leaseMs: number },
): Promise<WalkClaim | undefined> {
  const { rows } = await sql<WalkClaim>`
    update recording set walk_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording r where recording_id = ${recordingId} and ${isUnread({ restoredAt, now })}
      for no key update skip locked
    )
    returning ${walkClaim}
  `.execute(db);
  return rows[0];
}

function isUnread({ restoredAt, now }: { restoredAt: Date; now: Date }): RawBuilder<unknown> {
  return sql`r.state = 'verified' and r.deletion_begun_at is null and r.read_at < ${restoredAt}
    and (r.walk_after is null or r.walk_after <= ${now})`;
}

/** A recording that HQ knows of and doesn't have, as far as its database says. */
export interface UnknownObject {
  recordingId: string;
  stationId: string;
  objectKey: string;
  rejectedVersionId: string | null;
}

/** Recordings that the store may have all the same, because HQ's database came back from a time before they were stored. */
export async function selectUnknownObjects(db: Database, now: Date, limit: number): Promise<UnknownObject[]> {
  return db
    .selectFrom('recording')
    .select(['recording_id as recordingId', 'station_id as stationId', 'object_key as objectKey'])
    .select('rejected_version_id as rejectedVersionId')
    .where('state', '=', 'announced')
    .where((eb) => eb.or([eb('walk_after', 'is', null), eb('walk_after', '<=', now)]))
    .orderBy('announced_at', 'desc')
    .orderBy('recording_id', 'desc')
    .limit(limit)
    .execute();
}

/** It isn't there. */
export async function postponeUnknownObject(db: Database, recordingId: string, until: Date): Promise<void> {
  await db
    .updateTable('recording')
    .set({ walk_after: until })
    .where('recording_id', '=', recordingId)
    .where('state', '=', 'announced')
    .execute();
}
