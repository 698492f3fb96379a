import { addCustody, changeCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { RecordingDetail, RecordingRow } from '@rollcall/shared/http/recordings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intake } from './support/duty-world.ts';
import { received, testFile, testSighting } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let roster: RosterSetup;
let admin: string;
beforeAll(async () => {
  roster = await startRoster();
  admin = await roster.signIn('brigade_admin');
  const stations = ['S1', 'S2'].map((unitCode) => ({
    stationId: `station-${unitCode.toLowerCase()}`,
    name: '',
    unitCode,
  }));
  await roster.db.transaction().execute((tx) => upsertStationPlaces(tx, stations));
});
afterAll(() => roster.stop());

interface Footage {
  recorderSerial?: string;
  stationId?: string;
  fileName?: string;
  /** As a station says it; null when it doesn't know. */
  capturedAt?: string | null;
  announcedAt?: string;
  inspection?: Partial<Inspection>;
}

/** @returns the recordings' ids */
async function announce(...footage: Footage[]): Promise<string[]> {
  const events = footage.map(({ recorderSerial = 'K1', fileName = '0001.MP4', capturedAt = null, ...one }) => {
    const text = `DCIM/${fileName}`;
    const path = { bytes: Buffer.from(text).toString('base64'), text };
    const { body } = testFile(8, { recorderSerial, path });
    body.sighting.claim = { ...body.sighting.claim, capturedAt };
    body.inspection = { ...body.inspection, ...one.inspection };
    const receivedAt = new Date(one.announcedAt ?? '2026-11-20T12:00:00Z');
    return received('collected', body, { receivedAt, stationId: one.stationId ?? 'station-s1' });
  });
  await intake(roster.db, events);
  return events.map(({ event }) => (event.type === 'collected' ? event.body.recordingId : ''));
}

type Page = { rows: RecordingRow[]; nextCursor: string | null };

async function page(filters: Record<string, string>, cookie = admin): Promise<Page> {
  const { status, body } = await roster.call(cookie, 'GET', `recordings?${new URLSearchParams(filters)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** All pages, with what happens between two of them. */
async function pages(filters: Record<string, string>, between: () => Promise<unknown> = async () => undefined) {
  const rows: RecordingRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; await between()) {
    const found: Page = await page({ ...filters, ...(cursor === '' ? {} : { cursor }) });
    rows.push(...found.rows);
    cursor = found.nextCursor;
  }
  return rows;
}

const ids = (rows: RecordingRow[]) => rows.map((row) => row.recordingId);
const found = async (filters: Record<string, string>) => ids(await pages(filters)).sort();

async function detail(recordingId: string): Promise<RecordingDetail> {
  return (await roster.call(admin, 'GET', `recordings/${recordingId}`)).body;
}

const held = (recorderSerial: string, badgeNo: string, from: string, until: string) =>
  addCustody(
    roster.db,
    { recorderSerial, badgeNo, basis: 'check_out', heldFrom: new Date(from), heldUntil: new Date(until) },
    { by: 'test', reason: 'for a test', now: new Date('2026-11-24T00:00:00Z') },
  );

describe('the order of recordings', () => {
  const times = [
    null,
    '2026-10-01T00:00:00.000001Z',
    '2026-10-01T00:00:00.000002Z',
    '2026-10-01T00:00:00.0009Z',
    '2026-10-02T00:00:00Z',
    '2026-10-09T08:00:00+08:00',
  ];

  for (const sort of ['announcedAt', '-announcedAt', 'capturedAt', '-capturedAt'] as const) {
    for (const filters of [{}, { unitCode: 'S1', kind: 'video' }, { recorderSerial: 'K-ORDER' }, { q: 'order-' }]) {
      it(`${sort} pages with ${JSON.stringify(filters)} without a row twice or missing, whatever arrives meanwhile`, async () => {
        const one = (index: number, name = 'ORDER'): Footage => ({
          recorderSerial: 'K-ORDER',
          fileName: `${name}-${index}.MP4`,
          capturedAt: times[index % times.length] ?? null,
          announcedAt: `2026-10-${10 + (index % 3)}T00:00:00.${100 + (index % 4)}Z`,
        });
        await roster.db.updateTable('recording').set({ recorder_serial: 'K-DONE', file_name: 'done' }).execute();
        const before = await announce(...Array.from({ length: 13 }, (_, index) => one(index)));
        let arrived = 0;
        const rows = await pages({ ...filters, sort, limit: '5' }, () => announce(one(arrived++)));
        const seen = ids(rows);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => before.includes(id)).sort()).toEqual([...before].sort());
        const key = sort.endsWith('announcedAt') ? 'announcedAt' : 'capturedAt';
        const inOrder = rows.map((row) => `${row[key] ?? ''} ${key === 'announcedAt' ? row.recordingId : ''}`);
        const expected = [...inOrder].sort();
        expect(inOrder).toEqual(sort.startsWith('-') ? expected.reverse() : expected);
      });
    }
  }

  it('has no place for the cursor of another', async () => {
    const { nextCursor } = await page({ limit: '1' });
    const answer = await roster.call(admin, 'GET', `recordings?sort=capturedAt&cursor=${nextCursor}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_cursor' } });
  });
});

