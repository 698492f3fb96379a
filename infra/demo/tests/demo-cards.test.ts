import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInProfiles } from '@rollcall/agent/card/built-in-profiles';
import { createProfileReader } from '@rollcall/agent/card/classify-file';
import { readRecorderLog } from '@rollcall/agent/card/read-recorder-log';
import { inspectFile } from '@rollcall/agent/inspect/inspect-file';
import { dockFolders } from '@rollcall/agent/scan/dock-folders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoClipMs } from '../src/demo-clip-length.ts';
import { demoRoster } from '../src/demo-roster.ts';
import { layOutDemoCards } from '../src/lay-out-demo-cards.ts';

const { cards } = demoRoster(new Date('2026-11-25T20:30:00+08:00'));
const files = cards.flatMap(({ stationId, recorderSerial, files }) =>
  files.map(({ path, clip }) => ({ recorderSerial, clip, path: join(stationId, recorderSerial, path) })),
);
const logs = cards.flatMap(({ stationId, recorderSerial, log }) =>
  log ? [{ recorderSerial, path: join(stationId, recorderSerial, log.path), text: log.text }] : [],
);
const paths = [...files, ...logs].map(({ path }) => path).sort();

const { signal } = new AbortController();
let docks: string;
beforeEach(() => {
  docks = mkdtempSync(join(tmpdir(), 'rollcall-demo-cards-'));
});
afterEach(() => rmSync(docks, { recursive: true, force: true }));

/** Every file below the docks, also of cards that aren't docked. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function cardsForTheAgent(): Promise<string[]> {
  const docked = readdirSync(docks).map(async (station) => (await dockFolders(join(docks, station))).map(String));
  return (await Promise.all(docked)).flat().sort();
}

test('the agent sees each card when it is docked, with all its files', async () => {
  const { dock } = await layOutDemoCards(docks, cards, () => false);
  expect(await cardsForTheAgent()).toEqual([]);
  await dock(signal, 0);
  expect(await cardsForTheAgent()).toEqual(cards.map(({ recorderSerial }) => recorderSerial).sort());
  expect(filesBelow(docks)).toEqual(paths);
});

test('the agent finds every clip healthy and as long as it should be, but one, and no two alike', async () => {
  const { dock } = await layOutDemoCards(docks, cards, () => false);
  await dock(signal, 0);
  const digests = new Set<string>();
  for (const { path, clip } of files) {
    digests.add(
      createHash('sha256')
        .update(readFileSync(join(docks, path)))
        .digest('hex'),
    );
    const { outcome, durationMs } = await inspectFile(join(docks, path), 'mp4', 120_000);
    expect({ path, outcome, durationMs }).toEqual({
      path,
      outcome: clip.damaged ? 'damaged' : 'healthy',
      durationMs: demoClipMs(clip.minutes),
    });
  }
  expect(digests.size).toBe(files.length);
  expect(files.filter(({ clip }) => clip.damaged)).toHaveLength(1);
});

test('the agent reads recorder and time out of the names', () => {
  const reader = createProfileReader(builtInProfiles()).forCard(paths);
  expect(reader.profileId).toBe('L6');
  for (const { path, recorderSerial, clip } of files) {
    const { claim } = reader.read(path);
    expect(claim.recorderSerial).toBe(recorderSerial);
    expect(new Date(claim.capturedAt ?? '')).toEqual(clip.startsAt);
  }
});

test('the agent reads a log that names a file which lies on no card', () => {
  const reader = createProfileReader(builtInProfiles());
  const [log] = logs;
  expect(logs).toHaveLength(1);
  expect(reader.forCard([log?.path ?? '']).read(log?.path ?? '')).toMatchObject({
    fileClass: 'log',
    logProfileId: 'L6',
  });
  const form = reader.logForm('L6');
  if (!form || !log) throw new Error('L6 has no log');
  const { entries, badLines } = readRecorderLog(Buffer.from(log.text), form);
  expect([badLines, entries.map(({ type }) => type)]).toEqual([0, [2, 4, 7, 1]]);
  const named = new Set(entries.flatMap(({ fileName }) => fileName ?? []));
  expect(named.size).toBe(1);
  expect(files.filter(({ path }) => named.has(basename(path)))).toEqual([]);
});

test('a later start takes the cards out and puts them in with what was recorded since', async () => {
  const sooner = demoRoster(new Date('2026-11-25T13:00:00+08:00')).cards;
  const first = await layOutDemoCards(docks, sooner, () => false);
  await first.dock(signal, 0);
  const names = new Set(filesBelow(docks).map((path) => basename(path)));
  const erased = filesBelow(docks).find((path) => paths.includes(path)) ?? '';
  rmSync(join(docks, erased));
  const before = filesBelow(docks).map((path) => [path, statSync(join(docks, path)).ino]);
  const second = await layOutDemoCards(docks, cards, (name) => names.has(name));
  expect(await cardsForTheAgent()).toEqual([]);
  await second.dock(signal, 0);
  const after = filesBelow(docks).map((path) => [path, statSync(join(docks, path)).ino]);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.map(([path]) => path)).not.toContain(erased);
  expect(after.length).toBeGreaterThan(before.length);
});

test('a recorder whose officer comes off duty just now is in no dock until the next start', async () => {
  const start = async (clock: string) => {
    const { cards } = demoRoster(new Date(`2026-11-25T${clock}:00+08:00`));
    await (await layOutDemoCards(docks, cards, () => false)).dock(signal, 0);
    return cardsForTheAgent();
  };
  const before = await start('13:00');
  const meanwhile = await start('13:59');
  expect(before.filter((card) => !meanwhile.includes(card))).toEqual(['K000001', 'K000002', 'K000007']);
  expect(await start('14:03')).toEqual(before);
});

test('what somebody puts on a card meanwhile stays on it, also after a start that was killed', async () => {
  const folder = join('squad-1', 'K000001', 'DCIM', '100MEDIA');
  const put = (name: string) => {
    mkdirSync(join(docks, folder), { recursive: true });
    writeFileSync(join(docks, folder, name), name);
  };
  await layOutDemoCards(docks, cards, () => false);
  put('while it was killed.mp4');
  const { dock } = await layOutDemoCards(docks, cards, () => false);
  put('before it was docked.mp4');
  await dock(signal, 0);
  const own = ['while it was killed.mp4', 'before it was docked.mp4'];
  expect(filesBelow(docks)).toEqual([...paths, ...own.map((name) => join(folder, name))].sort());
});

test('the clips take at most 3 MB of the repository', () => {
  const folder = fileURLToPath(new URL('../clips', import.meta.url));
  const sizes = filesBelow(folder).map((name) => statSync(join(folder, name)).size);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});
