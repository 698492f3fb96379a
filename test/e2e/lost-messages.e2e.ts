import { randomBytes } from 'node:crypto';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { until } from '@rollcall/test/until';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let database: pg.Client;
beforeAll(async () => {
  network = await startNetwork();
  database = new pg.Client({ connectionString: network.ownerUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await network?.stop();
});

/** Every seq of the station from 1 to the end stands in the database exactly once, and no alarm is open. */
async function expectWholeChain(): Promise<void> {
  const { rows } = await database.query(
    'select count(*)::int as events, count(distinct seq)::int as seqs, max(seq)::int as last from station_event',
  );
  const [{ events, seqs, last }] = rows;
  expect({ events, seqs }).toEqual({ events: last, seqs: last });
  expect((await network.stations()).flatMap(({ alarms }) => alarms)).toEqual([]);
}

test('a broker killed with all its state in the middle of a stream loses and doubles nothing', async () => {
  const card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
  for (let sequence = 1; sequence <= 30; sequence += 1) {
    card.add(sequence, { bytes: randomBytes(20_000) });
    if (sequence % 10 === 0) {
      await until('some events at HQ', async () => (await network.recordings()).length >= sequence / 3);
      await network.broker.stop();
      await network.broker.start();
    }
  }
  const recordings = await network.untilVerified(30);
  expect(new Set(recordings.map(({ recordingId }) => recordingId)).size).toBe(30);
  await expectWholeChain();
});

test('HQ killed after it committed and before its receipt went out loses and doubles nothing', async () => {
  // Nothing that HQ publishes gets out: the broker is gone for HQ just after the batch arrived.
  const card = new RecorderCard(network.dockOf('squad-1'), 'K000002');
  for (let round = 1; round <= 5; round += 1) {
    const before = await committedThrough();
    card.add(round, { bytes: randomBytes(20_000) });
    await until('a commit at HQ', async () => (await committedThrough()) > before);
    await network.hq.kill();
    network.hq.start();
    await network.untilHqAnswers();
  }
  await network.untilVerified(35);
  await expectWholeChain();
});

async function committedThrough(): Promise<number> {
  const { rows } = await database.query('select through::int as through from station_cursor');
  return rows[0]?.through ?? 0;
}
