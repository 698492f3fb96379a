// Run as a process of its own, whose files may not grow beyond a limit: appends batches of the given lengths to the journal and
// prints what became of each.
import { pino } from 'pino';
import { openJournal } from '../../src/outbox/journal.ts';

const [stationFolder = '', ...lineBytes] = process.argv.slice(2);
const journal = await openJournal({ stationFolder, log: pino({ level: 'silent' }) });
const outcomes: string[] = [];
for (const [index, bytes] of lineBytes.entries()) {
  const batch = { incarnation: 1, firstSeq: index + 1, lastSeq: index + 1, jws: '' };
  const frame = JSON.stringify({ kind: 'batch', ...batch }).length + 1;
  try {
    await journal.append([{ ...batch, jws: 'j'.repeat(Number(bytes) - frame) }]);
    outcomes.push('appended');
  } catch (error) {
    outcomes.push(error instanceof Error && 'code' in error ? String(error.code) : String(error));
  }
}
process.stdout.write(JSON.stringify({ outcomes, end: journal.end() }));
