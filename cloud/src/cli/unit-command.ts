import { Command } from 'commander';
import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { saveUnits, type UnitToSave } from '../people/units/save-units.ts';
import { listUnits } from '../registry/unit-repository.ts';
import { parseArguments } from './parse-arguments.ts';
import { printTable } from './print-table.ts';
import { unitSchema } from './read-seed.ts';
import { withDatabase } from './with-database.ts';

/** `rollcall unit …`. */
export function unitCommand(): Command {
  const unit = new Command('unit').description('units: the brigade, its squads and sections');
  unit
    .command('add')
    .description('make a unit')
    .argument('<code>', 'its number, such as 150981000100')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--kind <kind>', 'brigade, squad or section')
    .option('--parent <code>', 'the unit above it')
    .action(async (unitCode: string, options: { name: string; kind: string; parent?: string }) => {
      const { name, kind, parent = null } = options;
      const wanted = parseArguments(unitSchema, { unitCode, name, kind, parentCode: parent });
      await withDatabase((db) => db.transaction().execute((tx) => addUnit(tx, wanted)));
      console.log(`Unit ${unitCode} made.`);
    });
  unit
    .command('list')
    .description('show all units')
    .action(async () => {
      const units = await withDatabase(listUnits);
      const rows = units.map(({ unitCode, name, kind, parentCode, retired }) => ({
        unitCode,
        kind,
        parentCode: parentCode ?? '-',
        name,
        state: retired ? 'retired' : 'in use',
      }));
      printTable(rows, 'There are no units: make one with `rollcall unit add`, or many with `rollcall seed`.');
    });
  return unit;
}

async function addUnit(tx: Transaction, unit: UnitToSave): Promise<void> {
  const codes = new Set((await listUnits(tx)).map(({ unitCode }) => unitCode));
  if (codes.has(unit.unitCode)) {
    throw errors.alreadyThere(`Unit ${unit.unitCode}`, 'Use `rollcall seed` to change it.');
  }
  if (unit.parentCode !== null && !codes.has(unit.parentCode)) throw errors.unknownUnit(unit.parentCode);
  await saveUnits(tx, [unit], { by: 'rollcall unit add' });
}
