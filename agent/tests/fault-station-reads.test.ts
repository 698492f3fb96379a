import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openJournal } from '../src/outbox/journal.ts';
import { openStationStore } from '../src/store/station-store.ts';

// The station's own disk does not give back what it took: a sector under its database, or under its journal, can't be read. Its agent
// must start all the same, and what it sets aside is kept.

const strace = requireTool('strace');
const program = fileURLToPath(new URL('support/read-station-state.ts', import.meta.url));
const log = pino({ level: 'silent' });
const journalFiles = ['00000001-000001-000000000001.jsonl', '00000002-000001-000000000002.jsonl'];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fault-reads-'));
  const stationFolder = join(folder, 'whole');
  openStationStore({ folder: stationFolder, log }).close();
  for (const seq of [1, 2]) {
    // A file each.
    const journal = await openJournal({ stationFolder, log });
    await journal.append([{ incarnation: 1, firstSeq: seq, lastSeq: seq, jws: 'of a test' }]);
    await journal.close();
  }
  expect(readdirSync(join(stationFolder, 'journal'))).toEqual(journalFiles);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts on a copy of the station, while reads of one of its files fail. */
async function openWhile(name: string, { path, call, when }: { path: string; call: string; when: string }) {
  const station = join(folder, name);
  cpSync(join(folder, 'whole'), station, { recursive: true });
  const inject = ['-P', join(station, path), '-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${when}`];
  const command = ['-f', '-qq', '-o', '/dev/null', ...inject, process.execPath, program, station];
  const { stdout } = await promisify(execFile)(strace ?? '', command, { env: environmentOfTests().clock });
  return { ...JSON.parse(stdout), files: readdirSync(station), journal: readdirSync(join(station, 'journal')) };
}

describe.skipIf(!strace)('a station starts', () => {
  test('when a read of its database fails once', async () => {
    const { outcome, files } = await openWhile('once', { path: 'station.db', call: 'pread64', when: '2' });
    expect([outcome, files.filter((file: string) => file.includes('damaged'))]).toEqual(['opened', []]);
  });

  test('when its database can not be read: it is set aside, kept and rebuilt', async () => {
    const { outcome, files } = await openWhile('again', { path: 'station.db', call: 'pread64', when: '2..3' });
    expect(outcome).toBe('database_damaged');
    expect(files.filter((file: string) => file.startsWith('station.db.damaged-'))).toHaveLength(1);
  });

  test('when the end of its journal can not be read: the file is set aside, kept, and written anew', async () => {
    const at = { path: `journal/${journalFiles[1]}`, call: 'read', when: '1+' };
    const { end, entries, journal } = await openWhile('end', at);
    expect({ end, entries }).toEqual({ end: { incarnation: 1, lastSeq: 1 }, entries: 1 });
    expect(journal).toEqual([journalFiles[0], `${journalFiles[1]}.unreadable`]);
  });

  test('when an earlier part of its journal can not be read: the rest counts', async () => {
    const at = { path: `journal/${journalFiles[0]}`, call: 'read', when: '1+' };
    const { end, entries, journal } = await openWhile('earlier', at);
    expect({ end, entries, journal }).toEqual({
      end: { incarnation: 1, lastSeq: 2 },
      entries: 1,
      journal: journalFiles,
    });
  });
});
