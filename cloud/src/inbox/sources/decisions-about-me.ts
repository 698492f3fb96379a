import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { leads, liabilityEnded } from '../../findings/liability/conditions.ts';
import { isRecent } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';
import { isLastDecision, unseenBy } from './unseen-decisions.ts';

function decisions(badgeNo: string, where: readonly RawBuilder<SqlBool>[]): Entries {
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
    where: [sql`d.state = 'counts'`, ...where],
  };
}

const isAbout = (badgeNo: string) => sql<SqlBool>`d.badge_nos @> array[${badgeNo}]::text[]`;

/** The finding stands by this decision, and its officer hasn't seen it: his time to appeal doesn't run. */
function isToBeSeen(badgeNo: string): RawBuilder<SqlBool> {
  return sql`(d.step in ('excuse', 'unfounded', 'confirm') and ${unseenBy(sql`${badgeNo}`)} and ${isLastDecision})`;
}

const toSee: InboxSource = {
  side: 'must_do',
  kind: 'decision_notice',
  select: ({ badgeNo, acts }) =>
    badgeNo === null || acts ? undefined : decisions(badgeNo, [isAbout(badgeNo), isToBeSeen(badgeNo)]),
};

/** He led somebody whom the decision names, is liable by that, and hasn't seen it. */
const toSeeAsLeader: InboxSource = {
  side: 'must_do',
  kind: 'leader_notice',
  select({ badgeNo, acts }) {
    if (badgeNo === null || acts) return undefined;
    return decisions(badgeNo, [
      sql`d.step = 'confirm' and f.leaders <> '{}'`,
      sql`f.handling in ('confirmed', 'rectifying', 'proved', 'decided')`,
      leads(badgeNo),
      sql`not ${isAbout(badgeNo)}`,
      sql`exists (
        select from jsonb_each_text(f.leaders) as led
        where led.value = ${badgeNo} and (led.key = any(d.badge_nos) or cardinality(d.badge_nos) = 0)
      )`,
      sql`not ${liabilityEnded(sql`${badgeNo}`)}`,
      isToBeSeen(badgeNo),
    ]);
  },
};

const others: InboxSource = {
  side: 'decided',
  kind: 'decision_notice',
  select(reader) {
    const { badgeNo, acts } = reader;
    if (badgeNo === null || acts) return undefined;
    return decisions(badgeNo, [isAbout(badgeNo), isRecent(sql`d.decided_at`, reader), sql`not ${isToBeSeen(badgeNo)}`]);
  },
};

export const decisionsAboutMe = [toSee, toSeeAsLeader, others];
