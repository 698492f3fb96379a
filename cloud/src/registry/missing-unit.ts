import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { selectUnits } from './unit-repository.ts';

/**
 * What is wrong with a field that names a unit: that there is none of this code.
 * @param forPast also a retired unit will do
 * @throws AppError `unit_retired`
 */
export async function missingUnit(
  tx: Transaction,
  field: 'unitCode' | 'parentCode',
  unitCode: string | null,
  { forPast = false }: { forPast?: boolean } = {},
): Promise<{ path: string; message: string }[]> {
  if (unitCode === null) return [];
  const [unit] = await selectUnits(tx, [unitCode]);
  if (unit?.retired && !forPast) throw errors.unitRetired(unitCode, `body.${field}`);
  return unit ? [] : [{ path: `body.${field}`, message: `there is no unit ${unitCode}` }];
}
