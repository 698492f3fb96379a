import { randomUUID } from 'node:crypto';
import { createApp } from '@rollcall/cloud/app';
import { insertAccount } from '@rollcall/cloud/auth/accounts/repository';
import { sessionRoutes } from '@rollcall/cloud/auth/sessions/routes';
import { createDatabase } from '@rollcall/cloud/db/database';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { type RecordingPlace, recordingsPage } from '@rollcall/cloud/evidence/recording-page-repository';
import { createRefusals } from '@rollcall/cloud/http/refusals';
import type { App } from '@rollcall/cloud/http/route';
import { listRecordings } from '@rollcall/cloud/routes/recordings/list-recordings';
import { readRecording } from '@rollcall/cloud/routes/recordings/read-recording';
import { listSightings } from '@rollcall/cloud/routes/sightings/list-sightings';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import type { Role } from '@rollcall/shared/http/permissions';
import type { RecordingDetail, RecordingRow, RecordingsQuery } from '@rollcall/shared/http/recordings';
import type { SightingRow } from '@rollcall/shared/http/sightings';
import { cheapHash } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  announce,
  type EvidenceSetup,
  received,
  startEvidence,
  type TestFile,
  testFile,
  testSighting,
  upload,
} from './support/evidence-setup.ts';

const sessionCookie = 'session';
let setup: EvidenceSetup;
let app: App;
let admin: string;
beforeAll(async () => {
  setup = await startEvidence();
  const { db, hq } = setup;
  const now = () => new Date();
  const log = pino({ level: 'silent' });
  app = await createApp({
    db,
    now,
    hqKeys: hq.hqKeys,
    log,
    sessionCookie,
    https: false,
    origin: () => 'http://localhost',
    webFolder: undefined,
    trustedProxies: undefined,
    refusals: createRefusals(now()),
    routes: [
      ...sessionRoutes({ db, now }, { sessionCookie, https: false }),
      listRecordings({ db }),
      readRecording({ db, now: () => new Date() }),
      listSightings({ db }),
    ],
  });
  admin = await signInAs('brigade_admin', null);
});
afterAll(async () => {
  await app.close();
  await setup.stop();
});

async function signInAs(role: Role, unitCode: string | null): Promise<string> {
  const username = `${role}-${unitCode}`;
  const passwordHash = await cheapHash('password-of-a-test');
  await setup.db
    .transaction()
    .execute((tx) => insertAccount(tx, { username, passwordHash, role, unitCode, badgeNo: null }));
  const payload = { username, password: 'password-of-a-test' };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload });
  return answer.cookies.find((cookie) => cookie.name === sessionCookie)?.value ?? '';
}

async function get<T>(url: string, session = admin): Promise<{ status: number; body: T }> {
  const answer = await app.inject({ method: 'GET', url, cookies: { [sessionCookie]: session } });
  return { status: answer.statusCode, body: answer.json() };
}

type Page<Row> = { rows: Row[]; nextCursor: string | null };

async function everyRow<Row>(path: string, filters: Record<string, string>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const query: URLSearchParams = new URLSearchParams({ ...filters, ...(cursor === null ? {} : { cursor }) });
    const page: { status: number; body: Page<Row> } = await get(`${path}?${query}`);
    expect(page.status).toBe(200);
    rows.push(...page.body.rows);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  return rows;
}

async function announceAll(files: TestFile[], from: { stationId?: string; receivedAt?: Date } = {}): Promise<void> {
  const events = files.map((file) => received('collected', file.body, from));
  await setup.db.transaction().execute((tx) => projectEvidence(tx, events));
}

