import type { Database } from '../../db/database.ts';
import { lockDuty } from '../duty-lock-repository.ts';
import { selectUnsettledRecorders } from './observation-repository.ts';
import { rederiveCustody } from './rederive-custody.ts';

/** What was seen of recorders and officers that were registered since begins to count. @returns of how many recorders */
export async function settleUnknown(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    // Looked at first without the lock, which stops intake: there is hardly ever any.
    if ((await selectUnsettledRecorders(tx)).length === 0) return 0;
    await lockDuty(tx);
    const recorderSerials = await selectUnsettledRecorders(tx);
    await rederiveCustody(tx, recorderSerials);
    return recorderSerials.length;
  });
}
