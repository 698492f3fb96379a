import { type ExecFileException, execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openJournal } from '../src/outbox/journal.ts';
import { resetOutboxState, updateOutboxState } from '../src/outbox/outbox-state.ts';
import { recordingPath, sidecarPath, temporaryFolder } from '../src/recordings/recording-files.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { createPruneStation, idOf } from './prune-fixture.ts';

// The station's own disk fails while it collects, seals and journals: by errors that the kernel returns, and by a disk that is full.
// Nobody restarts the agent; a card is never blamed, and nothing on it is touched.

const strace = requireTool('strace');
const program = fileURLToPath(new URL('support/collect-through-faults.ts', import.meta.url));
/** One thread for files: strace counts the calls of each thread by themselves. */
const env = { ...environmentOfTests().clock, UV_THREADPOOL_SIZE: '1' };
const run = promisify(execFile);
const videos = ['one', 'two'].map((text) => Buffer.alloc(300_000, text));
const accusations = ['collect_failed', 'card_scan_failed', 'card_unread'] as const;

type Station = ReturnType<typeof createCardStation>;
/** @param at the paths that are meant, as strace is told them; all where there are none */
type Failing = { calls: string; error: string; at?: readonly string[] };

function expectAllCollected(station: Station): void {
  const ids = videos.map(idOf).sort();
  expect(station.events('collected').map(({ recordingId }) => recordingId)).toEqual(expect.arrayContaining(ids));
  expect(station.events('collected')).toHaveLength(videos.length);
  expect(station.rows('recording')).toHaveLength(videos.length);
  expect(station.rows('card_file').map(({ state }) => state)).toEqual(videos.map(() => 'collected'));
  for (const [index, video] of videos.entries()) {
    expect(readFileSync(recordingPath(station.folder, idOf(video), 'mp4')).equals(video)).toBe(true);
    expect(JSON.parse(readFileSync(sidecarPath(station.folder, idOf(video)), 'utf8')).recordingId).toBe(idOf(video));
    expect(readFileSync(join(station.dockFolder, 'card-a', l6Name(index + 1))).equals(video)).toBe(true);
  }
  expect(readdirSync(temporaryFolder(station.folder))).toEqual([]);
  for (const type of accusations) expect(station.events(type)).toEqual([]);
}

function putVideos(station: Station): void {
  for (const [index, video] of videos.entries()) station.putFile('card-a', l6Name(index + 1), video);
}