describe('what is found', () => {
  it('by part of the name, whatever its case, with nothing in it taken for a pattern', async () => {
    const [percent, underscore, other] = await announce(
      { fileName: 'Find_50%_a.MP4' },
      { fileName: 'Find_50__b.MP4' },
      { fileName: 'FindX50Xxc\\.MP4' },
    );
    expect(await found({ q: 'find_50' })).toEqual([percent, underscore].sort());
    expect(await found({ q: '50%_' })).toEqual([percent]);
    expect(await found({ q: 'XC\\.' })).toEqual([other]);
    expect(await found({ q: ' Find_50__b.MP4 ' })).toEqual([underscore]);
    expect(await found({ q: 'find_50', recorderSerial: 'K1', stationId: 'station-s2' })).toEqual([]);
    expect(await roster.call(admin, 'GET', 'recordings?q=fi')).toMatchObject({ status: 400 });
  });

  it("by a recorder's serial, and by how a recording's id begins", async () => {
    const [one, two] = await announce({ recorderSerial: 'Kq-77' }, { recorderSerial: 'Kq-78', fileName: 'kq-77x.MP4' });
    expect(await found({ q: 'Kq-77' })).toEqual([one, two].sort());
    expect(await found({ q: two?.slice(0, 8).toUpperCase() ?? '' })).toEqual([two]);
  });

  it('by kind, alone and with others', async () => {
    const [photo, sound] = await announce(
      { recorderSerial: 'K-KIND', inspection: { kind: 'image', durationMs: null } },
      { recorderSerial: 'K-KIND', inspection: { kind: 'audio' }, stationId: 'station-s2' },
    );
    expect(await found({ kind: 'image' })).toEqual([photo]);
    expect(await found({ kind: 'audio', unitCode: 'S2', outcome: 'healthy' })).toEqual([sound]);
    expect(await found({ kind: 'audio', unitCode: 'S1' })).toEqual([]);
    const leader = await roster.signIn('squad_leader', 'S1');
    expect((await page({ kind: 'audio' }, leader)).rows).toEqual([]);
    expect(ids((await page({ kind: 'image' }, leader)).rows)).toEqual([photo]);
    expect((await page({ kind: 'image', unitCode: 'S2' }, leader)).rows).toEqual([]);
  });

  it('by time of capture, also what was announced long after it, or before it by a wrong clock', async () => {
    const [soon, late, future] = await announce(
      { capturedAt: '2025-03-01T00:00:00Z', announcedAt: '2025-03-01T09:00:00Z' },
      { capturedAt: '2025-03-01T01:00:00Z', announcedAt: '2025-06-01T00:00:00Z' },
      { capturedAt: '2025-03-01T02:00:00Z', announcedAt: '2025-02-01T00:00:00Z' },
      { capturedAt: null, announcedAt: '2025-03-01T02:00:00Z' },
    );
    const day = { from: '2025-03-01T00:00:00Z', to: '2025-03-01T02:00:00.001Z' };
    for (const filters of [{}, { unitCode: 'S1' }, { recorderSerial: 'K1' }]) {
      expect(ids(await pages({ ...day, ...filters, limit: '1' }))).toEqual([late, soon, future]);
      expect(ids(await pages({ ...day, ...filters, sort: '-capturedAt', limit: '1' }))).toEqual([future, late, soon]);
    }
    expect(await found({ to: '2025-03-01T01:00:00Z' })).toEqual([soon]);
    expect(await found({ to: '2025-03-01T01:00:00Z', sort: 'capturedAt' })).toEqual([soon]);
  });
});

