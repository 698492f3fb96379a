import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import type { Database } from '../db/database.ts';
import { noteRestore } from '../evidence/restores/note-restore.ts';
import { readRestore, toRestoredRecording } from '../evidence/restores/read-restore.ts';
import { restoredRecordingSort, restoredRecordingsWith } from '../evidence/restores/repository.ts';
import { everyRow } from '../http/every-row.ts';
import { selectPage } from '../http/keyset.ts';
import { raiseEpoch } from '../ingest/epoch-repository.ts';
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
    .option('--csv <file>', 'write each recording to this file')
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

/** Prints what came back, what is awaited and what is lost; with `--csv` also each recording, by name. */
async function report({ csv }: { csv?: string }): Promise<void> {
  await withDatabase(async (db) => {
    const restore = await readRestore(db);
    if (!restore) {
      console.log('HQ was never restored from a backup.');
      return;
    }
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
    if (csv !== undefined) console.log(`${await writeRecordings(db, csv)} recordings are in ${csv}.`);
  });
}

async function writeRecordings(db: Database, path: string): Promise<number> {
  const headings = [
    'recordingId',
    'fileName',
    'state',
    'stationId',
    'knownBy',
    'copyRemovedAt',
    'readAt',
    'sizeBytes',
  ] as const;
  const file = createWriteStream(path);
  let count = 0;
  async function* lines() {
    yield `${headings.join(',')}\r\n`;
    const page = async (asked: { after: string[] | undefined; limit: number }) =>
      selectPage(await restoredRecordingsWith(db, {}), restoredRecordingSort, asked);
    for await (const found of everyRow(page, ({ place }) => place)) {
      const row = toRestoredRecording(found);
      count += 1;
      yield `${headings.map((heading) => inCsv(String(row[heading] ?? ''))).join(',')}\r\n`;
    }
  }
  await pipeline(lines, file);
  return count;
}

function inCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
