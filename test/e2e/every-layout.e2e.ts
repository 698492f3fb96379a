import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { listEnrolledStations } from '@rollcall/agent/identity/station-folder';
import type { TodayResponse } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { RecordingDetail, RecordingRow } from '@rollcall/shared/http/recordings';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { makeLayoutCard } from '@rollcall/test/layout-card';
import { type Layout, layoutNames } from '@rollcall/test/layout-names';
import { letPastEditsCount } from '@rollcall/test/let-past-edits-count';
import { type Network, startNetwork } from '@rollcall/test/network';
import { postAll } from '@rollcall/test/post-all';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const unitCode = '150981000100';
/** So long ago that everything was due. */
const date = addDays(localDateOf(new Date()), -3);
const at = (time: string) => `${date}T${time}+08:00`;
const seconds = 8;
const layouts = Object.keys(layoutNames) as Layout[];
const recorderOf = (layout: Layout) => `K00000${layout.slice(1)}`;
const officerOf = (layout: Layout) => `10000${layout.slice(1)}`;
/** Handed on to another officer since: names and cards still say this badge. */
const staleBadge = '100009';

/** Three pieces that are one run, the second from the full hour on, the third a second after it; a hole; one that is damaged; one more. */
const clips = [
  { startsAt: new Date(at('08:59:52')), sequenceNo: 1 },
  { startsAt: new Date(at('09:00:00')), sequenceNo: 2, marked: true },
  { startsAt: new Date(at('09:00:09')), sequenceNo: 3 },
  { startsAt: new Date(at('09:10:00')), sequenceNo: 4, damaged: true },
  { startsAt: new Date(at('09:20:00')), sequenceNo: 5 },
];
const marksInNames: readonly Layout[] = ['L3', 'L6'];
const withBadge: readonly Layout[] = ['L3', 'L4', 'L6', 'L7'];

