import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { closeDoneLists } from './repository.ts';

/** Lists of which everything is deleted or kept are done. */
export async function closeLists(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const closed = await closeDoneLists(tx, now);
    if (closed.length === 0) return;
    await appendFacts(
      tx,
      closed.map((id) => ({ type: 'deletion_list_done', subject: `deletion_list:${id}` as const, payload: {} })),
    );
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}
