import type { Transaction } from '../db/database.ts';
import { selectUnits } from './unit-repository.ts';

/** What is wrong with a field that names a unit: that there is none of this code. */
export async function missingUnit(
  tx: Transaction,
  field: 'unitCode' | 'parentCode',
  unitCode: string | null,
): Promise<{ path: string; message: string }[]> {
  if (unitCode === null || (await selectUnits(tx, [unitCode])).length > 0) return [];
  return [{ path: `body.${field}`, message: `there is no unit ${unitCode}` }];
}
