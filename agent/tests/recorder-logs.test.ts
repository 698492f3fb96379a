import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtInProfiles } from '../src/card/built-in-profiles.ts';
import { createProfileReader } from '../src/card/classify-file.ts';
import { createLogReader } from '../src/collect/log-reader.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;
beforeEach(() => {
  station = createCardStation();
});
afterEach(() => station.close());

const logPath = 'LOG/20261124.log';
const clipName = l6Name(1).split('/').at(-1);
const firstLines = `2026-11-24 10:15:02,2\n2026-11-24 10:15:30,4,${clipName}\n`;

function logReader() {
  const { store, append } = station.agent;
  const reader = createProfileReader(builtInProfiles());
  return createLogReader({ store, append, log: pino({ level: 'silent' }), reader });
}

/** Everything on the cards is collected, and the logs are read. */
async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
  await logReader().runOnce();
}

const told = () =>
  station.events('recorder_log').map(({ entries, badLines, page, pages }) => {
    return { lines: entries.map(({ line }) => line), badLines, page, pages };
  });

test('the log of a docked card is told once it was collected, bad lines counted, an unended line not yet', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', logPath, `${firstLines}smudge\n2026-11-24 10:2`);
  await collect();
  expect(station.events('recorder_log')).toMatchObject([
    {
      recorderSerial: '7K30021',
      cardVolumeId: 'folder:card-a',
      logPath: { text: logPath },
      page: 1,
      pages: 1,
      badLines: 1,
      entries: [
        { at: '2026-11-24T10:15:02+08:00', type: 2, fileName: null, line: 1 },
        { at: '2026-11-24T10:15:30+08:00', type: 4, fileName: clipName, line: 2, sequenceNo: 1 },
      ],
    },
  ]);
  await collect();
  expect(told()).toHaveLength(1);
});

test('only what is new in a log is told again, in this dock or the next', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  const file = station.putFile('card-a', logPath, firstLines);
  await collect();
  appendFileSync(file, '2026-11-24 10:30:00,1\n');
  await collect();
  expect(told().map(({ lines }) => lines)).toEqual([[1, 2], [3]]);
  await station.restart();
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  await station.agent.scanner.runOnce();
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', logPath, `${firstLines}2026-11-24 10:30:00,1\n2026-11-25 08:00:00,2\n`);
  await collect();
  expect(told().map(({ lines }) => lines)).toEqual([[1, 2], [3], [4]]);
});

test('a log that the recorder began anew is told from its first line', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  const file = station.putFile('card-a', logPath, firstLines);
  await collect();
  station.putFile('card-a', logPath, '2026-11-25 08:00:00,2\n', new Date('2026-11-25T00:00:00Z'));
  expect(file).toContain(logPath);
  await collect();
  expect(told().map(({ lines }) => lines)).toEqual([[1, 2], [1]]);
});

test('a station that lost its database tells all of a log again', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', logPath, firstLines);
  await collect();
  await station.agent.collector.stopped();
  station.agent.store.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(station.folder, `station.db${suffix}`), { force: true });
  await station.reopen();
  await collect();
  expect(told().map(({ lines }) => lines)).toEqual([[1, 2]]);
});

test('a long log is told in pages that fit into a message', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', logPath, '2026-11-24 10:15:02,6\n'.repeat(1201));
  await collect();
  expect(told().map(({ lines, page, pages }) => [lines.length, lines[0], page, pages])).toEqual([
    [500, 1, 1, 3],
    [500, 501, 2, 3],
    [201, 1001, 3, 3],
  ]);
});

test('the log of a card that names no other footage is read all the same; what is no log is not', async () => {
  station.putFile('card-a', 'LOG/notes.txt', firstLines);
  station.putFile('card-a', logPath, firstLines);
  await collect();
  expect(told().map(({ lines }) => lines)).toEqual([[1, 2]]);
});
