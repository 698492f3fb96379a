import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isRecent } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';

function decisionsAbout(badgeNo: string, where: readonly RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`d.decision_id`,
    findingId: sql`d.finding_id`,
    badgeNo: sql`${badgeNo}`,
    unitCode: sql`f.unit_code`,
    since: sql`d.decided_at`,
    about: {
      findingKind: sql`d.finding_kind`,
      dutyDate: sql`f.duty_date`,
      step: sql`d.step`,
      text: sql`d.reason`,
    },
    from: sql`finding_decision d join finding f on f.finding_id = d.finding_id`,
    where: [sql`d.state = 'counts' and d.badge_nos @> array[${badgeNo}]::text[]`, ...where],
  };
}

/** The finding stands by this decision, and its officer hasn't seen it: his time to appeal doesn't run. */
function isToBeSeen(badgeNo: string): RawBuilder<SqlBool> {
  return sql`(
    d.step in ('excuse', 'unfounded', 'confirm')
    and not exists (select from decision_notice n where n.decision_id = d.decision_id and n.badge_no = ${badgeNo})
    and not exists (
      select from finding_decision later
      where later.finding_id = d.finding_id and later.state = 'counts' and later.step <> 'close'
        and (later.decided_at, later.decision_id) > (d.decided_at, d.decision_id)
    )
  )`;
}

const toSee: InboxSource = {
  side: 'must_do',
  kind: 'decision_notice',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts ? undefined : decisionsAbout(badgeNo, [isToBeSeen(badgeNo)]),
};

const others: InboxSource = {
  side: 'decided',
  kind: 'decision_notice',
  select(reader) {
    const { badgeNo, acts } = reader;
    if (badgeNo === null || acts) return undefined;
    return decisionsAbout(badgeNo, [isRecent(sql`d.decided_at`, reader), sql`not ${isToBeSeen(badgeNo)}`]);
  },
};

export const decisionsAboutMe = [toSee, others];
