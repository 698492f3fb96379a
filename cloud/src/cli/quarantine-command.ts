import { Command } from 'commander';
import { findQuarantined, type QuarantineKey } from '../ingest/quarantine-repository.ts';
import { reprocessQuarantine } from '../ingest/reprocess-quarantine.ts';
import { projections } from '../projections.ts';
import { printTable } from './print-table.ts';
import { withDatabase } from './with-database.ts';

/** `rollcall quarantine …`. */
export function quarantineCommand(): Command {
  const quarantine = new Command('quarantine').description('events that this version could not read or store');
  quarantine.command('list').description('show them, with the reason').action(list);
  quarantine
    .command('reprocess')
    .description('try all of them again')
    .action(async () => {
      const { reprocessed, left } = await withDatabase((db) =>
        reprocessQuarantine(db, { projections, now: () => new Date() }),
      );
      console.log(`${reprocessed} reprocessed, ${left} left.`);
      if (left > 0) console.log('`rollcall quarantine list` shows why; a newer version may read them.');
    });
  return quarantine;
}

async function list(): Promise<void> {
  const rows = await withDatabase(async (db) => {
    const all: Awaited<ReturnType<typeof findQuarantined>> = [];
    for (let after: QuarantineKey | undefined; ; after = all.at(-1)) {
      const page = await findQuarantined(db, { after, limit: 500 });
      all.push(...page);
      if (page.length < 500) return all;
    }
  });
  printTable(
    rows.map(({ stationId, incarnation, seq, type, entries, quarantinedAt, reason }) => ({
      stationId,
      event: `${incarnation}/${seq}`,
      type: type ?? '?',
      what: entries === null ? 'all of it' : `${entries} of its entries`,
      since: quarantinedAt.toISOString(),
      reason: reason.split('\n')[0] ?? '',
    })),
    'Nothing is in quarantine.',
  );
}
