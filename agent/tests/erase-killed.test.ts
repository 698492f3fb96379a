import { type ExecFileOptions, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { howMany } from '@rollcall/test/how-many';
import { requireTool } from '@rollcall/test/require-tool';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStationStore } from '../src/store/station-store.ts';
import { l6Name } from './card-station-fixture.ts';
import { card, createEraseStation, type EraseStation, fillCard, hqTime, logName } from './erase-fixture.ts';

// kill -9 at every system call by which an erase changes anything: of the card (unlink, fsync) and of the station's database
// (pwrite64, fdatasync, …). Then the agent starts again.

/** Against hanging only; one for each program, so that the whole may take what a busy machine needs. */
const run = (file: string, args: string[], options: ExecFileOptions = {}) =>
  promisify(execFile)(file, args, { timeout: 300_000, ...options });
const strace = requireTool('strace');
const program = fileURLToPath(new URL('support/erase-program.ts', import.meta.url));
const changing = ['unlink', 'fsync', 'fdatasync', 'pwrite64', 'ftruncate', 'rename'];
/** One thread for files, so that their calls come in one order. */
const env = { ...environmentOfTests().clock, UV_THREADPOOL_SIZE: '1', NODE_COMPILE_CACHE: '' };
const footage = [l6Name(1), l6Name(2)];
const others = [logName, 'notes.txt'];
const newFootage = l6Name(3);

let station: EraseStation;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'erase-killed-'));
  env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  station = await createEraseStation();
  fillCard(station);
  await station.collectAndVerify();
  const permit = station.permitFor();
  await station.grant(permit);
  const { permitId } = permit;
  const keys = Object.fromEntries(Object.entries(station.keys).map(([use, { publicJwk }]) => [use, publicJwk]));
  const permits = [{ permitId, jws: station.permits.get(permitId) }];
  writeFileSync(join(folder, 'hq.json'), JSON.stringify({ now: hqTime, keys, permits }));
  station.agent.store.db.exec('pragma wal_checkpoint(truncate)');
});

afterAll(async () => {
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!strace)(
  'killed at any system call, an erase has touched nothing else, and ends after the restart',
  async () => {
    const all = await callsOfOneErase();
    // Each call by which a file goes, and of the others each, or one of so many.
    const step = howMany({ usual: 4, long: 1 });
    const calls = all.filter(({ call }, index) => call === 'unlink' || index % step === 0);
    expect(calls.filter(({ call }) => call === 'unlink')).not.toHaveLength(0);
    expect(calls.length).toBeGreaterThan(10);
    const ends = new Map<string, number>();
    const lanes = [0, 1].map(async (lane) => {
      for (const [index, call] of calls.entries()) {
        if (index % 2 !== lane) continue;
        const end = await killAt(call, index % 3 === 0);
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    });
    await Promise.all(lanes);
    // Every kind of end was seen, or nothing was proved about it.
    expect([...ends.keys()].sort()).toEqual(['erased', 'erased, then new footage', 'refused for new footage']);
  },
  // Each of some hundred programs has a limit of its own (`run`).
  3_600_000,
);

test.skipIf(!strace).each([
  { error: 'ENODEV', reason: 'card_removed' },
  { error: 'EIO', reason: 'cannot_write' },
])('a card that fails with $error in the middle: what is gone and why not all is told', async ({ error, reason }) => {
  const root = await copyStation(error);
  const inject = `inject=unlink:error=${error}:when=2`;
  await run(strace ?? '', ['-f', '-o', '/dev/null', '-e', 'trace=unlink', '-e', inject, ...eraseCommand(root)], {
    env,
  });
  expect(filesOn(root)).toEqual([...others, l6Name(2)].sort());
  const told = bodiesOf(root);
  expect(told.find(({ type }) => type === 'card_erased')?.body).toMatchObject({ files: 1, interrupted: false });
  expect(told.find(({ type }) => type === 'erase_refused')?.body).toMatchObject({ reason, detail: error });
  expect(told.at(-1)).toMatchObject({ type: 'inventory', body: { entries: { length: 3 } } });
});

type Call = { call: string; nth: number };

/** One line a call of the trace, `<pid> unlink(…`. */
async function callsOfOneErase(): Promise<Call[]> {
  // The first run fills the cache of compiled modules, which is no part of an erase.
  await run(process.execPath, eraseCommand(await copyStation('warm')).slice(1), { env });
  const root = await copyStation('whole');
  const trace = join(folder, 'trace');
  await run(strace ?? '', ['-f', '-o', trace, '-e', `trace=${changing.join()}`, ...eraseCommand(root)], { env });
  expect(filesOn(root)).toEqual(others.toSorted());
  const counts = new Map<string, number>();
  const calls = new Map<string, Call>();
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [thread, call] = /^(\d+) +(\w+)\(/.exec(line)?.slice(1) ?? [];
    if (!thread || !call) continue;
    // strace counts the calls of each thread by themselves; the threads that work on files are one (`env`).
    const nth = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, nth);
    calls.set(`${call} ${nth}`, { call, nth });
  }
  return [...calls.values()];
}

async function killAt({ call, nth }: Call, withNewFootage: boolean): Promise<string> {
  const root = await copyStation(`${call}-${nth}`);
  const inject = `inject=${call}:signal=KILL:when=${nth}`;
  await expect(
    run(strace ?? '', ['-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject, ...eraseCommand(root)], { env }),
  ).rejects.toThrow();
  const left = filesOn(root);
  expect(left, inject).toEqual(expect.arrayContaining(others));
  const wasDone = !footage.some((path) => left.includes(path));
  if (withNewFootage) writeFileSync(join(root, 'dock', card, newFootage), 'nobody has this yet');
  await run(process.execPath, eraseCommand(root).slice(1), { env });
  const after = filesOn(root);
  const types = eventsOf(root);
  rmSync(root, { recursive: true });
  if (!withNewFootage || wasDone) {
    expect(after, inject).toEqual([...others, ...(withNewFootage ? [newFootage] : [])].sort());
    expect(types, inject).toEqual(['card_erased', 'inventory']);
    return withNewFootage ? 'erased, then new footage' : 'erased';
  }
  expect(after, inject).toEqual([...left, newFootage].sort());
  expect(
    types.filter((type) => type === 'erase_refused'),
    inject,
  ).toHaveLength(1);
  return 'refused for new footage';
}

function eraseCommand(root: string): string[] {
  return [process.execPath, program, join(root, 'station'), join(root, 'dock'), join(folder, 'hq.json')];
}

async function copyStation(name: string): Promise<string> {
  const root = join(folder, name);
  await run('cp', ['-a', station.root, root]);
  return root;
}

function filesOn(root: string): string[] {
  const cardFolder = join(root, 'dock', card);
  if (!existsSync(cardFolder)) return [];
  return readdirSync(cardFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(cardFolder.length + 1))
    .sort();
}

/** What HQ will be told of the erase: each once, whatever happened. */
function eventsOf(root: string): string[] {
  return bodiesOf(root).map(({ type }) => type);
}

function bodiesOf(root: string) {
  const store = openStationStore({ folder: join(root, 'station'), log: pino({ level: 'silent' }) });
  const rows = store.db.prepare('select type, body from outbox_event order by event_id').all();
  store.close();
  const told = rows.map(({ type, body }) => ({ type: String(type), body: JSON.parse(String(body)) }));
  return told.slice(told.findLastIndex(({ type }) => type === 'collected') + 1);
}
