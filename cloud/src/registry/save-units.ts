import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { lockRegistry } from './registry-lock-repository.ts';
import type { SaveResult } from './save-result.ts';
import { saveRows } from './save-rows.ts';
import { unitBelowItself } from './unit-below-itself.ts';
import { listUnits, selectUnits, type Unit, upsertUnits } from './unit-repository.ts';

/** Makes units or changes them. @throws AppError `unit_below_itself` */
export async function saveUnits(tx: Transaction, units: readonly Unit[], by: ChangedBy): Promise<SaveResult> {
  await lockRegistry(tx);
  const unitCode = unitBelowItself([...(await listUnits(tx)), ...units]);
  if (unitCode !== undefined) throw errors.unitBelowItself(unitCode);
  return saveRows(
    tx,
    {
      kind: 'unit',
      keyOf: (unit) => unit.unitCode,
      select: selectUnits,
      complete: ({ unitCode, name, kind, parentCode }) => ({ unitCode, name, kind, parentCode }),
      upsert: upsertUnits,
    },
    units,
    by,
  );
}