describe.skipIf(!requireTool('ffmpeg'))('a card of every layout', () => {
  let network: Network;
  let footage: RecordingRow[];

  beforeAll(async () => {
    network = await startNetwork();
    const { admin } = network;
    await letPastEditsCount(admin);
    const reason = 'a test';
    for (const layout of layouts) {
      const [recorderSerial, badgeNo] = [recorderOf(layout), officerOf(layout)];
      const held = { basis: 'assignment', heldFrom: at('08:00:00'), heldUntil: null };
      const duty = { startsAt: at('08:30:00'), endsAt: at('10:00:00'), dutyType: 'drink_driving_check', post: '桥头' };
      await postAll(admin, [
        ['officers', { badgeNo, name: `民警${layout}`, kind: 'sworn', unitCode, leaderBadgeNo: null }],
        ['recorders', { recorderSerial, unitCode }],
        ['custodies', { recorderSerial, badgeNo, ...held, reason }],
        ['shifts', { badgeNo, ...duty, reason }],
      ]);
    }
    const video = makeSampleVideo(network.folder, { seconds }) ?? '';
    for (const layout of layouts) {
      const card = { layout, recorderSerial: recorderOf(layout), badgeNo: staleBadge, clips, video, seconds };
      await makeLayoutCard(network.dockOf('squad-1'), card);
    }
    footage = await until(
      'all footage verified',
      async () => {
        const videos = (await network.recordings()).filter(({ inspection }) => inspection.kind === 'video');
        const verified = videos.filter(({ state }) => state === 'verified');
        return verified.length === layouts.length * clips.length && verified;
      },
      300_000,
    );
  });
  afterAll(() => network?.stop());

  const ofLayout = (layout: Layout) =>
    footage
      .filter(({ recorderSerial }) => recorderSerial === recorderOf(layout))
      .sort((one, other) => Date.parse(one.capturedAt ?? '') - Date.parse(other.capturedAt ?? ''));

  test.for(layouts)('%s: recorder, officer, start, end, mark and damage of each file', (layout) => {
    const rows = ofLayout(layout);
    expect(rows.map(({ capturedAt, holders }) => [capturedAt, holders.map(({ badgeNo }) => badgeNo)])).toEqual(
      clips.map(({ startsAt }) => [startsAt.toISOString(), [officerOf(layout)]]),
    );
    expect(rows.map(({ inspection }) => inspection.outcome)).toEqual(
      clips.map(({ damaged }) => (damaged ? 'damaged' : 'healthy')),
    );
    for (const { durationMs, inspection } of rows) {
      if (inspection.outcome === 'healthy') expect(Math.abs((durationMs ?? 0) - seconds * 1000)).toBeLessThan(500);
    }
    expect(rows.map(({ deviceMarked }) => deviceMarked)).toEqual(
      clips.map(({ marked }) => marked === true && marksInNames.includes(layout)),
    );
  });

  test.for(layouts)('%s: the badge that names or card claim is a witness only', async (layout) => {
    const [first] = ofLayout(layout);
    const { sightings } = await network.get<RecordingDetail>(`recordings/${first?.recordingId}`);
    const claimed = withBadge.includes(layout) ? staleBadge : null;
    expect(sightings.map(({ claimedBadgeNo }) => claimedBadgeNo)).toEqual([claimed]);
  });

  test('pieces that a recorder split within a second are one run; the holes between runs are missing', async () => {
    const recorded = await until('the day is reconciled', async () => {
      const { units } = await network.get<TodayResponse>(`coverage/today?date=${date}`);
      const shifts = units.flatMap(({ officers }) => officers.flatMap((officer) => officer.shifts));
      const runs = shifts.map(({ segments }) => segments.filter(({ state }) => state === 'recorded'));
      return runs.length === layouts.length && runs.every(({ length }) => length === 2) && runs;
    });
    for (const [first, second] of recorded) {
      const lengths = [first, second].map((run) => Date.parse(run?.to ?? '') - Date.parse(run?.from ?? ''));
      expect([first?.from, second?.from]).toEqual([at('08:59:52'), at('09:20:00')].map(isoOf));
      expect(Math.abs((lengths[0] ?? 0) - 25_000)).toBeLessThan(500);
      expect(Math.abs((lengths[1] ?? 0) - 8000)).toBeLessThan(500);
    }
  });

  test('the damaged file of each card is found, of its officer', async () => {
    const found = await until('all damage found', async () => {
      const { rows } = await network.get<{ rows: FindingRow[] }>('findings?kind=damaged&limit=100');
      return rows.length === layouts.length && rows;
    });
    expect(found.map(({ badgeNo }) => badgeNo).sort()).toEqual(layouts.map(officerOf).sort());
  });

  test('tracks and bookmarks reach HQ with their recordings, and nothing that it could not read', async () => {
    const [station] = await listEnrolledStations(network.agentFolder);
    const db = new DatabaseSync(join(station?.folder ?? '', 'station.db'), { readOnly: true });
    const bodies = (type: string) =>
      db
        .prepare('select body from outbox_event where type = ? and released_at is not null order by event_id')
        .all(type)
        .map(({ body }) => JSON.parse(String(body)));
    await until(
      'HQ confirmed them',
      () =>
        bodies('recorder_bookmarks').length === 2 * clips.length && bodies('recorder_track').length === clips.length,
    );
    const ids = ofLayout('L4').map(({ recordingId }) => recordingId);
    const tracks = bodies('recorder_track');
    expect(tracks.map(({ recordingId }) => recordingId).sort()).toEqual([...ids].sort());
    expect(tracks.every(({ entries, badEntries }) => entries.length === seconds && badEntries === 0)).toBe(true);
    const marks = bodies('recorder_bookmarks');
    expect(marks.map(({ recordingId }) => recordingId).sort()).toEqual([...ids, ...ids].sort());
    expect(new Set(marks.flatMap(({ entries }) => entries.map(({ label }: { label: string }) => label)))).toEqual(
      new Set(['车牌可见', null]),
    );
    db.close();
    expect((await network.get<{ rows: unknown[] }>('quarantined-events')).rows).toEqual([]);
  });
});

const isoOf = (time: string) => new Date(time).toISOString();
