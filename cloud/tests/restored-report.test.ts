import { createDatabase } from '@rollcall/cloud/db/database';
import { projectDocks } from '@rollcall/cloud/devices/project-docks';
import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { projectLocalCopies } from '@rollcall/cloud/evidence/local-copies/project-local-copies';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { markRevoked } from '@rollcall/cloud/registry/station-repository';
import { createCopyWorker } from '@rollcall/cloud/workers/copy-worker';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { RestoreDetail, RestoredRecordingRow, RestoredState } from '@rollcall/shared/resources/restores';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  announce,
  completionContext,
  type EvidenceSetup,
  received,
  recordingOf,
  sendParts,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';
import { backUp } from './support/restored-hq.ts';
import { runCli } from './support/run-cli.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

const states = ['read_back', 'from_copy', 'waiting', 'awaited_from_station', 'lost'] as const satisfies RestoredState[];
const password = 'a password of a test';
const label = '20261129-023000F';
let before: EvidenceSetup;
let after: EvidenceSetup;
let copyStore: ReturnType<typeof createObjectStore>;
let api: TestApi | undefined;
let files: Record<RestoredState | 'elsewhere', TestFile>;

const idOf = (file: TestFile) => file.body.recordingId;
const restored = (...args: string[]) =>
  runCli(['restored', ...args], { DATABASE_URL: after.hq.databaseUrl, DATABASE_OWNER_URL: after.hq.ownerUrl });
const noted = () => restored('--label', label, '--target', 'newest');

beforeAll(async () => {
  before = await startEvidence();
  copyStore = createObjectStore({ ...before.storeSettings, bucket: `${before.storeSettings.bucket}-copies` });
  const from_copy = await storeVerified(before);
  await copyIn(before);
  files = {
    from_copy,
    read_back: await storeVerified(before),
    waiting: await storeVerified(before),
    awaited_from_station: await storeVerified(before),
    elsewhere: await storeVerified(before),
    lost: await storeVerified(before),
  };
  await announce(before.db, files.elsewhere, 'station-2');
  await prunedAt('station-1', [files.lost, files.elsewhere]);
  // As the backup itself sees it.
  const beganAt = new Date('2026-11-29T02:30:00Z');
  await before.db
    .insertInto('backup_run')
    .values({
      kind: 'full',
      label: null,
      began_at: beganAt,
      ended_at: null,
      outcome: null,
      problem: null,
      seen: null,
      off_host: true,
    })
    .execute();
  after = { ...before, hq: await backUp(before) };
  after.db = after.hq.db;
});
afterAll(async () => {
  await api?.stop();
  copyStore?.close();
  await after?.hq.dispose();
  await before?.stop();
});

const copyIn = ({ db, store }: EvidenceSetup) =>
  createCopyWorker({ db, store, copyStore, log: pino({ level: 'silent' }), now: () => new Date() }).processAll();

async function prunedAt(stationId: string, pruned: readonly TestFile[]): Promise<void> {
  const events = pruned.map((file) =>
    received('local_copy_pruned', { recordingId: idOf(file), reason: 'second_copy' }, { stationId }),
  );
  await before.db.transaction().execute((tx) => projectLocalCopies(tx, events));
}

/** The store loses everything but this one. */
async function loseAllBut(kept: TestFile): Promise<void> {
  for (const file of Object.values(files)) {
    if (file === kept) continue;
    const { key } = await storedVersion(after, file);
    for (const versionId of await after.store.listVersions(key)) await after.store.deleteVersion(key, versionId);
  }
}

it('says that HQ was never restored, and how to say that it was', async () => {
  expect(await restored('report')).toMatchObject({ code: 0, out: 'HQ was never restored from a backup.\n' });
  expect(await restored()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--label') });
});

it('notes nothing while HQ runs', async () => {
  api = await startTestApi(after.hq);
  expect(await noted()).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/rollcall api.*\nNext: Stop HQ/s),
  });
  await api.stop();
  api = undefined;
  expect(await after.db.selectFrom('database_restore').selectAll().execute()).toEqual([]);
});

