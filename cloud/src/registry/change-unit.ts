import type { UnitChange } from '@rollcall/shared/http/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { assertUntied } from './assert-untied.ts';
import type { ChangedBy } from './changed-by.ts';
import { missingUnit } from './missing-unit.ts';
import { lockMoves } from './move-review-repository.ts';
import { saveUnits } from './save-units.ts';
import { tiesOfUnit } from './tie-repository.ts';
import { selectUnits } from './unit-repository.ts';

/**
 * What is left out stays. Under the lock of moves nobody and nothing comes to a unit while it is retired.
 * @throws AppError when there is no such unit, or no parent of that code, or it is below the unit; or when it is to be retired
 * and something hangs on it
 */
export async function changeUnit(
  db: Database,
  unitCode: string,
  changes: UnitChange,
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const [before] = await selectUnits(tx, [unitCode]);
    if (!before) throw errors.notFound(`The unit ${unitCode}`);
    const { name = before.name, kind = before.kind, parentCode = before.parentCode } = changes;
    const { retired = before.retired } = changes;
    const problems = await missingUnit(tx, 'parentCode', parentCode, { forPast: retired });
    if (problems.length > 0) throw errors.badRequest(problems);
    if (retired && !before.retired) assertUntied(await tiesOfUnit(tx, unitCode, localDateOf(now)));
    await saveUnits(tx, [{ unitCode, name, kind, parentCode, retired }], by);
  });
}
