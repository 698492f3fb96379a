import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { workingDayAfter } from '../../roster/calendar/working-days.ts';
import { liabilityAppealWaits } from '../liability/conditions.ts';
import { standingDecision } from '../standing-decision.ts';

/**
 * Closes what was decided once it can't be appealed against any more: everybody whom the decision names saw it, and the time of
 * each is over; where it names nobody, or nothing is held against anybody, so many days after the decision. What an appeal waits
 * about, somebody has to look at again, or somebody still answers for in a case, stays.
 * @returns how many were closed
 */
export async function closeHandled(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const today = localDateOf(now);
    const { appealDays } = await readParameters(tx);
    const calendar = await readCalendar(tx);
    const { rows } = await sql<Ended>`
      select f.finding_id as "findingId", f.unit_code as "unitCode",
        coalesce(
          (select max(a.decided_at) from finding_appeal a where a.finding_id = f.finding_id and a.state = 'upheld'), d.at
        ) as "decidedAt",
        cardinality(d.badge_nos) = 0 or f.handling = 'unfounded' as "ofNobody"
      from finding f
      left join lateral ${standingDecision} as d on true
      where f.handling in ('excused', 'unfounded', 'decided') and f.look_again is null
        and not exists (select from finding_appeal a where a.finding_id = f.finding_id and a.state = 'pending')
        and not exists (select from liability_appeal l where l.finding_id = f.finding_id and ${liabilityAppealWaits})
        and not exists (select from finding_decision w where w.finding_id = f.finding_id and w.state = 'waits')
        and not exists (
          select from accountability_entry_finding r
          join accountability_entry e on e.entry_id = r.entry_id
          where r.finding_id = f.finding_id and e.state not in ('final', 'ended')
        )
        and (f.handling = 'unfounded' or not exists (
          select from unnest(d.badge_nos) as person (badge_no)
          where not exists (
            select from decision_notice n
            where n.decision_id = d.decision_id and n.badge_no = person.badge_no and n.appeal_until_on < ${today}
          )
        ))
      order by f.finding_id
      for no key update of f skip locked
    `.execute(tx);
    const over = rows.filter(
      ({ ofNobody, decidedAt }) =>
        !ofNobody || decidedAt === null || workingDayAfter(localDateOf(decidedAt), appealDays, calendar) < today,
    );
    if (over.length === 0) return 0;
    await tx
      .updateTable('finding')
      .set({ handling: 'closed' })
      .where('finding_id', '=', sql<string>`any(${over.map(({ findingId }) => findingId)}::uuid[])`)
      .execute();
    await appendFacts(
      tx,
      over.map(({ findingId }) => ({
        type: 'finding_closed' as const,
        subject: `finding:${findingId}` as const,
        payload: { why: 'appeal_time_over' },
      })),
    );
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [...new Set(over.map(({ unitCode }) => unitCode))].sort() }]);
    return over.length;
  });
}

interface Ended {
  findingId: string;
  unitCode: string;
  decidedAt: Date | null;
  ofNobody: boolean;
}
