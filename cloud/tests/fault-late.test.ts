import { afterAll, beforeAll, expect, it } from 'vitest';
import { testFile } from './support/evidence-setup.ts';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, type Sealed, TestStation } from './support/test-station.ts';

let hq: TestHq;
let broker: TestBroker;
let url: string;
let running: RunningIngest;

beforeAll(async () => {
  hq = await createTestHq();
  ({ broker, url } = await startTestBroker(hq));
  running = await startTestIngest(hq, url);
});
afterAll(async () => {
  await running?.stop();
  await broker?.stop();
  await hq?.dispose();
});

const files = 40;
const lateMs = 30 * 24 * 3_600_000;

/** The same numbers in an order that has nothing to do with them. */
const mixed = (count: number) => Array.from({ length: count }, (_, index) => (index * 17 + 5) % count);

it('what a station tells thirty days late, in any order and twice, is stored once, as it was told', async () => {
  const station = await TestStation.create(hq);
  await station.connect(url);
  const told = new Date(Date.now() - lateMs);
  const announced = Array.from({ length: files }, () => testFile(1000).body);
  const batches: Sealed[] = [];
  for (const [index, body] of announced.entries()) {
    const wall = new Date(told.getTime() + index * 1000).toISOString();
    batches.push(await station.seal([event({ type: 'collected', body, wall })]));
  }
  const inDisorder = [...mixed(files), ...mixed(files)].flatMap((index) => batches[index] ?? []);
  for (let through = 0; through < files; ) {
    await station.publish(...inDisorder);
    await running.ingest.settled();
    ({ through } = await station.receipt((receipt) => receipt.through > through));
  }
  const events = await hq.db
    .selectFrom('station_event')
    .select(['seq', 'wall', 'received_at'])
    .orderBy('seq')
    .execute();
  expect(events.map(({ seq }) => seq)).toEqual(batches.map(({ firstSeq }) => firstSeq));
  for (const { wall, received_at: receivedAt } of events) {
    expect(receivedAt.getTime() - wall.getTime()).toBeGreaterThan(lateMs - files * 1000);
  }
  const recordings = await hq.db.selectFrom('recording').select('recording_id').execute();
  expect(recordings.map(({ recording_id: id }) => id).sort()).toEqual(
    announced.map(({ recordingId }) => recordingId).sort(),
  );
  const announcements = await hq.db.selectFrom('recording_announcement').select('recording_id').execute();
  const sightings = await hq.db.selectFrom('sighting').select('recording_id').execute();
  expect([announcements.length, sightings.length]).toEqual([files, files]);
  for (const table of ['quarantined_event', 'refused_batch', 'station_alarm'] as const) {
    expect(await hq.db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
  await station.disconnect();
});
