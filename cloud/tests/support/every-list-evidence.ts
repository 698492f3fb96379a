import { randomBytes, randomUUID } from 'node:crypto';
import { projectSideFiles } from '@rollcall/cloud/evidence/tracks/project-side-files';
import { recordingIdOf } from '@rollcall/shared/ids';
import { sql } from 'kysely';
import { at, squads, type World } from './every-list-world.ts';
import { received } from './evidence-setup.ts';

/** The first request was approved, the second waits; the first export is ready, the second failed. */
export async function addAccess({ tx, people, recordingIds }: World): Promise<void> {
  for (const { nr, leader, unitCode } of squads) {
    const recordingId = recordingIds[nr - 1] ?? '';
    const asked = { account_id: people[leader], purpose: `${unitCode} 的案件`, requested_at: at(`2${nr}T08:00`) };
    const decided = { decided_by: people.admin, decided_at: at('22T09:00'), decision_reason: '同意' };
    const open = { decided_by: null, decided_at: null, decision_reason: null };
    const { access_request_id } = await tx
      .insertInto('access_request')
      .values({
        ...asked,
        ...(nr === 1 ? { ...decided, decision: 'approved' as const } : { ...open, decision: null }),
        expires_at: at('30T08:00'),
        revoked_by: null,
        revoked_at: null,
        revoke_reason: null,
      })
      .returning('access_request_id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('access_request_recording').values({ access_request_id, recording_id: recordingId }).execute();
    const failure = JSON.stringify({ reason: 'object_missing', recordingId });
    const { rows } = await sql<{ export_id: string }>`
      insert into evidence_export (account_id, purpose, requested_at, state, bytes_total, version_id, sha256, size_bytes,
        expires_at, failure)
      values (${people[leader]}, ${asked.purpose}, ${asked.requested_at}, ${nr === 1 ? 'ready' : 'failed'}, 10, 'v', 'x',
        100, ${at('30T08:00')}, ${nr === 1 ? null : failure})
      returning export_id`.execute(tx);
    await tx
      .insertInto('evidence_export_recording')
      .values({ export_id: rows[0]?.export_id ?? '', position: 0, recording_id: recordingId })
      .execute();
  }
}

/** The first hold lasts, the second was lifted; the first list waits, the second was refused. */
export async function addKeeping({ tx, people, recordingIds }: World): Promise<void> {
  const lifted = { lifted_by: people.admin, lifted_at: at('22T08:00'), lift_reason: '结案' };
  for (const [index, recording_id] of recordingIds.entries()) {
    const restricted = { restricted_by: people.admin, restricted_at: at(`2${index}T08:00`), reason: `限制 ${index}` };
    await sql`
      insert into recording_restriction select * from json_populate_record(null::recording_restriction, ${JSON.stringify(
        {
          ...{ restriction_id: randomUUID(), recording_id, why: index === 0 ? 'irrelevant' : 'private', ...restricted },
          ...(index === 0 ? {} : lifted),
        },
      )}::json)`.execute(tx);
    const open = index === 0;
    const about = {
      source: 'cases',
      source_id: `E-${index}`,
      kind: 'scene_survey' as const,
      case_no: `丰公交2026-000${index}`,
    };
    const { activity_id } = await tx
      .insertInto('activity')
      .values({ ...about, starts_at: at('20T08:00'), ends_at: at('20T08:00') })
      .returning('activity_id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('case_evidence')
      .values({ recording_id, activity_id, case_no: about.case_no, kept_since: at('20T09:00') })
      .execute();
    await tx
      .insertInto('legal_hold')
      .values({
        recording_id,
        reason: `复议 ${index}`,
        placed_by: people.admin,
        placed_at: at(`2${index}T08:00`),
        expires_at: null,
        ...(open ? { lifted_by: null, lifted_at: null, lift_reason: null } : lifted),
      })
      .execute();
    const proposed_at = at(`1${index}T08:00`);
    const { deletion_list_id } = await tx
      .insertInto('deletion_list')
      .values({ proposed_at, state: open ? 'proposed' : 'refused', closed_at: open ? null : at('22T08:00') })
      .returning('deletion_list_id')
      .executeTakeFirstOrThrow();
    const entry = { deletion_list_id, version_id: 'v', category: 'unclassified' as const, due_at: proposed_at };
    await tx
      .insertInto('deletion_entry')
      .values(
        recordingIds
          .slice(index)
          .map((id) => ({ ...entry, recording_id: id, outcome: null, note: null, decided_at: null })),
      )
      .execute();
    const decision = {
      deletion_list_id,
      account_id: people.admin,
      decision: open ? ('approved' as const) : ('refused' as const),
    };
    await tx
      .insertInto('deletion_decision')
      .values({ ...decision, reason: `看过 ${index}`, decided_at: at('21T08:00') })
      .execute();
  }
}

/** The first card was erased, the station refused the second. */
export async function addErasePermits({ tx }: World): Promise<void> {
  for (const { nr, stationId, recorderSerial } of squads) {
    const dockSessionId = randomUUID();
    await sql`
      insert into dock_session (dock_session_id, station_id, recorder_serial, serial_source, card_volume_id, free_bytes,
        total_bytes, docked_at, undocked_at)
      values (${dockSessionId}, ${stationId}, ${recorderSerial}, 'card', 'v', 1, 2, ${at('20T08:00')}, ${at('20T10:00')})
    `.execute(tx);
    const refusal = nr === 1 ? null : 'card_changed';
    await sql`
      insert into erase_permit (permit_id, station_id, dock_session_id, recorder_serial, card_volume_id, inventory_sha256,
        dry_run, files, bytes, content, fact_id, issued_at, expires_at, state, ended_at, files_erased, refusal)
      values (${randomUUID()}, ${stationId}, ${dockSessionId}, ${recorderSerial}, 'v', '', false, ${nr}, 10, '{}',
        (select min(fact_id) from fact), ${at(`2${nr}T09:00`)}, ${at('28T08:00')}, ${nr === 1 ? 'done' : 'refused'},
        ${at('20T09:30')}, ${nr === 1 ? 1 : null}, ${refusal})`.execute(tx);
  }
}

/** An event that HQ could not read, and an entry of another. */
export async function addQuarantined({ tx }: World): Promise<void> {
  for (const { nr, stationId } of squads) {
    const key = { station_id: stationId, incarnation: 1, seq: nr, quarantined_at: at(`2${nr}T08:00`) };
    const type = nr === 1 ? 'weather_told' : 'inventory';
    const raw = Buffer.from('{}');
    if (nr === 1)
      await tx
        .insertInto('quarantined_event')
        .values({ ...key, type, raw, reason: 'unknown' })
        .execute();
    else
      await tx
        .insertInto('quarantined_entry')
        .values({ ...key, entry_index: 3, type, raw, reason: 'no size' })
        .execute();
  }
}

/** HQ came back from a backup: every recording waits to be read again. */
export async function addRestore({ tx }: World): Promise<void> {
  await tx
    .insertInto('database_restore')
    .values({ restored_at: at('28T08:00'), reached_at: at('27T08:00'), label: 'F', target: 'newest', of_database: '1' })
    .execute();
}

/** Two checkpoints, the second cosigned by one of two witnesses. */
export async function addLedger({ tx }: World): Promise<void> {
  for (const nr of [1, 2]) {
    const time = at(`2${nr}T08:00`);
    await tx
      .insertInto('ledger_checkpoint')
      .values({ size: nr, note: 'x', signed_at: time, archived_at: time })
      .execute();
    await tx
      .insertInto('witness')
      .values({
        verifier_key: `key-${nr}`,
        name: `office-${nr}`,
        kind: 'outside',
        public_key: randomBytes(32),
        station_id: null,
        removed_at: null,
      })
      .execute();
  }
  const signed_at = at('22T09:00');
  await tx.insertInto('cosignature').values({ size: 2, verifier_key: 'key-1', line: 'x', signed_at }).execute();
}

/** Where each squad's recorder was that day, and what was marked on it. */
export async function addTracks({ tx }: World): Promise<void> {
  const told = squads.flatMap(({ stationId, recorderSerial }) => {
    const file = {
      ...{ dockSessionId: randomUUID(), recorderSerial, cardVolumeId: `uuid:${recorderSerial}`, recordingId: null },
      ...{ sideFileId: recordingIdOf(randomBytes(32).toString('hex')), page: 1, pages: 1, badEntries: 0 },
      path: { bytes: Buffer.from('trail.json').toString('base64'), text: 'trail.json' },
    };
    const moment = { at: at('24T09:00').toISOString() };
    const point = { ...moment, latitude: 41, longitude: 113, accuracyM: 5 };
    return [
      received('recorder_track', { ...file, entries: [point] }, { stationId }),
      received('recorder_bookmarks', { ...file, entries: [{ ...moment, label: '重点' }] }, { stationId }),
    ];
  });
  await projectSideFiles(tx, told);
}
