import type { Database } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { selectUnsettledRecorders } from './observation-repository.ts';
import { rederiveCustody } from './rederive-custody.ts';

/** Lets observations count whose officer and recorder have been registered since. @returns of how many recorders */
export async function settleUnknown(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // Check without the lock first, because it stops intake and there is hardly ever anything to do. Then read again under it.
    if ((await selectUnsettledRecorders(tx)).length === 0) return 0;
    await lockDutyExclusive(tx);
    const recorderSerials = await selectUnsettledRecorders(tx);
    await rederiveCustody(tx, recorderSerials);
    return recorderSerials.length;
  });
}
