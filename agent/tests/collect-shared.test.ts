import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createCollector } from '../src/collect/collector.ts';
import { createSystemClock } from '../src/runtime/clock.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

async function collectAt(stations: number): Promise<{ collected: number; threads: number }> {
  const program = fileURLToPath(new URL('support/collect-at-stations.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, String(stations)]);
  return JSON.parse(stdout);
}

test('three stations of one process collect with as many threads as one, and leave none behind', async () => {
  const one = await collectAt(1);
  expect(one.collected).toBe(1);
  expect(await collectAt(3)).toEqual({ collected: 3, threads: one.threads });
});

test('a card with many files lets a card with one go between', async () => {
  const sharedCollector = createCollector({ clock: createSystemClock(), cardsAtOnce: 1 });
  const station = createCardStation({ sharedCollector });
  for (const nr of [1, 2, 3]) station.putFile('card-a', l6Name(nr), `video ${nr}`);
  await station.settle();
  station.putFile('card-b', l6Name(4), 'video 4');
  await station.settle();
  await station.agent.collector.runOnce();
  const order = station.events('collected').map(({ sighting }) => sighting.claim?.sequenceNo);
  expect(order).toEqual([1, 4, 2, 3]);
  await station.close();
  await sharedCollector.close();
});
