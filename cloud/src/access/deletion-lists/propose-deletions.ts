import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { readRetention } from '../retention/retention-repository.ts';
import { hasProposedList, insertList, lockProposals } from './repository.ts';

/** As many as a person can look over. */
const mostOfList = 500;

/**
 * Puts what is due on a list for two people, unless one waits for them already.
 * @returns how many recordings are on it
 */
export async function proposeDeletions(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if (!(await lockProposals(tx)) || (await hasProposedList(tx))) return 0;
    const retention = await readRetention(tx);
    const list = await insertList(tx, { retention, now, limit: mostOfList });
    if (!list) return 0;
    const { deletionListId, recordingIds } = list;
    await appendFacts(tx, [
      {
        type: 'deletion_list_proposed',
        subject: `deletion_list:${deletionListId}`,
        payload: { recordingIds, retentionVersion: retention.version },
      },
      ...recordingIds.map(
        (recordingId): Fact => ({
          type: 'deletion_listed',
          subject: `recording:${recordingId}`,
          payload: { deletionListId },
        }),
      ),
    ]);
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
    return recordingIds.length;
  });
}
