import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAgent } from '../src/main.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, silent, type TestStation, testConfig } from './support/test-station.ts';

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

test('an agent does not start when the station that should mount cards is none of its own', async () => {
  const config = testConfig(station.dataFolder, { usbStation: 'squad-9' });
  const running = runAgent({ config, log: silent, signal: AbortSignal.abort() });
  await expect(running).rejects.toMatchObject({
    code: 'usb_station_unknown',
    nextStep: expect.stringContaining('squad-1'),
  });
});
