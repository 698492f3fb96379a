import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskCollector } from '@rollcall/cloud/observe/disk-collector';
import { insertDiskSample, thinDiskSamples } from '@rollcall/cloud/observe/disks/disk-repository';
import { createDiskWorker } from '@rollcall/cloud/observe/disks/disk-worker';
import { readDisks } from '@rollcall/cloud/observe/disks/read-disks';
import { createMetricPage } from '@rollcall/node/metric-page';
import { seriesOf } from '@rollcall/test/series-of';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const log = pino({ level: 'silent' });
const now = new Date('2026-11-29T08:30:00Z');
const hourMs = 3_600_000;
let hq: TestHq;
let folder: string;

beforeAll(async () => {
  hq = await createTestHq();
  folder = await mkdtemp(join(tmpdir(), 'rollcall-disks-'));
});
afterEach(() => hq.db.deleteFrom('disk_sample').execute());
afterAll(async () => {
  await hq?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const sample = (disk: string, hoursAgo: number, freeBytes: number) =>
  insertDiskSample(hq.db, { disk, at: new Date(now.getTime() - hoursAgo * hourMs), sizeBytes: 1000, freeBytes });

test('notes how full each disk is; one that is not there fails the check and not the others', async () => {
  const disks = [
    { disk: 'away', path: join(folder, 'away') },
    { disk: 'store', path: folder },
  ];
  const worker = createDiskWorker({ db: hq.db, disks, log, now: () => now });
  worker.start();
  await expect.poll(() => worker.problem()).toBe('internal');
  await worker.stop();
  const { bsize, blocks } = await statfs(folder);
  const seen = await readDisks(hq.db, now);
  expect(seen).toMatchObject([{ disk: 'store', sizeBytes: bsize * blocks, at: now.toISOString(), daysLeft: null }]);
  expect(seen[0]?.freeBytes).toBeGreaterThan(0);
});

test('keeps every sample of a day, one an hour before that, and none of more than 90 days', async () => {
  for (const minutes of [0, 10, 20, 60]) {
    await sample('store', 2 - minutes / 60, 500);
    await sample('store', 48 - minutes / 60, 500);
    await sample('store', 91 * 24 - minutes / 60, 500);
  }
  await sample('backup', 48 - 10 / 60, 500);
  await thinDiskSamples(hq.db, now);
  const rows = await hq.db.selectFrom('disk_sample').select(['disk', 'at']).orderBy('disk').orderBy('at').execute();
  expect(rows.map(({ disk, at }) => `${disk} ${at.toISOString().slice(5, 16)}`)).toEqual([
    'backup 11-27T08:40',
    'store 11-27T08:30',
    'store 11-27T09:30',
    ...['06:30', '06:40', '06:50', '07:30'].map((time) => `store 11-29T${time}`),
  ]);
});

test('says which disk fills and when, which is almost full, and which nobody looks at', async () => {
  for (const hoursAgo of [72, 48, 24, 0]) {
    await sample('backup', hoursAgo, 400);
    await sample('database', hoursAgo, 49);
    await sample('roomy', hoursAgo, 300 + hoursAgo * 2);
    await sample('store', hoursAgo, 200 + hoursAgo);
    await sample('unseen', hoursAgo + 2, 100 + hoursAgo * 10);
  }
  await sample('gone', 24 * 8, 500);
  const disks = await readDisks(hq.db, now);
  expect(
    disks.map(({ disk, daysLeft, state }) => [disk, daysLeft === null ? null : Math.round(daysLeft), state]),
  ).toEqual([
    ['backup', null, 'well'],
    ['database', null, 'almost_full'],
    ['roomy', 6, 'well'],
    ['store', 8, 'fills'],
    ['unseen', 0, 'unknown'],
  ]);
  const page = createMetricPage({ collectors: [diskCollector({ db: hq.db, now: () => now })], log });
  const series = seriesOf(await page.render());
  expect(series.get('rollcall_disk_free_bytes{disk="store"}')).toBe(200);
  expect(series.get('rollcall_disk_size_bytes{disk="store"}')).toBe(1000);
  expect(series.get('rollcall_disk_days_left{disk="store"}')).toBeCloseTo(200 / 24);
  expect(series.has('rollcall_disk_days_left{disk="backup"}')).toBe(false);
  expect(series.has('rollcall_disk_free_bytes{disk="unseen"}')).toBe(false);
});