describe('GET /api/v1/recordings', () => {
  it('pages without a row twice or missing, though many were announced in the same millisecond', async () => {
    const recorderSerial = 'R-PAGES';
    const files = Array.from({ length: 23 }, () => testFile(10, { recorderSerial }));
    await announceAll(files.slice(0, 17), { receivedAt: new Date('2026-01-01T00:00:00.001Z') });
    await announceAll(files.slice(17), { receivedAt: new Date('2026-01-01T00:00:00.002Z') });
    const rows = await everyRow<RecordingRow>('/api/v1/recordings', { recorderSerial, limit: '4' });
    const expected = [...files.slice(17).map((file) => [2, file]), ...files.slice(0, 17).map((file) => [1, file])]
      .map(([at, file]) => ({ at, id: (file as TestFile).body.recordingId }))
      .sort((one, other) => Number(other.at) - Number(one.at) || (one.id < other.id ? 1 : -1));
    expect(rows.map((row) => row.recordingId)).toEqual(expected.map(({ id }) => id));
    const whole = await everyRow<RecordingRow>('/api/v1/recordings', { recorderSerial, limit: '23' });
    expect(whole).toEqual(rows);
  });

  it('filters by each of its filters', async () => {
    const recorderSerial = 'R-FILTERS';
    const [first, second, damaged] = [1, 2, 3].map(() => testFile(10, { recorderSerial })) as [
      TestFile,
      TestFile,
      TestFile,
    ];
    damaged.body.inspection = { ...damaged.body.inspection, outcome: 'damaged', durationMs: null };
    damaged.body.sighting.claim = { ...damaged.body.sighting.claim, capturedAt: '2026-12-01T00:00:00+08:00' };
    await announceAll([first, damaged]);
    await announceAll([second], { stationId: 'station-2' });
    const ids = async (filters: Record<string, string>) =>
      (await everyRow<RecordingRow>('/api/v1/recordings', { recorderSerial, ...filters }))
        .map((row) => row.recordingId)
        .sort();
    const [one, two, three] = [first, second, damaged].map((file) => file.body.recordingId) as [string, string, string];
    expect(await ids({})).toEqual([one, two, three].sort());
    expect(await ids({ stationId: 'station-2' })).toEqual([two]);
    expect(await ids({ unitCode: 'squad-1' })).toEqual([one, three].sort());
    expect(await ids({ outcome: 'damaged' })).toEqual([three]);
    expect(await ids({ state: 'verified' })).toEqual([]);
    expect(await ids({ from: '2026-12-01T00:00:00+08:00' })).toEqual([three]);
    expect(await ids({ to: '2026-12-01T00:00:00+08:00' })).toEqual([one, two].sort());
  });

  it('shows a squad leader the own squad only, and nothing to who leads none', async () => {
    const file = testFile(10);
    await announce(setup.db, file, 'station-2');
    const { recordingId } = file.body;
    const [own, other, none] = [
      await signInAs('squad_leader', 'squad-2'),
      await signInAs('squad_leader', 'squad-1'),
      await signInAs('squad_leader', null),
    ];
    const seen = async (session: string) => {
      const { body } = await get<Page<RecordingRow>>('/api/v1/recordings?limit=200', session);
      const detail = await get(`/api/v1/recordings/${recordingId}`, session);
      const sightings = await get<Page<{ stationId: string }>>('/api/v1/sightings?limit=200', session);
      return {
        units: [...new Set(body.rows.map((row) => row.unitCode))],
        detail: detail.status,
        sightings: [...new Set(sightings.body.rows.map((row) => row.stationId))],
      };
    };
    expect(await seen(own)).toEqual({ units: ['squad-2'], detail: 200, sightings: ['station-2'] });
    expect(await seen(other)).toEqual({ units: ['squad-1'], detail: 404, sightings: ['station-1'] });
    expect(await seen(none)).toEqual({ units: [], detail: 404, sightings: [] });
  });

  it('refuses a cursor that it did not give, and whoever is not signed in', async () => {
    for (const cursor of ['x', Buffer.from('{"announcedAt":"never"}').toString('base64url')]) {
      expect(await get(`/api/v1/recordings?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'bad_cursor' },
      });
    }
    expect(await get('/api/v1/recordings', '')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  it('reads its first page from an index when the table is large', async () => {
    await addManyRecordings(100_000);
    const after = { at: '2026-06-01T00:00:00.000Z', recordingId: 'a'.repeat(32) };
    const hour = { from: '2026-06-01T00:00:00Z', to: '2026-06-01T01:00:00Z' };
    for (const sort of ['announcedAt', '-announcedAt'] as const) {
      expect(await planOf({ sort })).toContain('recording_announced');
      expect(await planOf({ sort }, { after })).toContain('recording_announced');
      expect(await planOf({ sort }, { unitCode: 'squad-2' })).toContain('recording_slice_announced');
      expect(await planOf({ sort, stationId: 'station-2' })).toContain('recording_slice_announced');
      expect(await planOf({ sort, kind: 'audio', outcome: 'damaged' })).toContain('recording_slice_announced');
      expect(await planOf({ sort, ...hour })).toContain('recording_late');
      expect(await planOf({ sort, from: hour.from })).toContain('recording_announced');
    }
    for (const sort of ['capturedAt', '-capturedAt'] as const) {
      expect(await planOf({ sort })).toContain('recording_captured');
      expect(await planOf({ sort, ...hour }, { after })).toContain('recording_captured');
      expect(await planOf({ sort }, { unitCode: 'squad-2' })).toContain('recording_slice_captured');
    }
    expect(await planOf({ recorderSerial: 'R7' })).toContain('recording_recorder_captured');
    expect(await planOf({ badgeNo: '012345' })).toContain('recording_recorder_captured');
    for (const [state, index] of [
      ['announced', 'recording_unverified'],
      ['lost', 'recording_unverified'],
      ['deleted', 'recording_deleted'],
    ] as const) {
      expect(await planOf({ state })).toContain(`using ${index} on`);
      for (const sort of ['capturedAt', '-capturedAt'] as const) {
        const plan = await planOf({ state, sort }, { after });
        expect(plan).toContain(`using ${index}_captured on`);
        expect(plan).not.toContain('Sort Key: (coalesce');
      }
    }
    expect(await planOf({ q: '0815' })).toContain('recording_name');
  });
});

describe('GET /api/v1/recordings/:recordingId', () => {
  it('tells where it was seen and what happened, oldest first', async () => {
    const file = testFile(1000);
    const { recordingId } = file.body;
    await upload(setup, file);
    await announceAll([{ ...file, body: { ...file.body, sighting: testSighting() } }], { stationId: 'station-2' });
    const { db, store } = setup;
    await createVerifyWorker({ db, store, log: pino({ level: 'silent' }), now: () => new Date() }).processAll();
    const { status, body } = await get<RecordingDetail>(`/api/v1/recordings/${recordingId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ recordingId, state: 'verified', sha256: file.body.sha256, unitName: '第1中队' });
    expect(body.sightings.map((sighting) => sighting.stationId)).toEqual(['station-1', 'station-2']);
    expect(body.sightings[0]).toMatchObject({ path: file.body.sighting.path, claimedBadgeNo: '012345' });
    expect(body.history.map((entry) => entry.type)).toEqual([
      'announced',
      'upload_completed',
      'announced',
      'recording_verified',
    ]);
    expect(body.history.at(-1)?.detail).toMatchObject({ versionId: body.versionId, sha256: file.body.sha256 });
  });

  it('is not found when there is none', async () => {
    const { recordingId } = testFile(1).body;
    expect(await get(`/api/v1/recordings/${recordingId}`)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});

describe('GET /api/v1/sightings', () => {
  it('lists those that became no recording, newest first, in pages', async () => {
    const sightings = Array.from({ length: 5 }, () => testSighting({ recorderSerial: 'R-SIGHT' }));
    const events = sightings.map((sighting, index) =>
      index % 2 === 0
        ? received('sighted', { recordingId: null, problem: 'empty_file', sighting }, { stationId: 'station-2' })
        : received('collect_failed', { reason: 'unreadable', detail: 'EIO', sighting }, { stationId: 'station-2' }),
    );
    await setup.db.transaction().execute((tx) => projectEvidence(tx, events));
    const problems = async (problem: string) =>
      (
        await everyRow<{ problem: string; recordingId: null }>('/api/v1/sightings', {
          problem,
          stationId: 'station-2',
          limit: '2',
        })
      ).map((row) => row.problem);
    expect(await problems('any')).toEqual(['empty_file', 'unreadable', 'empty_file', 'unreadable', 'empty_file']);
    expect(await problems('unreadable')).toEqual(['unreadable', 'unreadable']);
  });

  it('says of one that was read later what it became', async () => {
    const file = testFile(1000, { recorderSerial: 'R-LATER' });
    const { sighting } = file.body;
    const failed = received('collect_failed', { reason: 'unreadable', detail: 'EIO', sighting });
    const another = { ...sighting, dockSessionId: randomUUID(), modifiedAt: '2026-11-28T08:00:00.000Z' };
    const nextWeek = received('collect_failed', { reason: 'unreadable', detail: 'EIO', sighting: another });
    const read = received('collected', { ...file.body, sighting: { ...sighting, dockSessionId: randomUUID() } });
    await setup.db.transaction().execute((tx) => projectEvidence(tx, [failed, nextWeek, read]));
    const rows = await everyRow<SightingRow>('/api/v1/sightings', { problem: 'any' });
    const ofRecorder = rows.filter(({ recorderSerial }) => recorderSerial === 'R-LATER');
    expect(ofRecorder.map(({ collectedAs }) => collectedAs)).toEqual([null, file.body.recordingId]);
  });
});

async function addManyRecordings(count: number): Promise<void> {
  await sql`
    insert into recording (
      recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection_outcome,
      recorder_serial, file_name, station_id, object_key, announced_at, captured_at, state, version_id, uploaded_at,
      verified_at, deleted_at
    )
    select 'many' || n, 'many' || n, 1, 1, '{}', 'mp4', '{"kind": "video"}', 'healthy', 'R' || n % 300, 'R_' || n || '.MP4',
      'station-' || 1 + n % 2, 'k',
      '2026-01-01'::timestamptz + n * interval '3 min', '2026-01-01'::timestamptz + n * interval '3 min', state,
      case when state <> 'announced' then 'v' end, case when state <> 'announced' then now() end,
      case when state <> 'announced' then now() end, case when state = 'deleted' then now() end
    from generate_series(1, ${count}) as n
    cross join lateral (
      select case when n % 50 = 0 then 'announced' when n % 10 = 0 then 'deleted' else 'verified' end as state
    ) as s
  `.execute(setup.db);
  // Without statistics, which only the owner may gather, plans say nothing.
  const owner = createDatabase({ url: setup.hq.ownerUrl, max: 1 });
  await sql`analyze recording, station, unit`.execute(owner);
  await owner.destroy();
}

async function planOf(
  query: Partial<RecordingsQuery>,
  { unitCode, after }: { after?: RecordingPlace; unitCode?: string } = {},
): Promise<string> {
  const page = recordingsPage(
    setup.db,
    { limit: 50, sort: '-announcedAt', ...query },
    {
      after,
      dataScope: { unitCode, badgeNo: undefined },
      limit: 51,
    },
  );
  const rows = (await page.explain()) as { 'QUERY PLAN': string }[];
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).not.toContain('Seq Scan on recording ');
  return plan;
}