it('notes a restore once, and says so when it is told again', async () => {
  const first = await noted();
  expect(first).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Noted as restore 1: .*Start HQ/s) });
  const facts = () => after.db.selectFrom('fact').select('fact_id').where('type', '=', 'hq_restored').execute();
  const written = [await facts(), await after.db.selectFrom('cloud_state').selectAll().execute()];
  expect(written[0]).toHaveLength(1);
  expect(await noted()).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/noted already, as 1;/) });
  expect([await facts(), await after.db.selectFrom('cloud_state').selectAll().execute()]).toEqual(written);
  expect(await after.db.selectFrom('database_restore').select(['label', 'target']).execute()).toEqual([
    { label, target: 'newest' },
  ]);
});

it('counts the backup that it came from as good, which had the note of itself as one that is going on', async () => {
  expect(await after.db.selectFrom('backup_run').select(['label', 'outcome', 'kind']).execute()).toEqual([
    { label, outcome: 'good', kind: 'full' },
  ]);
});

it('reports each recording in its state, and the states add up', async () => {
  await loseAllBut(files.read_back);
  expect((await walk(after, 0)).toSorted()).toEqual([...Array(5).fill('object_missing'), 'right']);
  // One back from its second copy, and a second copy of the one that was there.
  expect(await copyIn(after)).toEqual(['transferred', 'transferred']);
  expect(await verifyAll(after)).toEqual(['verified']);
  // Its station sent it again, and HQ has still to read it.
  await sendParts(after, files.waiting);
  await completeUpload(completionContext(after), 'station-1', idOf(files.waiting));
  // Collected after the restore: no part of it.
  const collected = received('collected', testFile(1000).body);
  collected.event.wall = new Date().toISOString();
  await after.db.transaction().execute((tx) => projectEvidence(tx, [collected]));

  const { out } = await restored('report');
  const counts = Object.fromEntries(
    [...out.matchAll(/^(\w+) +(\d+)$/gm)].map(([, state, count]) => [state, Number(count)]),
  );
  expect(counts).toEqual({ read_back: 1, from_copy: 1, waiting: 1, awaited_from_station: 2, lost: 1, total: 6 });
});

it('names exactly what is lost, as CSV', async () => {
  const { code, err, out } = await restored('report', '--csv');
  expect([code, err]).toEqual([0, '']);
  const [headings = '', ...lines] = out.replace('\ufeff', '').trimEnd().split('\r\n');
  expect(lines).toHaveLength(6);
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(headings.split(',').map((heading, at) => [heading, cells[at]]));
  });
  expect(rows.filter(({ state }) => state === 'lost')).toEqual([
    {
      recordingId: idOf(files.lost),
      fileName: (await recordingOf(after.db, files.lost)).file_name,
      state: 'lost',
      stationId: 'station-1',
      knownBy: 'copy_removed',
      copyRemovedAt: expect.stringMatching(/Z$/),
      readAt: expect.stringMatching(/Z$/),
      sizeBytes: '1000',
    },
  ]);
  expect(rows.find(({ recordingId }) => recordingId === idOf(files.elsewhere))).toMatchObject({
    state: 'awaited_from_station',
    stationId: 'station-2',
    knownBy: 'collected',
    copyRemovedAt: '',
  });
});

