import type { UnitChange } from '@rollcall/shared/http/units';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { missingUnit } from './missing-unit.ts';
import { lockRegistry } from './registry-lock-repository.ts';
import { saveUnits } from './save-units.ts';
import { selectUnits } from './unit-repository.ts';

/** What is left out stays. @throws AppError when there is no such unit, or no parent of that code, or it is below the unit */
export async function changeUnit(db: Database, unitCode: string, changes: UnitChange, by: ChangedBy): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRegistry(tx);
    const [before] = await selectUnits(tx, [unitCode]);
    if (!before) throw errors.notFound(`The unit ${unitCode}`);
    const { name = before.name, kind = before.kind, parentCode = before.parentCode } = changes;
    const problems = await missingUnit(tx, 'parentCode', parentCode);
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveUnits(tx, [{ unitCode, name, kind, parentCode }], by);
  });
}
