import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EraseCardsResponse } from '@rollcall/shared/resources/erases';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Network } from './network.ts';
import { until } from './until.ts';

/**
 * Docks a card without footage of each recorder at `squad-1`, and waits until HQ knows of it. HQ counts log entries and left-out
 * numbers from the local date of a recorder's first dock on. A test that makes up such traces dates them on the date that this
 * returns: then they count, even if midnight passes before their card docks.
 */
export async function dockFirst(network: Network, recorderSerials: readonly string[]): Promise<string> {
  const dock = network.dockOf('squad-1');
  for (const recorderSerial of recorderSerials) {
    // The station overlooks hidden folders, so it sees the card whole.
    const hidden = join(dock, `.first-${recorderSerial}`);
    mkdirSync(hidden);
    writeFileSync(join(hidden, 'station_bind.ini'), `serial=${recorderSerial}\n`);
    renameSync(hidden, join(dock, `first-${recorderSerial}`));
  }
  return until('HQ knows of the first docks', async () => {
    const { rows } = await network.get<EraseCardsResponse>('erase-cards');
    const docked = rows.filter((row) => recorderSerials.includes(row.recorderSerial));
    const last = Math.max(...docked.map(({ dockedAt }) => Date.parse(dockedAt)));
    return docked.length === recorderSerials.length && localDateOf(new Date(last));
  });
}
