import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { l6Name } from './card-station-fixture.ts';
import { createPruneStation, idOf, type PruneStation } from './prune-fixture.ts';

let station: PruneStation;
const files = 40;

beforeEach(() => {
  station = createPruneStation();
});

afterEach(() => station.close());

/** Runs the program until it has printed so many lines, and kills it. @returns whether it came to its end before */
async function runAndKill(afterLines: number): Promise<boolean> {
  const program = fileURLToPath(new URL('support/prune-slowly.ts', import.meta.url));
  const child = spawn(process.execPath, [program, station.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let lines = 0;
  let isDone = false;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') isDone = true;
    else lines += 1;
    if (lines === afterLines) child.kill('SIGKILL');
  }
  await exited;
  return isDone;
}

test('a station that is killed again and again while it removes copies ends with each removed and told once', async () => {
  const ids = Array.from({ length: files }, (_, index) => {
    const content = `video ${index}`;
    station.putFile('card-a', l6Name(index), content);
    return idOf(content);
  });
  await station.collectAndVerify();
  await station.agent.collector.stopped();
  station.agent.store.close();

  let kills = 0;
  for (const afterLines of [1, 2, 3, 5, 7]) {
    if (await runAndKill(afterLines)) break;
    kills += 1;
    await station.reopen();
    const told = new Set(station.events('local_copy_pruned').map(({ recordingId }) => recordingId));
    for (const [recordingId, copy] of Object.entries(station.copies())) {
      // Never told before it is gone, never gone while the row says that it is kept.
      if (copy === 'kept')
        expect([station.hasFile(recordingId), station.hasSidecar(recordingId)]).toEqual([true, true]);
      if (copy === 'gone')
        expect([station.hasFile(recordingId), station.hasSidecar(recordingId)]).toEqual([false, false]);
      expect(told.has(recordingId)).toBe(copy === 'gone');
    }
    station.agent.store.close();
  }
  expect(kills).toBeGreaterThan(1);
  while (!(await runAndKill(Number.POSITIVE_INFINITY)));
  await station.reopen();
  expect(station.copies()).toEqual(Object.fromEntries(ids.map((recordingId) => [recordingId, 'gone'])));
  const told = station.events('local_copy_pruned').map(({ recordingId }) => recordingId);
  expect([...told].sort()).toEqual([...ids].sort());
  expect(ids.filter((recordingId) => station.hasFile(recordingId))).toEqual([]);
});
