import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CardListing, walkCard } from '../src/card/walk-card.ts';
import { createCollectPace } from '../src/kiosk/collect-pace.ts';
import { listDockedCards } from '../src/kiosk/docked-cards.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;
/** What of the cards fails. */
let failing: CardListing['errors'];

const failingFolder = {
  pathBytes: Buffer.from('DCIM/101MEDIA'),
  pathText: 'DCIM/101MEDIA',
  kind: 'folder' as const,
  code: 'EIO',
};

beforeEach(() => {
  failing = [];
  station = createCardStation({
    async listCard(folder, onAnswer) {
      const { entries, errors } = await walkCard(folder, onAnswer);
      return { entries, errors: [...errors, ...failing] };
    },
  });
});

afterEach(() => station.close());

async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
  for (const _ of [1, 2]) {
    station.advance(10_000);
    await station.agent.scanner.runOnce();
  }
}

const unreadTold = () => station.events('inventory').map(({ unread }) => unread ?? 0);
const told = () => station.events('card_collected').map(({ files }) => files);
const atScreen = () =>
  listDockedCards(station.agent.store.db, station.dockFolder, {
    roomOn: async () => null,
    pace: createCollectPace(() => 0),
    isStuck: () => false,
    isFull: false,
  });

test('a card with a folder that lies too deep is not collected; the folder is told, and what can be read is collected', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  const deepFolder = Array.from({ length: 33 }, () => 'a').join('/');
  station.putFile('card-a', `${deepFolder}/deep.mp4`, 'video that nobody sees');
  await collect();
  const [docked] = station.events('docked');
  expect(station.events('card_unread')).toEqual([
    {
      dockSessionId: docked?.dockSessionId,
      cardVolumeId: 'folder:card-a',
      recorderSerial: '7K30021',
      count: 1,
      entries: [
        {
          path: { bytes: Buffer.from(deepFolder).toString('base64'), text: deepFolder },
          kind: 'folder',
          code: 'TOO_DEEP',
        },
      ],
    },
  ]);
  expect(unreadTold()).toEqual([1]);
  expect(station.events('collected')).toHaveLength(1);
  expect(told()).toEqual([]);
  expect(await atScreen()).toMatchObject([{ step: 'unreadable', mayBeTaken: false }]);

  rmSync(join(station.dockFolder, 'card-a', 'a'), { recursive: true });
  await collect();
  expect(unreadTold()).toEqual([1, 0]);
  expect(station.events('card_unread')).toHaveLength(1);
  expect(told()).toEqual([1]);
  expect(await atScreen()).toMatchObject([{ step: 'uploading', mayBeTaken: true }]);
});

test('a card that was collected and of which a folder fails afterwards is told, once it stays so, and over restarts', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  expect(told()).toEqual([1]);
  failing = [failingFolder];
  await station.agent.scanner.runOnce();
  station.advance(9999);
  await station.agent.scanner.runOnce();
  failing = [];
  await station.agent.scanner.runOnce();
  expect(unreadTold()).toEqual([0]);
  failing = [failingFolder];
  await collect();
  await station.restart();
  await collect();
  expect(unreadTold()).toEqual([0, 1]);
  expect(station.events('card_unread').map(({ entries }) => entries[0]?.path.text)).toEqual(['DCIM/101MEDIA']);
  expect(await atScreen()).toMatchObject([{ step: 'unreadable', mayBeTaken: false }]);
  failing = [];
  await collect();
  expect(unreadTold()).toEqual([0, 1, 0]);
});

test('a card on which very much fails is told below the size of a message', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  failing = Array.from({ length: 5000 }, (_, index) => {
    const pathText = `${'长'.repeat(1000)}${index}`;
    return { pathBytes: Buffer.from(pathText), pathText, kind: 'name' as const, code: 'EUCLEAN' };
  });
  await station.agent.scanner.runOnce();
  const [unread] = station.events('card_unread');
  expect(unread?.count).toBe(5000);
  expect(unread?.entries.length).toBeGreaterThan(1);
  expect(Buffer.byteLength(JSON.stringify(unread))).toBeLessThan(160 * 1024);
});
