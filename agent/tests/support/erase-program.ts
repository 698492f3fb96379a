// Run as a process of its own, to be killed: one round of the eraser over a station's folder, with an HQ that is in a file.
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { builtInProfiles } from '../../src/card/built-in-profiles.ts';
import { systemDevices } from '../../src/card/card-devices.ts';
import { createProfileReader } from '../../src/card/classify-file.ts';
import { createEraser } from '../../src/erase/eraser.ts';
import { createAppendEvent } from '../../src/outbox/append-event.ts';
import { createSystemClock } from '../../src/runtime/clock.ts';
import { openStationStore } from '../../src/store/station-store.ts';
import { testOrigin } from './test-keys.ts';

const [folder = '', dockFolder = '', hqFile = ''] = process.argv.slice(2);
const hq = JSON.parse(readFileSync(hqFile, 'utf8'));
const log = pino({ level: 'silent' });
const clock = createSystemClock();
const store = openStationStore({ folder, log });
const append = createAppendEvent({ store, clock, onAppended: () => {} });
const eraser = createEraser({
  store,
  append,
  clock,
  log,
  reader: createProfileReader(builtInProfiles()),
  dockFolder,
  devices: systemDevices,
  isDockKnown: () => true,
  stationId: 'squad-1',
  stationKey: hq.keys.station,
  api: { listPermits: async () => hq, confirm: async () => ({ valid: true, reason: null }) },
  trust: { origin: () => testOrigin, keysFor: (use) => [hq.keys[use]] },
  hqNow: () => new Date(hq.now),
  isForked: () => false,
  intervalMs: 1000,
});
await eraser.runOnce();
store.close();
