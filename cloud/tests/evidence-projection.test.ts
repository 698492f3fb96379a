import { randomBytes, randomUUID } from 'node:crypto';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { projectDocks } from '@rollcall/cloud/devices/project-docks';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import type { EventBodies } from '@rollcall/shared/contract/event';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type EvidenceSetup,
  received,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  testSighting,
} from './support/evidence-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());

const project = (events: ReceivedEvent[]) =>
  setup.db.transaction().execute(async (tx) => {
    await projectEvidence(tx, events);
    await projectDocks(tx, events);
  });

async function rowsOf(file: TestFile) {
  const { recordingId } = file.body;
  const { db } = setup;
  return {
    recording: await recordingOf(db, file),
    announcements: await db
      .selectFrom('recording_announcement')
      .selectAll()
      .where('recording_id', '=', recordingId)
      .orderBy('station_id')
      .execute(),
    sightings: await db
      .selectFrom('sighting')
      .selectAll()
      .where('recording_id', '=', recordingId)
      .orderBy('sighting_id')
      .execute(),
  };
}

describe('an announcement', () => {
  it('makes a recording, its announcement and a sighting', async () => {
    const file = testFile(100);
    const receivedAt = new Date('2026-11-20T10:00:00.123Z');
    await project([received('collected', file.body, { seq: 7, receivedAt })]);
    const { recording, announcements, sightings } = await rowsOf(file);
    expect(recording).toMatchObject({
      state: 'announced',
      station_id: 'station-1',
      file_name: '0001.MP4',
      size_bytes: 100,
      part_sha256: file.body.partSha256,
      duration_ms: 60_000,
      inspection: file.body.inspection,
      captured_at: new Date('2026-11-20T07:00:00.000Z'),
      announced_at: receivedAt,
      object_key: `recordings/sha256/${file.body.sha256.slice(0, 2)}/${file.body.sha256}`,
    });
    expect(announcements).toMatchObject([{ station_id: 'station-1', incarnation: 1, seq: 7 }]);
    expect(sightings).toMatchObject([
      { path_text: 'DCIM/0001.MP4', path_bytes: Buffer.from('DCIM/0001.MP4'), claim: file.body.sighting.claim },
    ]);
  });

  it('changes nothing the second time, nor under another incarnation, nor twice in one group', async () => {
    const file = testFile(100);
    const event = received('collected', file.body);
    await project([event, event]);
    const before = await rowsOf(file);
    await project([event]);
    await project([received('collected', file.body, { incarnation: 2, seq: 99, receivedAt: new Date(0) })]);
    expect(await rowsOf(file)).toEqual(before);
    expect(before.sightings).toHaveLength(1);
  });

  it('by another station adds its announcement and sighting to the one recording', async () => {
    const file = testFile(100);
    const again = { ...file.body, sighting: testSighting() };
    await project([received('collected', file.body), received('collected', again, { stationId: 'station-2' })]);
    const { recording, announcements, sightings } = await rowsOf(file);
    expect(recording.station_id).toBe('station-1');
    expect(announcements.map((row) => row.station_id)).toEqual(['station-1', 'station-2']);
    expect(sightings.map((row) => row.station_id)).toEqual(['station-1', 'station-2']);
  });

  it('is refused when it contradicts itself', async () => {
    const broken = { ...testFile(100).body, recordingId: testFile(1).body.recordingId };
    await expect(project([received('collected', broken)])).rejects.toMatchObject({ code: 'contradictory_event' });
  });

  it('of other parts than another station announced is kept beside it, as that station says', async () => {
    const file = testFile(100);
    const other = { ...file.body, sizeBytes: 200 };
    await project([received('collected', file.body)]);
    await project([received('collected', other, { stationId: 'station-2' })]);
    const { recording, announcements } = await rowsOf(file);
    expect(recording.size_bytes).toBe(100);
    expect(announcements.map((row) => [row.station_id, row.size_bytes])).toEqual([
      ['station-1', null],
      ['station-2', 200],
    ]);
  });

  it('never deadlocks with the same recordings in another order', async () => {
    const files = Array.from({ length: 200 }, () => testFile(10));
    const events = (stationId: string) => files.map((file) => received('collected', file.body, { stationId }));
    await Promise.all([project(events('station-1')), project(events('station-2').reverse())]);
    const { count } = await setup.db
      .selectFrom('recording_announcement')
      .select(sql<number>`count(*)`.as('count'))
      .where(
        'recording_id',
        'in',
        files.map((file) => file.body.recordingId),
      )
      .executeTakeFirstOrThrow();
    expect(count).toBe(400);
  });
});

