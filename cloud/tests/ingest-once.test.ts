import type { Transaction } from '@rollcall/cloud/db/database';
import { CursorMovedError, moveCursors } from '@rollcall/cloud/ingest/cursor-repository';
import { insertBatches, insertEvents, lockStations } from '@rollcall/cloud/ingest/intake-repository';
import { readEvents } from '@rollcall/cloud/ingest/read-events';
import { genesisHead } from '@rollcall/shared/contract/batch';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

// That nothing is stored twice hangs on what a batch is judged by (`judge-batch.test.ts`). Three nets lie below, each tried without
// the others: the lock of the cursor, its compare-and-set, and the keys of the tables.

let hq: TestHq;
let stationId: string;
beforeAll(async () => {
  hq = await createTestHq();
});
afterAll(() => hq.dispose());
beforeEach(async () => {
  ({ stationId } = await TestStation.create(hq));
});

const start = { incarnation: 1, through: 0, head: genesisHead };
const now = new Date();

async function cursorOf(tx: Transaction) {
  return (await lockStations(tx, [stationId])).get(stationId)?.cursor;
}

function takeUpTo(tx: Transaction, through: number) {
  const after = { ...start, through, head: `head of ${through}` };
  return moveCursors(tx, [{ stationId, before: start, after, messages: 1 }], now);
}

it('a group waits for another that has the same station, and then knows what that one took', async () => {
  const locked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const first = hq.db.transaction().execute(async (tx) => {
    await cursorOf(tx);
    locked.resolve();
    await goOn.promise;
    await takeUpTo(tx, 2);
  });
  await locked.promise;
  const second = hq.db.transaction().execute(cursorOf);
  await Promise.race([second, until(async () => (await waitingForLocks(hq.db)) > 0)]);
  goOn.resolve();
  await first;
  expect(await second).toMatchObject({ through: 2 });
});

it('a cursor moves only from where it was read', async () => {
  await hq.db.transaction().execute((tx) => takeUpTo(tx, 2));
  await expect(hq.db.transaction().execute((tx) => takeUpTo(tx, 1))).rejects.toThrow(CursorMovedError);
  expect(await hq.db.transaction().execute(cursorOf)).toMatchObject({ through: 2 });
});

it('the database takes no second batch and no second event under one number', async () => {
  const of = { stationId, incarnation: 1 };
  const raw = { seq: 1, ...event() };
  const { readable } = readEvents({ firstSeq: 1, events: [raw] }, JSON.stringify([raw]));
  const store = {
    batch: (tx: Transaction) => insertBatches(tx, [{ ...of, firstSeq: 1, lastSeq: 1, hash: 'hash', jws: 'jws' }], now),
    event: (tx: Transaction) =>
      insertEvents(
        tx,
        readable.map((one) => ({ ...one, ...of })),
        now,
      ),
  };
  for (const insert of Object.values(store)) {
    await hq.db.transaction().execute(insert);
    await expect(hq.db.transaction().execute(insert)).rejects.toMatchObject({ code: '23505' });
  }
});
