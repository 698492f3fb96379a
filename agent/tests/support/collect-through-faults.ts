// Run as a process of its own, under strace: scans, collects and seals at the station below the given folder, as often as an agent
// that nobody restarts would, while its disk fails. Prints how many of these steps failed.
import { openJournal } from '../../src/outbox/journal.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { createCardStation } from '../card-station-fixture.ts';

const station = createCardStation({ root: process.argv[2] ?? '' });
const { store } = station.agent;
const journal = await openJournal({ stationFolder: station.folder, log: station.log });
const sign = async (payload: Uint8Array) => `header.${Buffer.from(payload).toString('base64url')}.signature`;
const outbox = createOutbox({ store, journal, stationId: 'squad-1', sign, clock: station.clock });
let failures = 0;

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    failures += 1;
  }
}

async function sealAll(): Promise<void> {
  while (await outbox.sealNext());
  await outbox.batchesAfter(0, 1);
}

for (let round = 1; round <= 12; round += 1) {
  await attempt(() => station.settle());
  await attempt(() => station.agent.collector.runOnce());
  await attempt(sealAll);
  station.advance(60_000);
}
await station.agent.collector.stopped();
await journal.close();
store.close();
process.stdout.write(String(failures));