describe('a sighting', () => {
  it('is kept of a recording that HQ does not know yet', async () => {
    const file = testFile(100);
    const { recordingId } = file.body;
    await project([received('sighted', { recordingId, problem: null, sighting: testSighting() })]);
    await project([received('collected', file.body)]);
    expect((await rowsOf(file)).sightings).toHaveLength(2);
  });

  it('tells why a file became no recording, once a dock session however often it is tried', async () => {
    const sighting = testSighting({ sizeBytes: 0, path: { bytes: Buffer.from('空').toString('base64'), text: '空' } });
    const failed = { reason: 'unreadable' as const, detail: 'EIO at 4096', sighting };
    await project([received('sighted', { recordingId: null, problem: 'empty_file', sighting })]);
    for (let attempt = 1; attempt <= 3; attempt++) await project([received('collect_failed', failed)]);
    const rows = await setup.db
      .selectFrom('sighting')
      .select(['problem', 'problem_detail', 'recording_id'])
      .where('dock_session_id', '=', sighting.dockSessionId)
      .orderBy('sighting_id')
      .execute();
    expect(rows).toEqual([
      { problem: 'empty_file', problem_detail: null, recording_id: null },
      { problem: 'unreadable', problem_detail: 'EIO at 4096', recording_id: null },
    ]);
  });

  it('has a path of any bytes and of the greatest length', async () => {
    const path = { bytes: Buffer.concat([Buffer.from([0, 0xff]), randomBytes(4198)]).toString('base64'), text: '?' };
    const sighting = testSighting({ path });
    await project([received('sighted', { recordingId: null, problem: 'empty_file', sighting })]);
    const row = await setup.db
      .selectFrom('sighting')
      .select('path_bytes')
      .where('dock_session_id', '=', sighting.dockSessionId)
      .executeTakeFirstOrThrow();
    expect(row.path_bytes.toString('base64')).toBe(path.bytes);
  });
});

const docked = (): EventBodies['docked'] => ({
  dockSessionId: randomUUID(),
  cardVolumeId: 'card-1',
  recorderSerial: 'R0001',
  serialSource: 'folder_name',
  profileId: null,
  freeBytes: 1,
  totalBytes: 2 ** 40,
});
const sessionOf = (dockSessionId: string) =>
  setup.db
    .selectFrom('dock_session')
    .selectAll()
    .where('dock_session_id', '=', dockSessionId)
    .executeTakeFirstOrThrow();

describe('a dock session', () => {
  it('begins before it ends, whatever the order in a group, and has its inventory', async () => {
    const body = docked();
    const { dockSessionId } = body;
    const entries = [{ path: testSighting().path, sizeBytes: 5, modifiedAt: '2026-11-20T08:00:00.000Z' }];
    const events = [
      received('undocked', { dockSessionId }),
      received('inventory', { dockSessionId, page: 1, pages: 1, entries }),
      received('docked', body),
    ];
    await project(events);
    await project(events);
    expect(await sessionOf(dockSessionId)).toMatchObject({ station_id: 'station-1', total_bytes: 2 ** 40 });
    expect((await sessionOf(dockSessionId)).undocked_at).toEqual(new Date(events[0]?.event.wall ?? ''));
    const pages = setup.db.selectFrom('card_inventory').selectAll().where('dock_session_id', '=', dockSessionId);
    expect(await pages.execute()).toMatchObject([{ page: 1, pages: 1, entries }]);
  });

  it('is not ended by another station', async () => {
    const body = docked();
    await project([received('docked', body)]);
    await project([received('undocked', { dockSessionId: body.dockSessionId }, { stationId: 'station-2' })]);
    expect((await sessionOf(body.dockSessionId)).undocked_at).toBeNull();
  });
});

