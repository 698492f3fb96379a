import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAgent } from '../src/main.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, silent, type TestStation, testLimits } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let station: TestStation;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
});

afterEach(async () => {
  await station.remove();
  await hq.stop();
});

function run(usbStation: string, signal: AbortSignal): Promise<void> {
  const { dataFolder } = station;
  const config = { dataFolder, logLevel: 'silent', limits: testLimits, usbStation, kioskPort: 'off' } as const;
  return runAgent({ config: { ...config, metrics: undefined }, log: silent, signal });
}

test('a station that mounts cards still collects those in the folders of its dock', async () => {
  const stopping = new AbortController();
  const running = run('squad-1', stopping.signal);
  await station.dockCard('card-a');
  await until(() => station.atHq.eventsOf('docked').length === 1);
  stopping.abort();
  await running;
});

test('an agent does not start when the station that should mount cards is none of its own', async () => {
  await expect(run('squad-9', AbortSignal.abort())).rejects.toMatchObject({
    code: 'usb_station_unknown',
    nextStep: expect.stringContaining('squad-1'),
  });
});
