import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { selectUnits } from './unit-repository.ts';

/** That the unit isn't retired; one that doesn't exist is for the caller to refuse. @throws AppError `unit_retired` */
export async function assertUnitInUse(tx: Transaction, unitCode: string | null): Promise<void> {
  if (unitCode === null) return;
  const [unit] = await selectUnits(tx, [unitCode]);
  if (unit?.retired) throw errors.unitRetired(unitCode);
}
