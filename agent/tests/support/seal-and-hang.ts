// Run as a process of its own, to be killed: appends and seals events in the station folder given, prints the batches, hangs.
import { pino } from 'pino';
import { createBatchSigner, loadStationKey } from '../../src/identity/station-key.ts';
import { createAppendEvent } from '../../src/outbox/append-event.ts';
import { openJournal } from '../../src/outbox/journal.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { createSystemClock } from '../../src/runtime/clock.ts';
import { openStationStore } from '../../src/store/station-store.ts';

const [folder = '', stationId = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const clock = createSystemClock();
const store = openStationStore({ folder, log });
const journal = await openJournal({ stationFolder: folder, log });
const sign = createBatchSigner(await loadStationKey(folder));
const outbox = createOutbox({ store, journal, stationId, sign, clock });
const append = createAppendEvent({ store, clock, onAppended: () => {} });
const { lastSeq } = outbox.state();
store.transaction(() => {
  for (let event = 0; event < 1500; event += 1) append('station_started', { agentVersion: `sealed-${event}` });
});
while (await outbox.sealNext());
const sealed = await outbox.batchesAfter(lastSeq, 10);
process.stdout.write(`${JSON.stringify(sealed.map(({ jws }) => jws))}\n`);
setInterval(() => {}, 1000);
