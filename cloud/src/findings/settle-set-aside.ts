import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { endEntriesOn } from './accountability/end-entries.ts';
import { selectHeldFindings } from './finding-repository.ts';
import { refuseWaiting } from './handling/repository.ts';
import { endRectifications } from './rectifications/end-rectification.ts';

/**
 * Ends what rests on findings that are set aside. Who sets one aside does it at once, except HQ 0.1.0, which knows nothing of it
 * and may have run meanwhile on this database.
 * @returns how many findings these were
 */
export async function settleSetAside(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ findingId: string }>`
      select f.finding_id as "findingId" from finding f
      where f.state = 'set_aside' and (
        exists (select from rectification r where r.finding_id = f.finding_id and r.state in ('ordered', 'proved'))
        or exists (select from finding_decision w where w.finding_id = f.finding_id and w.state = 'waits')
        or exists (select from accountability_entry_finding e where e.finding_id = f.finding_id and e.ended_at is null)
      )
    `.execute(tx);
    const findingIds = rows.map(({ findingId }) => findingId);
    if (findingIds.length === 0) return 0;
    await selectHeldFindings(tx, findingIds);
    await refuseWaiting(tx, findingIds);
    await endRectifications(tx, findingIds, { why: 'appeal_upheld', at: now });
    await endEntriesOn(tx, findingIds, now);
    return findingIds.length;
  });
}
