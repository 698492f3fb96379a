import type { Transaction } from '../db/database.ts';
import type { ChangedBy } from './changed-by.ts';
import type { SaveResult } from './save-result.ts';
import { saveRows } from './save-rows.ts';
import { selectUnits, type Unit, upsertUnits } from './unit-repository.ts';

/** Makes units or changes them. That no unit comes below itself is the caller's to see. */
export async function saveUnits(tx: Transaction, units: readonly Unit[], by: ChangedBy): Promise<SaveResult> {
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
