import { retention as resource } from '@rollcall/shared/resources/retention';
import { isOfPrincipal } from '../../auth/principal.ts';
import { decideRequest } from '../../auth/request.ts';
import type { Acting } from '../../auth/second-person.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { type Retention, readRetention } from './kept-until-repository.ts';
import { selectCategoryCounts, selectChanges, selectDueByMonth } from './repository.ts';
import { dryRunPeriods, proposePeriods, retentionChanges, withdrawChange } from './retention-change.ts';

const { read, dryRun, propose, decide } = resource.endpoints;

const shownChanges = 20;

export const servedRetention: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(read, ({ session }) => retentionAnswer(db, session, now())),
    serve(dryRun, async ({ body }) => ({ rows: await dryRunPeriods({ db, now }, body.periods) })),
    serve(propose, async ({ session, body }) => {
      await proposePeriods({ db, now }, session, body);
      return retentionAnswer(db, session, now());
    }),
    serve(decide, async ({ session, params: { retentionChangeId }, body: { decision, reason } }) => {
      if (decision === 'withdrawn') await withdrawChange({ db, now }, session, retentionChangeId, reason);
      else {
        const decider = { ...session, dataScope: seesAll };
        const decided = { granted: decision === 'approved', reason };
        await decideRequest({ db, now }, retentionChanges, decider, retentionChangeId, decided);
      }
      return retentionAnswer(db, session, now());
    }),
  ],
};

/** The periods in force, the newest changes of them, and what follows from them. */
export async function retentionAnswer(db: Database, session: Acting, now: Date) {
  const retention = await readRetention(db);
  const [changes, counts, dueByMonth] = await Promise.all([
    selectChanges(db, shownChanges),
    selectCategoryCounts(db),
    selectDueByMonth(db, retention, { now, months: longest(retention) }),
  ]);
  const { ticketMonths: _, ...shown } = retention;
  return {
    ...shown,
    changes: changes.map(({ proposerId, onBehalfOfId, ...change }) => ({
      ...change,
      own: isOfPrincipal(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }),
    })),
    counts,
    dueByMonth,
  };
}

/** What ends at all ends within this. */
function longest({ periods, floorMonths, ticketMonths }: Retention): number {
  return Math.max(floorMonths, ticketMonths, ...Object.values(periods).filter((months) => months !== null));
}
