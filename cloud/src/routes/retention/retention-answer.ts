import type { RetentionResponse } from '@rollcall/shared/http/retention';
import type { Database } from '../../db/database.ts';
import {
  selectCategoryCounts,
  selectChanges,
  selectDueByMonth,
} from '../../evidence/retention/retention-change-repository.ts';
import { readRetention } from '../../evidence/retention/retention-repository.ts';
import { toIso } from '../to-iso.ts';

const shownChanges = 20;
const shownMonths = 24;

/** How long what is kept, as it counts now, and what follows from it. */
export async function retentionAnswer(db: Database, accountId: string, now: Date): Promise<RetentionResponse> {
  const retention = await readRetention(db);
  const [changes, counts, dueByMonth] = await Promise.all([
    selectChanges(db, shownChanges),
    selectCategoryCounts(db),
    selectDueByMonth(db, retention, { now, months: shownMonths }),
  ]);
  return {
    ...retention,
    changes: changes.map(({ proposerId, ...change }) => ({
      ...change,
      proposedAt: toIso(change.proposedAt),
      decidedAt: toIso(change.decidedAt),
      own: proposerId === accountId,
    })),
    counts,
    dueByMonth,
  };
}