describe('a collected card', () => {
  const collectedAt = (dockSessionId: string, wall: string, stationId = 'station-1') => {
    const { event, ...from } = received('card_collected', { dockSessionId, files: 3 }, { stationId });
    return { ...from, event: { ...event, wall } };
  };

  async function collectedAtOf(dockSessionId: string) {
    return (await sessionOf(dockSessionId)).collected_at?.toISOString();
  }

  it('is so since its station last said it, in whatever order and however often that arrives', async () => {
    const body = docked();
    const { dockSessionId } = body;
    const [first, second, third] = ['08:00', '09:00', '10:00'].map((at) => `2026-11-20T${at}:00.000Z`);
    await project([collectedAt(dockSessionId, second ?? ''), received('docked', body)]);
    expect(await collectedAtOf(dockSessionId)).toBe(second);
    await project([collectedAt(dockSessionId, first ?? '')]);
    expect(await collectedAtOf(dockSessionId)).toBe(second);
    const last = [collectedAt(dockSessionId, third ?? ''), collectedAt(dockSessionId, first ?? '')];
    await project(last);
    await project(last);
    expect(await collectedAtOf(dockSessionId)).toBe(third);
  });

  it('is not made so by another station, and stays so when it is undocked', async () => {
    const body = docked();
    const { dockSessionId } = body;
    await project([received('docked', body), collectedAt(dockSessionId, '2026-11-20T08:00:00.000Z', 'station-2')]);
    expect(await collectedAtOf(dockSessionId)).toBeUndefined();
    await project([collectedAt(dockSessionId, '2026-11-20T08:00:00.000Z')]);
    await project([received('undocked', { dockSessionId })]);
    expect(await collectedAtOf(dockSessionId)).toBe('2026-11-20T08:00:00.000Z');
  });
});

