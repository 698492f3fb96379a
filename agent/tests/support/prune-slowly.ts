// Run as a process of its own, to be killed: removes every copy of the station folder given, one after the other, and prints the id
// of each right before.
import { pino } from 'pino';
import { createAppendEvent } from '../../src/outbox/append-event.ts';
import { createPruner } from '../../src/prune/pruner.ts';
import { createSystemClock } from '../../src/runtime/clock.ts';
import { openStationStore } from '../../src/store/station-store.ts';

const [folder = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const clock = createSystemClock();
const store = openStationStore({ folder, log });
const append = createAppendEvent({ store, clock, onAppended: () => {} });
const at = '2026-11-01T00:00:00.000Z';
const until = '2027-11-01T00:00:00.000Z';
const held = (recordingId: string) => {
  return { recordingId, verifiedAt: at, lockedSince: at, lockedUntil: until, secondCopyAt: null };
};
const pruner = createPruner({
  store,
  append,
  api: {
    listHeld: async (recordingIds) => recordingIds.map(held),
    async confirm(recordingId) {
      process.stdout.write(`${recordingId}\n`);
      return { held: held(recordingId) };
    },
  },
  hqNow: () => new Date('2026-11-25T00:00:00Z'),
  days: 14,
  reserveBytes: 0,
  budgetPercent: 100,
  clock,
  log,
});
await pruner.runOnce();
process.stdout.write('done\n');
