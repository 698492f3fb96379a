import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { Custody } from './custody.ts';
import type { CustodyChange } from './custody-change.ts';
import { refusalOfCustody } from './custody-refusal.ts';
import { findVisibleCustody } from './find-visible-custody.ts';
import { saveCustodies } from './save-custodies.ts';

/** Changes the given fields. @throws AppError when the change is not allowed */
export async function changeCustody(
  db: Database,
  custodyId: string,
  changes: { [Field in keyof Omit<Custody, 'custodyId'>]?: Custody[Field] | undefined },
  change: CustodyChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const before = await findVisibleCustody(tx, custodyId, change);
    if (before.basis === 'observed') throw errors.custodyObserved();
    const wanted = {
      custodyId,
      recorderSerial: changes.recorderSerial ?? before.recorderSerial,
      badgeNo: changes.badgeNo ?? before.badgeNo,
      basis: changes.basis ?? before.basis,
      heldFrom: changes.heldFrom ?? before.heldFrom,
      heldUntil: changes.heldUntil === undefined ? before.heldUntil : changes.heldUntil,
    };
    const saved = await saveCustodies(tx, [wanted], change);
    if (saved.outcome === 'refused') throw refusalOfCustody(saved.objections, wanted);
  });
}
