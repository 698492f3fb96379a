import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import l5 from '../src/card/profiles/l5.json' with { type: 'json' };
import { runAgent } from '../src/main.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation, testConfig } from './support/test-station.ts';
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

test("a station works with its site's layouts; a broken one is logged with file and field, and stops nothing", async () => {
  const profilesFolder = join(station.dataFolder, 'layouts');
  await mkdir(profilesFolder);
  const own = { ...l5, profileId: 'own', detect: ['\\.nor$'], classify: [{ pattern: '\\.nor$', as: 'media' }] };
  await writeFile(join(profilesFolder, 'own.json'), JSON.stringify(own));
  await writeFile(join(profilesFolder, 'broken.json'), JSON.stringify({ ...own, parse: '(' }));
  const logged: { msg: string; file?: string; field?: string }[] = [];
  const log = pino({ level: 'error' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const { dataFolder } = station;
  const stopping = new AbortController();
  const running = runAgent({ config: testConfig(dataFolder, { profilesFolder }), log, signal: stopping.signal });
  await mkdir(join(dataFolder, 'card'));
  await writeFile(join(dataFolder, 'card', 'clip.nor'), 'video');
  await rename(join(dataFolder, 'card'), join(station.dockFolder, 'card'));
  const docked = await until(() => station.atHq.eventsOf('docked')[0]);
  stopping.abort();
  await running;
  expect(docked).toMatchObject({ body: { profileId: 'own' } });
  expect(logged).toMatchObject([
    { msg: 'card layout is wrong and left out', file: join(profilesFolder, 'broken.json'), field: 'parse' },
  ]);
});
