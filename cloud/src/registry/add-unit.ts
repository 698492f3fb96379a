import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { missingUnit } from './missing-unit.ts';
import { lockRegistry } from './registry-lock-repository.ts';
import { saveUnits, type UnitToSave } from './save-units.ts';
import { selectUnits } from './unit-repository.ts';

/** @throws AppError when its code is taken, or there is no unit to put it below */
export async function addUnit(db: Database, unit: UnitToSave, by: ChangedBy): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRegistry(tx);
    if ((await selectUnits(tx, [unit.unitCode])).length > 0) {
      throw errors.alreadyThere(`The unit ${unit.unitCode}`, 'Choose another code, or change the unit that has it.');
    }
    // A unit that is to come below itself is there once it is saved: that it would is said then.
    const parentCode = unit.parentCode === unit.unitCode ? null : unit.parentCode;
    const problems = await missingUnit(tx, 'parentCode', parentCode);
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveUnits(tx, [unit], by);
  });
}
