import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../src/runtime/clock.ts';
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

test('its health is good while it notes that it is at work, and bad once it stopped or stands still', async () => {
  const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const health = () =>
    new Promise<string>((resolve) => {
      execFile(process.execPath, [program, 'health', '--data', station.dataFolder], (error, stdout) =>
        resolve(`${error?.code ?? 0} ${stdout.split(',')[0]}`),
      );
    });
  expect(await health()).toBe('1 squad-1: not at work');
  const agent = station.agent();
  await agent.start();
  expect(await health()).toBe('0 squad-1: at work');
  await agent.stop();
  expect(await health()).toBe('1 squad-1: not at work');

  const system = createSystemClock();
  const still = station.agent({ ...system, wall: () => new Date(Date.now() - 4 * 60_000) });
  await still.start();
  expect(await health()).toBe('1 squad-1: not at work');
  await still.stop();

  await rm(join(station.enrolled.folder, 'station.db-wal'), { force: true });
  await writeFile(join(station.enrolled.folder, 'station.db'), 'no database');
  expect(await health()).toBe('1 squad-1: not at work');
});