describe('an alarm of a station', () => {
  const open = () =>
    setup.db
      .selectFrom('station_alarm')
      .select(['kind', 'detail'])
      .where('cleared_at', 'is', null)
      .orderBy('kind')
      .execute();

  it('is raised once while it is open, and not again by the event that was cleared', async () => {
    const low = received('storage_low', { freeBytes: 1, neededBytes: 2 });
    const detail = 'store.sqlite is missing';
    const lost = received('station_state_lost', { reason: 'database_missing', detail, recordingsRebuilt: 3 });
    await project([low, lost, received('storage_low', { freeBytes: 0, neededBytes: 2 })]);
    await project([low, lost]);
    const alarms = [
      { kind: 'station_state_lost', detail: { reason: 'database_missing', recordingsRebuilt: 3 } },
      { kind: 'storage_low', detail: { freeBytes: 1, neededBytes: 2 } },
    ];
    expect(await open()).toMatchObject(alarms);
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    await project([low, lost]);
    expect(await open()).toEqual([]);
    await project([received('storage_low', { freeBytes: 7, neededBytes: 9 })]);
    expect(await open()).toMatchObject([{ kind: 'storage_low', detail: { freeBytes: 7 } }]);
  });

  it('of a full disk ends by the station’s word about that very episode, in whatever group it comes', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const since = ['2026-11-25T01:00:00.000Z', '2026-11-25T02:00:00.000Z', '2026-11-25T03:00:00.000Z'] as const;
    const low = (episode: 0 | 1 | 2) =>
      received('storage_low', { freeBytes: 1, neededBytes: 2, since: since[episode] });
    const freed = (episode: 0 | 1 | 2) => received('storage_freed', { since: since[episode], freeBytes: 9 });
    const [first, second] = [low(0), low(1)];
    await project([first]);
    await project([freed(1)]);
    expect(await open()).toMatchObject([{ kind: 'storage_low', detail: { since: since[0] } }]);
    await project([freed(0), second]);
    expect(await open()).toMatchObject([{ kind: 'storage_low', detail: { since: since[1] } }]);
    await project([freed(1), low(2), freed(2)]);
    expect(await open()).toEqual([]);
  });

  it('names the events that nobody has any more', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const hole = { incarnation: 3, firstSeq: 41, lastSeq: 97 };
    await project([received('events_lost', hole)]);
    expect(await open()).toMatchObject([{ kind: 'events_lost', detail: hole }]);
  });

  it('names what of a card could not be read, and each of it is a file that was not collected', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const folder = { bytes: Buffer.from('DCIM').toString('base64'), text: 'DCIM' };
    const name = { bytes: Buffer.from('1.mp4').toString('base64'), text: '1.mp4' };
    const { dockSessionId, cardVolumeId, recorderSerial } = testSighting();
    const unread = received('card_unread', {
      dockSessionId,
      cardVolumeId,
      recorderSerial,
      count: 2,
      entries: [
        { path: folder, kind: 'folder', code: 'EIO' },
        { path: name, kind: 'name', code: 'EUCLEAN' },
      ],
    });
    await project([unread]);
    await project([unread]);
    expect(await open()).toMatchObject([{ kind: 'card_unread', detail: { recorderSerial, count: 2 } }]);
    const rows = await setup.db
      .selectFrom('sighting')
      .select(['path_text', 'problem', 'problem_detail', 'recorder_serial'])
      .where('dock_session_id', '=', dockSessionId)
      .orderBy('sighting_id')
      .execute();
    expect(rows).toEqual([
      { path_text: 'DCIM', problem: 'folder_unreadable', problem_detail: 'EIO', recorder_serial: recorderSerial },
      { path_text: '1.mp4', problem: 'unreadable', problem_detail: 'EUCLEAN', recorder_serial: recorderSerial },
    ]);
  });

  it('names a file that reads differently each time, and is not raised by one that only can not be read', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const sighting = testSighting();
    const { recorderSerial, path } = sighting;
    await project([received('collect_failed', { reason: 'unreadable', detail: 'EIO', sighting })]);
    expect(await open()).toEqual([]);
    const detail = 'a second reading differs at byte 0';
    await project([received('collect_failed', { reason: 'reads_differ', detail, sighting })]);
    expect(await open()).toMatchObject([{ kind: 'reads_differ', detail: { recorderSerial, path: path.text, detail } }]);
  });

  it('names a file that its station can not keep; one that nobody knows is only listed', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const told = (why: 'too_large' | 'unidentified') => {
      const sighting = testSighting({ dockSessionId: randomUUID() });
      return received('collect_failed', { reason: 'unreadable', why, detail: why, sighting });
    };
    const [large, unknown] = [told('too_large'), told('unidentified')];
    await project([large, unknown]);
    const { recorderSerial, path } = testSighting();
    expect(await open()).toMatchObject([{ kind: 'too_large', detail: { recorderSerial, path: path.text } }]);
    const rows = await setup.db
      .selectFrom('sighting')
      .select(['problem', 'recording_id'])
      .where('problem', 'in', ['too_large', 'unidentified'])
      .orderBy('sighting_id')
      .execute();
    expect(rows).toEqual([
      { problem: 'too_large', recording_id: null },
      { problem: 'unidentified', recording_id: null },
    ]);
  });

  it('names the card that could not be looked at', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const folder = { bytes: Buffer.from('K000001').toString('base64'), text: 'K000001' };
    const failed = {
      dockSessionId: null,
      folder,
      recorderSerial: null,
      problem: 'hangs' as const,
      detail: 'no answer',
    };
    await project([received('card_scan_failed', failed)]);
    expect(await open()).toMatchObject([{ kind: 'card_scan_failed', detail: failed }]);
  });

  it('keeps both checkpoints of a fork, and what was promised', async () => {
    await setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute();
    const batch = { incarnation: 1, lastSeq: 9, hash: 'a'.repeat(64), includedBy: '2026-11-25T01:50:00.000Z' };
    await project([
      received('ledger_fork', { had: 'one', seen: 'another' }),
      received('promise_broken', { promise: 'batch_in_ledger', batch, had: null, detail: 'not there' }),
    ]);
    expect(await open()).toMatchObject([
      { kind: 'ledger_fork', detail: { had: 'one', seen: 'another' } },
      { kind: 'promise_broken', detail: { batch, detail: 'not there' } },
    ]);
  });
});
