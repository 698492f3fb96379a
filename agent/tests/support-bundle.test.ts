import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@rollcall/node/logger';
import { mostSupportText } from '@rollcall/shared/http/station-settings';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { printSupportBundle } from '../src/cli/support-bundle.ts';
import { openRecentLog, readRecentLog } from '../src/support/recent-log.ts';
import { createSupport } from '../src/support/support.ts';
import { writeBundle } from '../src/support/write-bundle.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation, testAgent } from './support/test-station.ts';
import { until } from './support/until.ts';

const requestId = '0b6f7c1e-9a44-4a43-9a61-0d7a5f3f3b10';
let hq: TestHq;
let station: TestStation;
let folder: string;
beforeAll(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  folder = mkdtempSync(join(tmpdir(), 'recent-log-'));
});
afterAll(async () => {
  await hq.stop();
  await station.remove();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  hq.control.settings = undefined;
});

/** The log as `rollcall-agent run` makes it. */
function logOf(dataFolder: string) {
  const { support, isWanted, keepLine } = createSupport({ dataFolder, logLevel: 'info' });
  const log = createLogger({ level: 'debug', isWanted, readable: false, destination: { write: keepLine } });
  return { support, log };
}

test('HQ asks a station for what it says of itself, and has it while the station works', async () => {
  const { support, log } = logOf(station.dataFolder);
  hq.control.settings = { logLevel: 'debug', supportBundle: requestId };
  const agent = testAgent(station.enrolled, { support, log });
  await agent.start();
  await station.dockCard('一中队-张三');
  await until(() => hq.bundles.has(requestId), { what: 'HQ has the bundle' });
  await until(() => readRecentLog(station.dataFolder).includes('batch sent'), { what: 'the log is detailed' });
  await agent.stop();
  const text = hq.bundles.get(requestId) ?? '';
  expect(text).toMatch(/^== Machine\nmade: .*\nagent: \d+\.\d+\.\d+\nnode: v\d+/);
  // HQ asked so early that the agent may not have written its status.
  expect(text).toContain('== squad-1\nstatus: ');
  expect(text).toMatch(/rows: .*, recording \d+/);
  expect(text).toContain('station started');
  // What is gone when it is looked at takes nothing else away.
  symlinkSync('nowhere', join(station.enrolled.folder, 'gone'));
  // Neither keys nor what lies on cards.
  const bundle = await writeBundle(station.dataFolder);
  expect(bundle).toContain('== squad-1\nstatus: {');
  expect(bundle).not.toContain('readme.txt');
  expect(bundle).not.toMatch(/"d":|PRIVATE KEY/);
});

test('the same text is written without HQ and without an agent', async () => {
  const file = join(folder, 'bundle.txt');
  await printSupportBundle(station.dataFolder, file);
  expect(readFileSync(file, 'utf8')).toContain('== squad-1\nstatus: {');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(printSupportBundle(folder, file)).rejects.toMatchObject({ code: 'no_station_enrolled' });
});

test('a log says as much as the machine is set up for, or as HQ wants of one of its stations', () => {
  const { support, log } = logOf(folder);
  const child = log.child({ stationId: 'squad-1' });
  const said = (word: string) => readRecentLog(folder).includes(word);
  child.debug('first');
  support.setLogLevel('squad-1', 'debug');
  support.setLogLevel('squad-2', 'info');
  child.debug('second');
  support.setLogLevel('squad-1', null);
  child.debug('third');
  child.info('fourth');
  expect(['first', 'second', 'third', 'fourth'].map(said)).toEqual([false, true, false, true]);
});

test('the last lines are kept over restarts, within a bound, and a full disk stops nothing', () => {
  const line = (nr: number) => `${JSON.stringify({ nr, text: 'x'.repeat(1000) })}\n`;
  let recent = openRecentLog(folder);
  for (let nr = 0; nr < 1000; nr += 1) {
    if (nr % 100 === 0) recent = openRecentLog(folder);
    recent.write(line(nr));
  }
  const kept = readRecentLog(folder);
  expect(kept.endsWith(line(999))).toBe(true);
  expect(kept.length).toBeLessThan(mostSupportText);
  expect(kept.length).toBeGreaterThan(100_000);
  expect(() => openRecentLog(join(folder, 'nowhere')).write(line(1))).not.toThrow();
});

test('a text that is too long is cut in its middle', async () => {
  logOf(station.dataFolder).log.info('the last word');
  writeFileSync(join(station.enrolled.folder, 'status.json'), 'x'.repeat(mostSupportText));
  const text = await writeBundle(station.dataFolder);
  expect(text.length).toBeLessThanOrEqual(mostSupportText);
  expect(text).toMatch(/^== Machine\n/);
  expect(text).toContain('characters are left out');
  expect(text).toContain('the last word');
});
