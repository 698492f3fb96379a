// Run as a process of its own, under strace: opens what a station keeps, as an agent does at its start, and prints what it found.
import { pino } from 'pino';
import { openJournal } from '../../src/outbox/journal.ts';
import { openStationStore } from '../../src/store/station-store.ts';

const [folder = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const store = openStationStore({ folder, log });
const journal = await openJournal({ stationFolder: folder, log });
let entries = 0;
for await (const _ of journal.entries()) entries += 1;
process.stdout.write(JSON.stringify({ outcome: store.outcome, end: journal.end(), entries }));
await journal.close();
store.close();