describe.skipIf(!strace)('calls to the disk that fail', () => {
  let folder: string;
  let failures = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fault-disk-'));
    const station = createCardStation({ root: join(folder, 'prepared') });
    resetOutboxState(station.agent.store.db, 'store', 'key');
    updateOutboxState(station.agent.store.db, { incarnation: 1 });
    putVideos(station);
    await station.agent.collector.stopped();
    station.agent.store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the program while calls number `first` to `last` of each thread fail. @returns the trace of all these calls */
  async function runWhile(
    root: string,
    { calls, error, nth: [first, last], at = [] }: Failing & { nth: readonly [number, number] },
  ): Promise<string[]> {
    const trace = `${root}.trace`;
    const inject = `inject=${calls}:error=${error}:when=${first}..${last}`;
    const options = ['-f', '-y', '-o', trace, ...at, '-e', `trace=${calls},rename`, '-e', inject];
    const traced = [...options, process.execPath, program, root];
    const { stdout } = await run(strace ?? '', traced, { env }).catch((failed: ExecFileException) => {
      // The folder could not even be opened: whatever runs the agent starts it again.
      if (failed.code !== 1) throw failed;
      return run(process.execPath, [program, root], { env });
    });
    failures += Number(stdout);
    return readFileSync(trace, 'utf8').split('\n');
  }

  async function expectWhole(root: string): Promise<void> {
    const station = createCardStation({ root });
    expectAllCollected(station);
    const { db } = station.agent.store;
    const sealed = db.prepare('select first_seq, last_seq, jws from outbox_batch order by first_seq').all();
    const events = Number(db.prepare('select count(*) as events from outbox_event').get()?.events);
    expect(sealed.at(-1)?.last_seq).toBe(events);
    const journal = await openJournal({ stationFolder: station.folder, log: pino({ level: 'silent' }) });
    const journalled: object[] = [];
    for await (const entry of journal.entries()) {
      if (entry.kind !== 'batch') continue;
      journalled.push({ first_seq: entry.firstSeq, last_seq: entry.lastSeq, jws: entry.jws });
    }
    expect(journalled).toEqual(sealed.map((batch) => ({ ...batch })));
    await journal.close();
    await station.close();
  }

  const windows = (width: number, firsts: readonly number[]) =>
    firsts.map((first) => [first, first + width - 1] as const);

  test.for(windows(3, [1, 4, 7, 10]))(
    'fsync and fdatasync that fail with EIO (calls %i to %i of each thread) lose nothing, and nothing unsynced is kept',
    async (nth) => {
      const root = join(folder, `sync-${nth[0]}`);
      cpSync(join(folder, 'prepared'), root, { recursive: true, preserveTimestamps: true });
      const lines = await runWhile(root, { calls: 'fsync,fdatasync', error: 'EIO', nth });
      for (const [at, line] of lines.entries()) {
        const [, path = ''] = /f(?:data)?sync\(\d+<([^>]+)>.* EIO /.exec(line) ?? [];
        const after = lines.slice(at + 1);
        // The kernel says it once: who asks again is told that all is well, though the bytes are gone.
        if (path.includes('/collecting/')) expect(after.filter((one) => one.includes(`rename("${path}"`))).toEqual([]);
      }
      await expectWhole(root);
    },
  );

  test.for(windows(6, [1, 7, 13]))(
    'writes that fail with ENOSPC (calls %i to %i of each thread) lose nothing',
    async (nth) => {
      const root = join(folder, `write-${nth[0]}`);
      cpSync(join(folder, 'prepared'), root, { recursive: true, preserveTimestamps: true });
      await runWhile(root, { calls: 'pwrite64,ftruncate', error: 'ENOSPC', nth });
      await expectWhole(root);
    },
  );

  test('a journal file whose name could not be synced holds no batch: the next one is begun anew', async () => {
    const root = join(folder, 'journal');
    cpSync(join(folder, 'prepared'), root, { recursive: true, preserveTimestamps: true });
    const before = await openJournal({ stationFolder: join(root, 'station'), log: pino({ level: 'silent' }) });
    await before.beginIncarnation(1, null);
    await before.close();
    const at = ['-P', join(root, 'station', 'journal')];
    const lines = await runWhile(root, { calls: 'fsync', error: 'EIO', nth: [1, 1], at });
    const syncs = lines.filter((line) => line.includes('fsync(')).map((line) => line.includes('EIO'));
    expect(syncs).toEqual([true, false]);
    await expectWhole(root);
  });

  test('none fails: the first recording is found after a power cut, because each folder above it was synced', async () => {
    const root = join(folder, 'names');
    cpSync(join(folder, 'prepared'), root, { recursive: true, preserveTimestamps: true });
    const trace = `${root}.trace`;
    const options = ['-f', '-y', '-o', trace, '-e', 'trace=mkdir,rename,fsync'];
    await run(strace ?? '', [...options, process.execPath, program, root], { env });
    const lines = readFileSync(trace, 'utf8').split('\n');
    const kept = lines.findIndex((line) => /rename\(.*\/recordings\//.test(line));
    expect(lines.slice(0, kept).some((line) => /mkdir\(".*\/recordings"/.test(line))).toBe(true);
    const synced = lines.slice(kept).flatMap((line) => /fsync\(\d+<([^>]+)>/.exec(line)?.[1] ?? []);
    expect(synced).toContain(join(root, 'station'));
    expect(synced).toContain(join(root, 'station', 'recordings'));
  });

  test('were met by what the agent does, not only by its start', () => {
    expect(failures).toBeGreaterThan(5);
  });
});

// Only root may mount a small disk. In CI these tests are never skipped: without root they fail.
describe.skipIf(!environmentOfTests().isCi && process.getuid?.() !== 0)('a disk that is full to the last page', () => {
  const pageBytes = 4096;
  let station: Station;

  afterEach(async () => {
    await station.agent.collector.stopped();
    station.agent.store.close();
    execFileSync('umount', ['-l', station.folder]);
    rmSync(station.root, { recursive: true });
  });

  test.for([0, 3, 6, 9, 12])(
    'with room for a file and %i pages more: once there is room it is collected without a restart',
    async (pages) => {
      station = createCardStation({
        prepare: (folder) => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]),
      });
      putVideos(station);
      await station.settle();
      const { bavail, bsize } = statfsSync(station.folder);
      const ballast = join(station.folder, 'ballast');
      const fileBytes = Math.ceil((videos[0]?.length ?? 0) / pageBytes) * pageBytes;
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - fileBytes - pages * pageBytes));
      for (let look = 1; look <= 3; look += 1) {
        await station.agent.collector.runOnce().catch(() => {}); // It says that the disk is full.
        station.advance(60_000);
      }
      rmSync(ballast);
      for (let look = 1; look <= 3; look += 1) {
        await station.agent.collector.runOnce();
        station.advance(60_000);
      }
      expectAllCollected(station);
    },
  );

  test('by somebody else: the station starts, removes copies that HQ has, and collects', async () => {
    const pruning = createPruneStation({
      prepare: (folder) => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', folder]),
    });
    station = pruning;
    pruning.putFile('card-b', l6Name(8), Buffer.alloc(6_000_000, 'verified'));
    await pruning.collectAndVerify();
    for (const { recording_id: id } of pruning.rows('recording')) pruning.hq.hold(String(id), { secondCopy: true });
    await pruning.agent.collector.stopped();
    pruning.agent.store.close();
    const ballast = join(pruning.folder, 'ballast');
    const { bavail, bsize } = statfsSync(pruning.folder);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    expect(statfsSync(pruning.folder).bavail).toBe(0);

    await pruning.reopen();
    const waiting = Buffer.alloc(4_000_000, 'waiting');
    pruning.putFile('card-a', l6Name(1), waiting);
    await pruning.settle();
    await pruning.pruner().runOnce();
    await pruning.agent.collector.runOnce();
    expect(pruning.events('local_copy_pruned')).toHaveLength(1);
    expect(pruning.events('collected').map(({ recordingId }) => recordingId)).toContain(idOf(waiting));
    for (const type of accusations) expect(pruning.events(type)).toEqual([]);
  });
});