describe('who held the recorder', () => {
  it('is told in order after a handover in mid-clip, and finds it by either', async () => {
    await held('K2', '200001', '2026-11-10T00:00:00Z', '2026-11-10T08:00:00Z');
    await held('K2', '000123', '2026-11-10T08:00:00Z', '2026-11-10T16:00:00Z');
    const shift = async (badgeNo: string, from: string, to: string) => {
      const { shiftId } = await addShift(
        roster.db,
        { badgeNo, startsAt: new Date(from), endsAt: new Date(to), dutyType: 'road_patrol', post: 'p' },
        { by: 'test', reason: 'for a test', now: new Date('2026-11-24T00:00:00Z') },
      );
      return shiftId;
    };
    const first = await shift('200001', '2026-11-10T00:00:00Z', '2026-11-10T12:00:00Z');
    const second = await shift('000123', '2026-11-10T08:00:00Z', '2026-11-10T16:00:00Z');
    await shift('000123', '2026-11-10T16:00:00Z', '2026-11-10T20:00:00Z');
    const minutes = (durationMin: number, capturedAt: string): Footage => ({
      recorderSerial: 'K2',
      capturedAt,
      inspection: { durationMs: durationMin * 60_000 },
    });
    const [across, upTo, photo, unknown] = await announce(
      minutes(20, '2026-11-10T07:50:00Z'),
      minutes(10, '2026-11-10T07:50:00Z'),
      { recorderSerial: 'K2', capturedAt: '2026-11-10T08:00:00Z', inspection: { kind: 'image', durationMs: null } },
      { recorderSerial: 'K2', capturedAt: null },
    );
    const holders = async (id = '') => (await detail(id)).holders.map(({ badgeNo }) => badgeNo);
    expect(await holders(across)).toEqual(['200001', '000123']);
    expect(await holders(upTo)).toEqual(['200001']);
    expect(await holders(photo)).toEqual(['000123']);
    expect(await holders(unknown)).toEqual([]);
    expect(await found({ badgeNo: '200001' })).toEqual([across, upTo].sort());
    expect(await found({ badgeNo: '000123' })).toEqual([across, photo].sort());
    expect(await found({ badgeNo: '000123', kind: 'image', q: '0001', to: '2026-11-10T08:00:00.001Z' })).toEqual([
      photo,
    ]);
    expect(await found({ badgeNo: '000123', unitCode: 'S2' })).toEqual([]);
    const { holdings, shifts } = await detail(across ?? '');
    expect(holdings).toEqual([
      { badgeNo: '200001', name: '王伟', from: '2026-11-10T07:50:00.000Z', to: '2026-11-10T08:00:00.000Z' },
      { badgeNo: '000123', name: '赵敏', from: '2026-11-10T08:00:00.000Z', to: '2026-11-10T08:10:00.000Z' },
    ]);
    expect(shifts.map(({ shiftId }) => shiftId)).toEqual([first, second]);
    expect((await detail(unknown ?? '')).holdings).toEqual([]);
  });

  it('follows a correction of custody', async () => {
    const custodyId = await held('K1', '100001', '2026-11-12T00:00:00Z', '2026-11-12T08:00:00Z');
    const [clip] = await announce({ capturedAt: '2026-11-12T07:59:00Z' });
    const change = { by: 'test', reason: 'for a test', now: new Date('2026-11-24T00:00:00Z') };
    expect(await found({ badgeNo: '100001' })).toEqual([clip]);
    await changeCustody(roster.db, custodyId, { badgeNo: '100002' }, change);
    expect(await found({ badgeNo: '100001' })).toEqual([]);
    expect((await detail(clip ?? '')).holders).toEqual([{ badgeNo: '100002', name: '李娜' }]);
  });

  it('is disputed once the same bytes were seen on another recorder', async () => {
    const [clip = ''] = await announce({ capturedAt: '2026-11-13T00:00:00Z' });
    expect((await detail(clip)).disputed).toBe(false);
    const sighting = testSighting({ recorderSerial: 'K2' });
    const again = received('sighted', { recordingId: clip, problem: null, sighting }, { stationId: 'station-s2' });
    await intake(roster.db, [again]);
    expect(await detail(clip)).toMatchObject({ disputed: true, hasThumbnail: false });
  });
});

// Last, because tests above count what there is of a kind.
describe('the order of what is watched', () => {
  it('videosFirst: videos from the last captured on, then everything else so, page by page', async () => {
    const kinds = ['video', 'image', 'audio', 'other', 'video', 'image', 'video', 'text'] as const;
    await announce(
      ...kinds.map((kind, index) => ({
        recorderSerial: 'K-FIRST',
        capturedAt: kind === 'text' ? null : `2026-10-0${index + 1}T00:00:00Z`,
        inspection: { kind, durationMs: null },
      })),
    );
    const shown = async (filters: object) =>
      (await pages({ recorderSerial: 'K-FIRST', sort: 'videosFirst', ...filters })).map(
        ({ capturedAt, inspection }) => `${inspection.kind} ${capturedAt?.slice(9, 10) ?? '?'}`,
      );
    const expected = ['video 7', 'video 5', 'video 1', 'image 6', 'other 4', 'audio 3', 'image 2', 'text ?'];
    for (const limit of ['1', '2', '3', '4', '50']) expect(await shown({ limit })).toEqual(expected);
    expect(await shown({ limit: '3', unitCode: 'S1' })).toEqual(expected);
    expect(await shown({ kind: 'image', limit: '1' })).toEqual(['image 6', 'image 2']);
  });
});
