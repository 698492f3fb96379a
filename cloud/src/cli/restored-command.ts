import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { noteRestore } from '../evidence/restores/note-restore.ts';
import { readRestore, toRestoredRecording } from '../evidence/restores/read-restore.ts';
import { restoredRecordingSort, restoredRecordingsWith } from '../evidence/restores/repository.ts';
import { everyRow } from '../http/every-row.ts';
import { selectPage } from '../http/keyset.ts';
import { raiseEpoch } from '../ingest/epoch-repository.ts';
import { streamCsv } from '../sheets/stream-csv.ts';
import { printTable } from './print-table.ts';
import { withDatabase, withOwnerDatabase } from './with-database.ts';

/** `rollcall restored`. */
export function restoredCommand(): Command {
  const restored = new Command('restored')
    .description(
      'after the database came back from a backup: say so to HQ (as the owner, HQ stopped), or see what came back',
    )
    .option('--label <label>', 'which backup it was')
    .option('--target <target>', '`newest`, or the time that was restored')
    .action(note);
  restored
    .command('report')
    .description('what came back since the last restore, what is awaited, and what is lost')
    .option('--csv', 'print each recording instead, as CSV')
    .action(report);
  return restored;
}

async function note({ label, target }: { label?: string; target?: string }, command: Command): Promise<void> {
  if (label === undefined || target === undefined) return command.help({ error: true });
  const now = new Date();
  const noted = await withOwnerDatabase((db) =>
    noteRestore(db, { label, target, now, raiseEpoch: (tx) => raiseEpoch(tx, { seen: 0, now }) }),
  );
  const reached = noted.reachedAt.toISOString();
  if (noted.outcome === 'already_noted') {
    console.log(
      `This restore is noted already, as ${noted.restoreId}; the database knows of everything until ${reached}.`,
    );
    return;
  }
  console.log(`Noted as restore ${noted.restoreId}: the database knows of everything until ${reached}.`);
  console.log(
    'Start HQ: stations send again what it lacks, it reads every recording again, and until then erases no card.',
  );
  console.log('`rollcall restored report` shows what came back, what is awaited, and what is lost.');
}

/** Prints what came back, what is awaited and what is lost; with `--csv` each recording instead, by name. */
async function report({ csv }: { csv?: true }): Promise<void> {
  await withDatabase(async (db) => {
    const restore = await readRestore(db);
    if (!restore) {
      console.log('HQ was never restored from a backup.');
      return;
    }
    if (csv) return printRecordings(db);
    const { restoreId, restoredAt, reachedAt, label, target, recordings, lostFacts, lostEvents } = restore;
    console.log(
      `Restore ${restoreId} of ${restoredAt}: backup ${label}, to ${target}; the database knew until ${reachedAt}.`,
    );
    const { total, ...states } = recordings;
    printTable(
      Object.entries({ ...states, total }).map(([state, count]) => ({ recordings: state, count: String(count) })),
      '',
    );
    console.log(`Entries of the ledger that lost what they said: ${lostFacts.total}.`);
    if (lostFacts.total > 0)
      printTable(
        lostFacts.types.map(({ type, count }) => ({ type, count: String(count) })),
        '',
      );
    printTable(
      lostEvents.map(({ stationId, incarnation, firstSeq, lastSeq, toldAt }) => ({
        station: stationId,
        'lost messages': `${incarnation}: ${firstSeq} to ${lastSeq}`,
        told: toldAt,
      })),
      'No station reported messages that are lost for good.',
    );
  });
}

async function printRecordings(db: Database): Promise<void> {
  const page = async (asked: { after: string[] | undefined; limit: number }) =>
    selectPage(await restoredRecordingsWith(db, {}), restoredRecordingSort, asked);
  async function* rows() {
    for await (const found of everyRow(page, ({ place }) => place)) {
      const row = toRestoredRecording(found);
      yield columns.map((column) => row[column]);
    }
  }
  const headed = columns.map((heading) => ({ heading, width: 20, format: 'text' as const }));
  await pipeline(streamCsv(headed, rows()), process.stdout, { end: false });
}

const columns = [
  'recordingId',
  'fileName',
  'state',
  'stationId',
  'knownBy',
  'copyRemovedAt',
  'readAt',
  'sizeBytes',
] as const;