it('tells the page the same, list by state, file and hole', async () => {
  await loseFact(after);
  const hole = received('events_lost', { incarnation: 1, firstSeq: 4, lastSeq: 9 }, { stationId: 'station-2' });
  // Told twice, kept once.
  for (const _ of [1, 2]) await after.db.transaction().execute((tx) => projectDocks(tx, [hole]));
  await addTestAccount(after.db, { username: 'chief', password, role: 'brigade_admin', unitCode: null, badgeNo: null });
  api = await startTestApi(after.hq);
  const { headers } = await api.call('POST', '/api/v1/sessions', { json: { username: 'chief', password } });
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const ask = async (path: string) => {
    const answer = await api?.call('GET', `/api/v1/${path}`, { headers: { cookie } });
    return { status: answer?.status, body: answer?.body };
  };
  const rowsOf = async (path: string) => (await ask(path)).body.rows;

  expect(await rowsOf('restores')).toMatchObject([{ restoreId: 1, label, target: 'newest' }]);
  const { body: detail }: { body: RestoreDetail } = await ask('restores/1');
  const { total, ...counts } = detail.recordings;
  expect(total).toBe(6);
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(total);
  expect(detail.lostFacts).toEqual({ total: 1, types: [{ type: 'shift_changed', count: 1 }] });
  expect(detail.lostEvents).toMatchObject([{ stationId: 'station-2', incarnation: 1, firstSeq: 4, lastSeq: 9 }]);
  expect((await ask('restores/2')).status).toBe(404);

  for (const state of states) {
    const rows: RestoredRecordingRow[] = await rowsOf(`restored-recordings?restoreId=1&state=${state}`);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set([state]));
    expect(rows.map(({ recordingId }) => recordingId)).toContain(idOf(files[state]));
    expect(rows).toHaveLength(counts[state]);
  }
  expect(await rowsOf('restored-recordings?stationId=station-2')).toMatchObject([
    { recordingId: idOf(files.elsewhere) },
  ]);
  expect(await rowsOf('restored-recordings?restoreId=2')).toEqual([]);
  expect((await ask(`recordings/${idOf(files.lost)}`)).body).toMatchObject({
    lost: true,
    lostAtRestore: { restoreId: 1, restoredAt: detail.restoredAt },
  });
  expect((await ask(`recordings/${idOf(files.elsewhere)}`)).body).toMatchObject({ lost: false, lostAtRestore: null });
  const first = (await ask('restored-recordings?limit=4')).body;
  const rest = await rowsOf(`restored-recordings?limit=4&cursor=${first.nextCursor}`);
  expect(new Set([...first.rows, ...rest].map(({ recordingId }) => recordingId))).toEqual(
    new Set(Object.values(files).map(idOf)),
  );
  // The list of all recordings says the same, so does its filter, and so does its file.
  const stateOf = async (query: string) =>
    ((await rowsOf(`recordings?${query}`)) as RecordingRow[]).map((row) => [row.recordingId, row.state, row.lost]);
  expect(await stateOf('state=lost')).toEqual([[idOf(files.lost), 'announced', true]]);
  const waited = await stateOf('state=announced');
  expect(waited.map(([recordingId]) => recordingId)).not.toContain(idOf(files.lost));
  expect(waited.map(([recordingId]) => recordingId)).toContain(idOf(files.elsewhere));
  expect((await ask('exports/recordings?format=csv&state=lost')).body).toMatch(/已丢失|Lost/);
  const file = await ask('exports/restored-recordings?format=csv&state=lost');
  expect(file.status).toBe(200);
  expect(file.body.trimEnd().split('\r\n')).toHaveLength(2);
  expect(file.body).toContain(idOf(files.lost));
});

it('counts as lost what only a revoked station has', async () => {
  await after.db.transaction().execute((tx) => markRevoked(tx, 'station-2', new Date()));
  const { out } = await restored('report');
  expect(out).toMatch(/^lost +2$/m);
  expect(out).toMatch(/^awaited_from_station +1$/m);
  expect(out).toMatch(/^shift_changed +1$/m);
  expect(out).toMatch(/^station-2 +1: 4 to 9 +/m);
});

/** A fact of which only the proof came back, as `rollcall ledger recover` leaves it. */
async function loseFact({ hq }: EvidenceSetup): Promise<void> {
  const owner = createDatabase({ url: hq.ownerUrl });
  try {
    await sql`
      alter table fact disable trigger fact_pending;
      insert into fact (fact_id, type, recorded_at, subject, payload, salt, payload_gone) overriding system value
      values (1000000, 'shift_changed', now(), null, null, null, 'lost');
      alter table fact enable trigger fact_pending;
    `.execute(owner);
  } finally {
    await owner.destroy();
  }
}
