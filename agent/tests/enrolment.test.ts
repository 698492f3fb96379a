import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listEnrolledStations } from '../src/identity/station-folder.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolAt } from './support/test-station.ts';

let hq: TestHq;
let root: string;
let dataFolder: string;
let dockFolder: string;

beforeEach(async () => {
  hq = await startTestHq();
  root = await mkdtemp(join(tmpdir(), 'rollcall-agent-'));
  dataFolder = join(root, 'data');
  dockFolder = join(root, 'dock');
  await mkdir(dockFolder);
});

afterEach(async () => {
  await hq.stop();
  await rm(root, { recursive: true, force: true });
});

const enrol = (code: string) => enrolAt(hq, { dataFolder, dockFolder, code });

test('leaves one folder with key and config, which only the owner can read', async () => {
  const { code } = hq.addStation('squad-1');
  const { folder } = await enrol(code);
  expect(await readdir(dataFolder)).toEqual(['squad-1']);
  for (const name of ['station-key.jwk', 'station.json']) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  }
});

test('the same code may be used again with the same key, for an answer can get lost', async () => {
  const { code } = hq.addStation('squad-1');
  const first = await enrol(code);
  const second = await enrol(` ${code.toUpperCase()}\n`);
  expect(second).toEqual(first);
});

test('after a crash before the answer the same key is used', async () => {
  const station = hq.addStation('squad-1');
  const { url } = hq;
  await expect(
    enrolAt({ ...hq, url: 'http://127.0.0.1:9' }, { dataFolder, dockFolder, code: station.code }),
  ).rejects.toThrow();
  expect(await listEnrolledStations(dataFolder)).toEqual([]);
  const { config } = await enrolAt({ ...hq, url }, { dataFolder, dockFolder, code: station.code });
  expect(config.stationId).toBe('squad-1');
  expect(await readdir(dataFolder)).toEqual(['squad-1']);
});

test('a code of another HQ is refused before anything is believed', async () => {
  const other = await startTestHq();
  const { code } = hq.addStation('squad-1');
  const foreign = other.addStation('squad-1').code.split('.')[1];
  await other.stop();
  const mixed = `${code.split('.')[0]}.${foreign}`;
  Object.assign(hq.addStation('squad-1'), { code: mixed });
  await expect(enrol(mixed)).rejects.toMatchObject({ code: 'hq_key_mismatch' });
  expect(await listEnrolledStations(dataFolder)).toEqual([]);
});

test('a station enrolled anew keeps its folder and gets the new key', async () => {
  const first = await enrol(hq.addStation('squad-1').code);
  const again = hq.addStation('squad-1');
  const second = await enrol(again.code);
  expect(second.folder).toBe(first.folder);
  expect(second.config.codeDigest).not.toBe(first.config.codeDigest);
  expect(existsSync(join(second.folder, 'station-key.jwk'))).toBe(true);
  expect(await readdir(dataFolder)).toEqual(['squad-1']);
});

test('what HQ refuses is told with what to do', async () => {
  const unknown = `${'a'.repeat(26)}.${hq.addStation('squad-1').code.split('.')[1]}`;
  await expect(enrol(unknown)).rejects.toMatchObject({ code: 'enrolment_code_used', nextStep: 'Look at HQ.' });
});

test('a dock folder that does not exist is refused before HQ is asked', async () => {
  const { code } = hq.addStation('squad-1');
  const missing = join(root, 'nowhere');
  await expect(enrolAt(hq, { dataFolder, dockFolder: missing, code })).rejects.toMatchObject({
    code: 'dock_folder_missing',
  });
});
