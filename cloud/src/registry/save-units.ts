import type { Transaction } from '../db/database.ts';
import type { AppError } from '../errors/app-error.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { judgeUnits, type UnitObjection, type UnitRules } from './judge-units.ts';
import { readParameters } from './parameter-repository.ts';
import { lockRegistry } from './registry-lock-repository.ts';
import type { SaveResult } from './save-result.ts';
import { type RowStore, saveRows } from './save-rows.ts';
import { listUnits, selectUnits, type Unit, upsertUnits } from './unit-repository.ts';

/** Without `retired` that stays as it is; a new unit is in use. */
export type UnitToSave = Omit<Unit, 'retired'> & Partial<Pick<Unit, 'retired'>>;

/**
 * Makes units or changes them. Who retires one has seen before that nothing hangs on it (`assertUntied`).
 * @throws AppError `unit_below_itself`, `unit_too_deep`, `unit_code_digits`, `unit_retired` of a parent
 */
export async function saveUnits(tx: Transaction, units: readonly UnitToSave[], by: ChangedBy): Promise<SaveResult> {
  await lockRegistry(tx);
  const stored = await listUnits(tx);
  const rules = await readParameters(tx);
  const known = new Map(stored.map((unit) => [unit.unitCode, unit]));
  const wanted = units.map((unit) => complete(unit, known.get(unit.unitCode)));
  const [objection] = judgeUnits(stored, wanted, rules);
  if (objection) throw refusal(objection, rules);
  return saveRows(tx, unitStore, wanted, by);
}

/** How units are told apart, completed and written. */
export const unitStore: RowStore<Unit, UnitToSave> = {
  kind: 'unit',
  keyOf: ({ unitCode }) => unitCode,
  select: selectUnits,
  complete,
  upsert: upsertUnits,
};

function complete({ unitCode, name, kind, parentCode, retired }: UnitToSave, stored: Unit | undefined): Unit {
  return { unitCode, name, kind, parentCode, retired: retired ?? stored?.retired ?? false };
}

function refusal(objection: UnitObjection, { unitLevels, unitCodeDigits }: UnitRules): AppError {
  const { unitCode } = objection;
  switch (objection.kind) {
    case 'unit_below_itself':
      return errors.unitBelowItself(unitCode);
    case 'unit_too_deep':
      return errors.unitTooDeep(unitCode, unitLevels);
    case 'unit_code_digits':
      return errors.unitCodeDigits(unitCode, unitCodeDigits);
    case 'unit_retired':
      return errors.unitRetired(objection.parentCode, 'body.parentCode');
  }
}
