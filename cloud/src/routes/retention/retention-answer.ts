import type { RetentionResponse } from '@rollcall/shared/http/retention';
import {
  selectCategoryCounts,
  selectChanges,
  selectDueByMonth,
} from '../../access/retention/retention-change-repository.ts';
import { type Retention, readRetention } from '../../access/retention/retention-repository.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { Acting } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { toIso } from '../to-iso.ts';

const shownChanges = 20;

/** How long what is kept, as it counts now, and what follows from it. */
export async function retentionAnswer(db: Database, session: Acting, now: Date): Promise<RetentionResponse> {
  const retention = await readRetention(db);
  const [changes, counts, dueByMonth] = await Promise.all([
    selectChanges(db, shownChanges),
    selectCategoryCounts(db),
    selectDueByMonth(db, retention, { now, months: longest(retention) }),
  ]);
  return {
    ...retention,
    changes: changes.map(({ proposerId, onBehalfOfId, ...change }) => ({
      ...change,
      proposedAt: toIso(change.proposedAt),
      decidedAt: toIso(change.decidedAt),
      own: isOfPrincipal(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }),
    })),
    counts,
    dueByMonth,
  };
}

/** What ends at all ends within this. */
function longest({ periods, floorMonths }: Retention): number {
  return Math.max(floorMonths, ...Object.values(periods).filter((months) => months !== null));
}
