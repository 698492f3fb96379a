import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { CustodyChange } from './custody-change.ts';
import { findVisibleCustody } from './find-visible-custody.ts';
import { saveCustodies } from './save-custodies.ts';

/** Removes a wrong entry. Its facts stay. @throws AppError `not_found` */
export async function removeCustody(db: Database, custodyId: string, change: CustodyChange): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { basis } = await findVisibleCustody(tx, custodyId, change);
    if (basis === 'observed') throw errors.custodyObserved();
    await saveCustodies(tx, [], change, { remove: [custodyId] });
  });
}
