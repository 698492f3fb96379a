import { Command } from 'commander';
import { dumpLedgerTo } from './ledger/dump.ts';
import { eraseFactPayload } from './ledger/erase-payload.ts';
import { printLedgerStatus } from './ledger/print-status.ts';
import { recoverFromArchive } from './ledger/recover.ts';
import { addWitness, exportCheckpoint, importCosignatures, removeWitness } from './ledger/witnesses.ts';

/** `rollcall ledger …`. */
export function ledgerCommand(): Command {
  const ledger = new Command('ledger').description(
    'the ledger: what HQ recorded, so that nobody can change it unnoticed',
  );
  ledger.command('status').description('show how far it is, and who witnessed it').action(printLedgerStatus);
  ledger
    .command('dump')
    .description('write all of it to a file, for `rollcall verify`')
    .argument('<file>')
    .action(dumpLedgerTo);
  ledger
    .command('recover')
    .description('after a restore: take back from the archive what the database lacks (as the owner, HQ stopped)')
    .action(recoverFromArchive);
  ledger
    .command('erase-payload')
    .description('erase for good what a fact says, because the law wants it; its proof stays (as the owner)')
    .argument('<fact>', 'the number of the fact')
    .requiredOption('--reason <text>', 'why; it is kept')
    .action(eraseFactPayload);
  ledger
    .command('export-checkpoint')
    .description('write the newest checkpoint to a file for a witness outside')
    .argument('<file>')
    .option('--from <sizes...>', 'sizes that the witness saw last, where HQ did not get its cosignature', [])
    .action(exportCheckpoint);
  ledger
    .command('import-cosignatures')
    .description('take what a witness outside brought back')
    .argument('<files...>')
    .action(importCosignatures);
  ledger
    .command('add-witness')
    .description('take the cosignatures of a witness outside from now on')
    .argument('<key>', 'the line that `rollcall-agent witness key` prints there')
    .action(addWitness);
  ledger
    .command('remove-witness')
    .description('take no more of them; those that it gave still count')
    .argument('<name>')
    .action(removeWitness);
  return ledger;
}
