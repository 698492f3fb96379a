import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { eraseSideFiles } from '@rollcall/cloud/evidence/tracks/side-file-repository';
import type { EventBodies } from '@rollcall/shared/contract/event';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingIdOf } from '@rollcall/shared/ids';
import type { TrackOfDay, TrackOfRecording } from '@rollcall/shared/resources/tracks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, intake } from './support/duty-world.ts';
import { fileOf, sha256Of } from './support/evidence-setup.ts';
import { rowsOf } from './support/sheet-files.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { type Person, signInTo } from './support/story-people.ts';
import { type Clip, cardInDock, type LogLine, startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

// What files beside the footage tell of where a recorder was, and of what was marked on it.

let world: WitnessWorld;
let api: TestApi;
let inspector: Person;
let recorders = 0;

beforeAll(async () => {
  world = await startWitnessWorld();
  api = await startTestApi(world.hq);
  api.clock.offsetMs = at('21:00').getTime() - Date.now();
  inspector = await signInTo({ db: world.db, url: api.url }, 'inspector', null, null);
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

type Page = EventBodies['recorder_track'];
type Told = Partial<Omit<Page, 'entries'>>;
const point = (time: Date, latitude = 41, longitude = 113) => ({
  ...{ at: time.toISOString(), latitude, longitude, accuracyM: 5 },
});

/** A recorder with clips from nine to ten and from ten to eleven, held by an officer from half past seven to one. */
async function recorderWithClips({ ahead = 0 } = {}) {
  recorders += 1;
  const recorderSerial = `T${String(recorders).padStart(6, '0')}`;
  const badgeNo = String(400_000 + recorders);
  await world.officer(badgeNo);
  await world.recorder(recorderSerial);
  await world.hold(recorderSerial, badgeNo, at('07:30'), at('13:00'));
  const shown = (time: string) => new Date(at(time).getTime() + ahead);
  const clip = (sequenceNo: number, from: string, to: string): Clip => ({
    ...{ name: `${recorderSerial}_${sequenceNo}.MP4`, from: shown(from), to: shown(to), sequenceNo, badgeNo },
  });
  const clips = [clip(1, '09:00', '10:00'), clip(2, '10:00', '11:00')];
  const before: LogLine[] = [{ at: at('06:00'), type: 2 }];
  // A clock is doubted only where a log bounds it.
  if (ahead !== 0) await world.dock({ recorderSerial, at: at('07:00'), clips: [], log: before });
  const log = [
    ...before,
    { at: shown('08:59'), type: 2 },
    ...clips.flatMap(({ name, from, to, sequenceNo }): LogLine[] => [
      { at: from, type: 4, fileName: name, sequenceNo },
      { at: to, type: 7, fileName: name, sequenceNo },
    ]),
  ];
  const card = cardInDock({ recorderSerial, at: at('12:00'), clips, ...(ahead === 0 ? {} : { log }) });
  const [first, second] = card.footage.map(({ event }) => {
    if (event.event.type !== 'collected') throw new Error('not collected');
    return event.event.body;
  });
  if (!first || !second) throw new Error('no clips');
  const file = {
    ...{ dockSessionId: first.sighting.dockSessionId, recorderSerial, cardVolumeId: `uuid:${recorderSerial}` },
    sideFileId: recordingIdOf(sha256Of(Buffer.from(recorderSerial))),
    path: { bytes: Buffer.from('trail.json').toString('base64'), text: 'trail.json' },
    ...{ recordingId: first.recordingId as string | null, page: 1, pages: 1, badEntries: 0 },
  };
  return {
    recorderSerial,
    badgeNo,
    shown,
    recordingId: first.recordingId,
    secondId: second.recordingId,
    dockSessionId: file.dockSessionId,
    sideFileId: file.sideFileId,
    all: [...card.listed, ...card.footage.map(({ event }) => event), ...card.ended],
    track: (entries: Page['entries'], told: Told = {}): ReceivedEvent =>
      world.event('recorder_track', { ...file, ...told, entries }, at('12:01')),
    bookmarks: (entries: EventBodies['recorder_bookmarks']['entries'], told: Told = {}): ReceivedEvent =>
      world.event('recorder_bookmarks', { ...file, ...told, entries }, at('12:01')),
    ofRecording: (who = inspector) => who.read<TrackOfRecording>(`recordings/${first.recordingId}/track`),
    ofDay: (who = inspector) => who.read<TrackOfDay>(`officers/${badgeNo}/days/2040-03-10/track`),
  };
}

const clockOf = ({ at: moment }: { at: string | null }) =>
  moment === null ? null : new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 19);

describe('the track of a recording', () => {
  it('is kept once, however often, in whichever order and by whichever station its pages come', async () => {
    const card = await recorderWithClips();
    const second = card.track([point(at('09:10'))], { page: 2, pages: 2 });
    const first = card.track([point(at('09:00')), point(at('09:05'))], { pages: 2 });
    await intake(world.db, [second]);
    await intake(world.db, [...card.all, first, second]);
    await intake(world.db, [{ ...first, stationId: 'station-2', incarnation: 7 }, first]);
    const { points, total } = await card.ofRecording();
    expect(points.map(clockOf)).toEqual(['09:00:00', '09:05:00', '09:10:00']);
    expect(total).toBe(3);
    expect(points[0]).toMatchObject({
      ...{ latitude: 41, longitude: 113, accuracyM: 5, recordingId: card.recordingId },
      ...{ recorderSerial: card.recorderSerial, shownAt: at('09:00').toISOString() },
    });
  });

  it('may come before HQ knows the recording, and is shown from then on', async () => {
    const card = await recorderWithClips();
    await intake(world.db, [
      card.track([point(at('09:00'))]),
      card.bookmarks([{ at: at('09:30').toISOString(), label: 'stop' }]),
    ]);
    expect((await inspector.call('GET', `recordings/${card.recordingId}/track`)).status).toBe(404);
    expect((await card.ofDay()).points).toEqual([]);
    await intake(world.db, card.all);
    expect((await card.ofRecording()).bookmarks).toMatchObject([{ label: 'stop' }]);
    const day = await card.ofDay();
    expect(day.points.map(clockOf)).toEqual(['09:00:00']);
    expect(day.bookmarks).toMatchObject([{ label: 'stop', recordingId: card.recordingId }]);
  });

  it('of a page that became more readable is the one with more entries', async () => {
    const card = await recorderWithClips();
    const less = card.track([point(at('09:00'))], { badEntries: 3 });
    await intake(world.db, [...card.all, { ...less, setAside: 1 }]);
    expect(await card.ofRecording()).toMatchObject({ total: 1, badEntries: 4 });
    await intake(world.db, [card.track([point(at('09:00')), point(at('09:01'))], { badEntries: 3 }), less]);
    expect(await card.ofRecording()).toMatchObject({ total: 2, badEntries: 3 });
  });

  it('follows the clock of the recording, also when that is reviewed later', async () => {
    const ahead = 30 * 60_000;
    const card = await recorderWithClips({ ahead });
    const elsewhere = card.track([point(card.shown('11:30'))], { recordingId: null });
    await intake(world.db, [...card.all, card.track([point(card.shown('09:15'))]), elsewhere]);
    expect((await card.ofRecording()).points.map(clockOf)).toEqual(['09:45:00']);
    await world.observeClock(card.recorderSerial, { observedAt: at('09:20'), shownAt: at('09:50'), errorMs: 1000 });
    await world.look(at('21:00'));
    const { points } = await card.ofRecording();
    expect(points.map(clockOf)).toEqual(['09:15:00']);
    expect(points[0]?.shownAt).toBe(at('09:45').toISOString());
    expect((await card.ofDay()).points.map(clockOf)).toEqual(['09:15:00', '11:30:00']);
  });
});

describe('the end that a name claims', () => {
  it('is kept with the sighting, and told of a recording without a length, as a claim that covers nothing', async () => {
    const recorderSerial = 'T900000';
    await world.recorder(recorderSerial);
    const [from, to, badgeNo] = [at('09:00'), at('10:00'), '1'];
    const clip = { name: 'a.MP4', from, to, sequenceNo: 1, badgeNo, damaged: true };
    const { listed, footage } = cardInDock({ recorderSerial, at: at('12:00'), clips: [clip] });
    const told = footage.map(({ event }) => event);
    const [first] = told;
    if (first?.event.type !== 'collected') throw new Error('not collected');
    first.event.body.sighting.claim.endedAt = to.toISOString();
    await intake(world.db, [...listed, ...told]);
    const { recordingId } = first.event.body;
    const detail = await inspector.read<RecordingDetail>(`recordings/${recordingId}`);
    expect(detail).toMatchObject({ claimedUntil: to.toISOString(), durationMs: null });
    const rows = world.db.selectFrom('recording').select('captured_until').where('recording_id', '=', recordingId);
    expect(await rows.execute()).toEqual([{ captured_until: null }]);
  });
});

describe('entries of which nobody can tell the recording', () => {
  it('belong to what the recorder recorded then, or to nothing', async () => {
    const card = await recorderWithClips();
    const entries = [point(at('08:30')), point(at('10:30')), point(at('13:30'))];
    await intake(world.db, [...card.all, card.track(entries, { recordingId: null })]);
    const { points } = await card.ofDay();
    // At half past one the officer held it no more.
    expect(points.map((one) => [clockOf(one), one.recordingId])).toEqual([
      ['08:30:00', null],
      ['10:30:00', card.secondId],
    ]);
    expect((await card.ofRecording()).points).toEqual([]);
  });

  it('are shown once when a later version of the station can tell it', async () => {
    const card = await recorderWithClips();
    const entries = [point(at('09:30'))];
    await intake(world.db, [...card.all, card.track(entries, { recordingId: null })]);
    await intake(world.db, [card.track(entries)]);
    expect(await card.ofRecording()).toMatchObject({ total: 1 });
    expect((await card.ofDay()).points).toMatchObject([{ recordingId: card.recordingId }]);
  });
});

describe('what goes with its recording', () => {
  it('is erased with it, and does not come back when a station sends it again', async () => {
    const card = await recorderWithClips();
    const sent = [
      card.track([point(at('09:10'))]),
      card.track([point(at('09:20')), point(at('11:40'))], { recordingId: null }),
      card.bookmarks([{ at: at('09:30').toISOString(), label: null }]),
    ];
    await intake(world.db, [...card.all, ...sent]);
    await world.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('recording')
        .set({ state: 'deleted', deleted_at: new Date() })
        .where('recording_id', '=', card.recordingId)
        .execute();
      await eraseSideFiles(tx, card.recordingId);
    });
    const kept = async () => {
      const rows = await world.db
        .selectFrom('side_file_page')
        .select('entries')
        .where('recorder_serial', '=', card.recorderSerial)
        .execute();
      return rows.flatMap(({ entries }) => entries.map((entry) => entry.at));
    };
    expect(await kept()).toEqual([at('11:40').toISOString()]);
    await intake(world.db, sent);
    expect(await kept()).toEqual([at('11:40').toISOString()]);
    expect((await card.ofDay()).points.map(clockOf)).toEqual(['11:40:00']);
    expect((await inspector.call('GET', `recordings/${card.recordingId}/track`)).status).toBe(410);
  });

  it('is seen by whom the footage is, and by nobody else', async () => {
    const card = await recorderWithClips();
    await intake(world.db, [...card.all, card.track([point(at('09:10'))])]);
    const who = (role: Parameters<typeof signInTo>[1], unitCode: string | null, badgeNo: string | null = null) =>
      signInTo({ db: world.db, url: api.url }, role, unitCode, badgeNo);
    await world.officer('499999');
    const people = [
      await who('officer', null, card.badgeNo),
      await who('squad_leader', 'squad-1'),
      await who('auditor', null),
      await who('officer', null, '499999'),
      await who('squad_leader', 'squad-2'),
      await who('ops', null),
    ];
    const paths = [
      `recordings/${card.recordingId}/track`,
      `officers/${card.badgeNo}/days/2040-03-10/track`,
      `exports/track-points?format=csv&recordingId=${card.recordingId}`,
      `exports/bookmarks?format=csv&badgeNo=${card.badgeNo}&date=2040-03-10`,
    ];
    for (const path of paths) {
      const seen = await Promise.all(people.map(async (one) => (await one.call('GET', path)).status));
      expect([path, seen]).toEqual([path, [200, 200, 200, 404, 404, 403]]);
    }
  });

  it('is restricted with it: opened by few, each time with a trace, and never on the day', async () => {
    const card = await recorderWithClips();
    const loose = card.track([point(at('09:20')), point(at('10:20'))], { recordingId: null });
    await intake(world.db, [...card.all, card.track([point(at('09:10'))]), loose]);
    await world.db
      .updateTable('recording')
      .set({ state: 'verified', version_id: 'v1', verified_at: new Date(), uploaded_at: new Date() })
      .where('recording_id', '=', card.recordingId)
      .execute();
    const leader = await signInTo({ db: world.db, url: api.url }, 'squad_leader', 'squad-1', null);
    await leader.made('recording-restrictions', {
      recordingId: card.recordingId,
      why: 'private',
      reason: '更衣室内误开',
    });
    const path = `recordings/${card.recordingId}/track`;
    const answer = async (one: Person, query = '') => {
      const { status, body } = await one.call<{ code?: string }>('GET', `${path}${query}`);
      return [status, body.code];
    };
    expect(await answer(leader)).toEqual([403, 'recording_restricted']);
    expect(await answer(inspector)).toEqual([404, 'viewing_session_not_found']);
    const { viewingSessionId } = await inspector.made<{ viewingSessionId: string }>('viewing-sessions', {
      recordingId: card.recordingId,
    });
    expect(await answer(inspector, `?viewingSessionId=${viewingSessionId}`)).toEqual([200, undefined]);
    expect(await answer(leader, `?viewingSessionId=${viewingSessionId}`)).toEqual([403, 'recording_restricted']);
    const file = `exports/track-points?format=csv&recordingId=${card.recordingId}`;
    expect((await inspector.call('GET', file)).status).toBe(404);
    expect((await inspector.call('GET', `${file}&viewingSessionId=${viewingSessionId}`)).status).toBe(200);
    // So is the file that tells of it, which is a recording of its own.
    const sideFile = fileOf(Buffer.from(card.recorderSerial), { recorderSerial: card.recorderSerial });
    await intake(world.db, [world.event('collected', sideFile.body, at('12:02'))]);
    const original = await leader.call<{ code: string }>('POST', 'viewing-sessions', { recordingId: card.sideFileId });
    expect([original.status, original.body.code]).toEqual([403, 'recording_restricted']);
    const seen = await inspector.read<TrackOfRecording>(`${path}?viewingSessionId=${viewingSessionId}`);
    expect(seen.sideFiles).toEqual([{ sideFileId: card.sideFileId, path: 'trail.json' }]);
    // The day leaves out what is restricted, whatever it is told by.
    const day = await card.ofDay();
    expect([day.points.map(clockOf), day.restricted]).toEqual([['10:20:00'], 1]);
    const [, ...rows] = await rowsOf(
      (await inspector.call('GET', `exports/track-points?format=csv&badgeNo=${card.badgeNo}&date=2040-03-10`)).bytes,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('many points', () => {
  it('are thinned evenly for the page, and whole in the file', async () => {
    const card = await recorderWithClips();
    const pages = Array.from({ length: 6 }, (_, page) =>
      card.track(
        Array.from({ length: 500 }, (_, index) => point(new Date(at('09:00').getTime() + (page * 500 + index) * 1000))),
        { page: page + 1, pages: 6 },
      ),
    );
    await intake(world.db, [...card.all, ...pages]);
    const { points, total } = await card.ofRecording();
    expect([points.length, total]).toEqual([1501, 3000]);
    expect([points[0], points.at(-1)].map((one) => one && clockOf(one))).toEqual(['09:00:00', '09:49:59']);
    const file = `exports/track-points?format=csv&lang=en&recordingId=${card.recordingId}`;
    const [headings, ...rows] = await rowsOf((await inspector.call('GET', file)).bytes);
    expect(rows).toHaveLength(3000);
    expect(headings?.slice(0, 4)).toEqual([
      ...['Time', 'By the recorder’s clock', 'Latitude (WGS 84)', 'Longitude (WGS 84)'],
    ]);
    const unsaid = await inspector.call<{ code: string }>('GET', 'exports/track-points?format=csv');
    expect([unsaid.status, unsaid.body.code]).toEqual([400, 'bad_request']);
  });
});
