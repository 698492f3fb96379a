import { mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { walkCard } from '../src/card/walk-card.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { until } from './support/until.ts';

let station: ReturnType<typeof createCardStation>;
afterEach(() => station.close());

/** The card is listed through an open handle. */
const nameOf = (folder: Buffer) => basename(readlinkSync(folder, 'utf8'));
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const cardsDocked = () => station.events('docked').map(({ cardVolumeId }) => cardVolumeId);
const settled = async (files: number) => {
  await station.settle();
  return station.rows('card_file').length === files;
};
const troubles = () =>
  station.events('card_scan_failed').map(({ folder, problem, detail }) => [folder.text, problem, detail]);

test('a file whose name is only a byte order mark keeps nothing of its card from being collected', async () => {
  station = createCardStation();
  station.putFile('card-a', l6Name(1), 'video');
  writeFileSync(Buffer.concat([Buffer.from(`${station.dockFolder}/card-a/`), byteOrderMark]), 'nameless');
  await station.settle();
  await station.agent.collector.runOnce();
  expect(station.events('collected')).toHaveLength(1);
  expect(station.events('inventory')[0]?.entries.map(({ path }) => path.text)).toEqual([l6Name(1), '\\xEF\\xBB\\xBF']);
});

test('a card whose folder is named by a byte order mark only is docked', async () => {
  station = createCardStation();
  mkdirSync(Buffer.concat([Buffer.from(`${station.dockFolder}/`), byteOrderMark, Buffer.from('/DCIM')]), {
    recursive: true,
  });
  await station.agent.scanner.runOnce();
  expect(cardsDocked()).toEqual(['folder:\\xEF\\xBB\\xBF']);
});

test('a card that fails is told to HQ, once while it stays, and the others are collected', async () => {
  let failure: Error | undefined = new Error('EIO: i/o error, scandir\0');
  station = createCardStation({
    listCard(folder, onAnswer) {
      if (failure && nameOf(folder) === 'card-a') throw failure;
      return walkCard(folder, onAnswer);
    },
  });
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-b', l6Name(2), 'another');
  for (let look = 0; look < 3; look += 1) await station.settle();
  expect(troubles()).toEqual([['card-a', 'failed', 'EIO: i/o error, scandir\uFFFD']]);
  expect(cardsDocked()).toEqual(['folder:card-b']);
  failure = undefined;
  await station.settle();
  expect(cardsDocked()).toEqual(['folder:card-b', 'folder:card-a']);
  failure = new Error('EIO again');
  await station.settle();
  expect(troubles()).toHaveLength(1);
});

test('a card that hangs keeps no other from being docked and collected, is asked once only, and told after a minute', async () => {
  const answer = Promise.withResolvers<void>();
  let hangs = false;
  let questions = 0;
  station = createCardStation({
    patienceMs: 100,
    async listCard(folder, onAnswer) {
      if (hangs && nameOf(folder) === 'card-a') {
        questions += 1;
        await answer.promise;
      }
      return walkCard(folder, onAnswer);
    },
  });
  station.putFile('card-a', l6Name(1), 'video');
  await until(() => settled(1));
  hangs = true;
  await station.agent.scanner.runOnce();
  await until(() => questions === 1); // The run may have left the look behind before it asked.
  station.putFile('card-b', l6Name(2), 'another');
  await until(() => settled(2));
  station.advance(60_000);
  await station.agent.scanner.runOnce();
  await station.agent.collector.runOnce();
  // Nobody begins anything new with the card that hangs: its file waits.
  expect(station.events('collected').map(({ sighting }) => sighting.cardVolumeId)).toEqual(['folder:card-b']);
  expect(troubles()).toEqual([['card-a', 'hangs', 'the card has not answered for a minute']]);
  expect(questions).toBe(1);

  answer.resolve();
  hangs = false;
  await until(() => !station.agent.inFlight.has(Buffer.from('card-a')));
  await station.agent.collector.runOnce();
  expect(station.events('collected')).toHaveLength(2);
});

test('what a card says after it left the dock, or after the agent was stopped, counts no more', async () => {
  const answer = Promise.withResolvers<void>();
  station = createCardStation({
    patienceMs: 100,
    async listCard(folder, onAnswer) {
      await answer.promise;
      return walkCard(folder, onAnswer);
    },
  });
  const stopping = new AbortController();
  station.agent.scanner.start(stopping.signal);
  mkdirSync(join(station.dockFolder, 'card-a', 'DCIM'), { recursive: true });
  await until(() => station.agent.inFlight.has(Buffer.from('card-a')));
  stopping.abort();
  await station.agent.scanner.stopped();
  answer.resolve();
  await until(() => station.agent.inFlight.size === 0);
  expect(cardsDocked()).toEqual([]);
});
