import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let station: TestStation;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
});

afterEach(async () => {
  await hq.stop();
  await station.remove();
});

test('a station tells at its start when it was alive last and whether it had stopped as it was told to', async () => {
  const starts = () => station.atHq.eventsOf('station_started').map(({ body }) => body);
  const first = station.agent();
  await first.start();
  await until(() => starts().length === 1);
  const before = Date.now();
  await first.stop();
  const second = station.agent();
  await second.start();
  await until(() => starts().length === 2);
  expect(starts()).toMatchObject([
    { lastAliveAt: null, cleanStop: false },
    { lastAliveAt: expect.any(String), cleanStop: true },
  ]);
  const { lastAliveAt } = starts()[1] as { lastAliveAt: string };
  expect(Date.parse(lastAliveAt)).toBeGreaterThanOrEqual(before);
  // The stop comes before the next start, in the station's order.
  const types = station.atHq.events.map(({ type }) => type).filter((type) => type.startsWith('station_'));
  expect(types).toEqual(['station_started', 'station_stopping', 'station_started']);
  await second.stop();
});
