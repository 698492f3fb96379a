import { localSecondOf } from '@rollcall/shared/rules/local-date';
import { readVariables } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { readLedgerStatus, selectWitnesses } from '../../ledger/ledger-list-repository.ts';
import { printTable } from '../print-table.ts';
import { withDatabase } from '../with-database.ts';

/** More are a matter for the page. */
const mostWitnesses = 5000;

export async function printLedgerStatus(): Promise<void> {
  const { LEDGER_ORIGIN: origin } = readVariables(readEnv(), ['LEDGER_ORIGIN']);
  const { status, witnesses } = await withDatabase(async (db) => ({
    status: await readLedgerStatus(db),
    witnesses: await selectWitnesses(db, origin, { after: undefined, limit: mostWitnesses }),
  }));
  const { size, checkpoint, pending, problem } = status;
  console.log(
    `${size} entries; ${pending.count} facts wait${pending.since ? `, since ${localSecondOf(pending.since)}` : ''}.`,
  );
  console.log(
    checkpoint
      ? `Newest checkpoint: ${checkpoint.size} entries, signed ${localSecondOf(checkpoint.signedAt)}.`
      : 'There is no checkpoint yet.',
  );
  if (problem) {
    console.log(`Nothing is added since ${localSecondOf(problem.raisedAt)}: ${problem.detail}`);
    console.log(`Next: ${problem.nextStep}`);
    process.exitCode = 1;
  }
  console.log('');
  printTable(
    witnesses.map(({ name, kind, removed_at, size: lastSize, signed_at }) => ({
      witness: name,
      kind: removed_at ? `${kind}, removed` : kind,
      'signed last': signed_at ? localSecondOf(signed_at) : 'never',
      entries: lastSize === null ? '' : String(lastSize),
    })),
    'There is no witness: every enrolled station is one, `rollcall ledger add-witness` adds one outside.',
  );
}
