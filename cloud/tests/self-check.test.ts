import { findProblems } from '@rollcall/cloud/observe/self-check/find-problems';
import { selectSelfChecks } from '@rollcall/cloud/observe/self-check/self-check-repository';
import { createSelfCheckWorker } from '@rollcall/cloud/observe/self-check/self-check-worker';
import { storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './support/run-cli.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const minuteMs = 60_000;
const nothingElse = { checks: [], certificateFiles: [] };
let hq: TestHq;

beforeAll(async () => {
  hq = await createTestHq();
});
afterAll(() => hq?.dispose());

const kinds = async (parts = {}) =>
  (await findProblems(hq.db, new Date(), { ...nothingElse, ...parts })).map(({ kind, subject }) => [kind, subject]);
const cli = () => runCli(['self-check'], { DATABASE_URL: hq.databaseUrl });

test('an HQ without a backup and a tested store says so, and is well when both are there', async () => {
  expect(await kinds()).toEqual([
    ['backup_not_set_up', null],
    ...storeGuaranteeSchema.options.map((guarantee) => ['guarantee_missing', guarantee]),
  ]);
  expect(await cli()).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^self-check: \d+ problems: backup_not_set_up, /),
  });
  const at = new Date();
  await hq.db
    .insertInto('storage_guarantee')
    .values(storeGuaranteeSchema.options.map((guarantee) => ({ guarantee, held: true, seen: '', probed_at: at })))
    .execute();
  await hq.db
    .insertInto('backup_run')
    .values({ kind: 'full', label: 'F', began_at: at, ended_at: at, outcome: 'good', off_host: true })
    .execute();
  expect(await kinds()).toEqual([]);
  expect(await cli()).toEqual({ code: 0, out: 'self-check: well\n', err: '' });
});

test('names the station that is silent, the part that stands still, and the disk that is almost full', async () => {
  const now = new Date();
  await hq.addStation('squad-1');
  const enrolledAt = new Date(now.getTime() - 20 * minuteMs);
  await hq.db.updateTable('station').set({ enrolled_at: enrolledAt }).execute();
  await hq.db.insertInto('disk_sample').values({ disk: 'store', at: now, size_bytes: 100, free_bytes: 4 }).execute();
  const checks = [
    { name: 'walk', lastProgressAt: () => null, problem: () => 'object_store_failed' },
    { name: 'quarantine', lastProgressAt: () => null, problem: () => 'events_set_aside' },
  ];
  expect(await kinds({ checks })).toEqual([
    ['disk_fills', 'store'],
    ['part_stands_still', 'walk'],
    ['station_silent', 'squad-1'],
  ]);
  await hq.db.updateTable('station').set({ enrolled_at: now }).execute();
  await hq.db.deleteFrom('disk_sample').execute();
  expect(await kinds()).toEqual([]);
});

test('checks once a day, from seven in the morning of China on, and says so in one line', async () => {
  let at = new Date('2026-11-28T22:40:00Z');
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line).msg) });
  const worker = createSelfCheckWorker({ db: hq.db, log, now: () => at, ...nothingElse });
  const days = async () => (await selectSelfChecks(hq.db, { now: at, days: 14 })).map(({ day }) => day);
  /** Wakes it, and waits until it went through. */
  const goThrough = async (instant: string) => {
    at = new Date(instant);
    worker.wake();
    await expect.poll(() => worker.lastProgressAt()).toEqual(at);
  };
  worker.start();
  await goThrough('2026-11-28T22:59:00Z');
  expect(await days()).toEqual([]);
  await goThrough('2026-11-28T23:00:00Z');
  await goThrough('2026-11-28T23:01:00Z');
  expect(await days()).toEqual(['2026-11-29']);
  await goThrough('2026-11-29T23:10:00Z');
  await worker.stop();
  expect(await days()).toEqual(['2026-11-29', '2026-11-30']);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/^self-check: /);
  at = new Date('2026-12-12T23:10:00Z');
  expect(await days()).toEqual(['2026-11-30']);
});
