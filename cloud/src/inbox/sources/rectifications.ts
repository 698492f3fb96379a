import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { findingSeenBy } from '../../findings/finding-list-repository.ts';
import { namesNoneOf } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';

function orders(where: readonly RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`r.rectification_id`,
    findingId: sql`r.finding_id`,
    badgeNo: sql`r.owner_badge_no`,
    unitCode: sql`f.unit_code`,
    dueOn: sql`r.due_on`,
    since: sql`r.ordered_at`,
    about: { findingKind: sql`r.finding_kind`, dutyDate: sql`f.duty_date`, text: sql`r.task` },
    from: sql`rectification r join finding f on f.finding_id = r.finding_id`,
    where,
  };
}

/** By the owner, or who acts for him. */
const toProve: InboxSource = {
  side: 'must_do',
  kind: 'rectification',
  select: ({ principalId }) =>
    orders([
      sql`r.state = 'ordered'
        and r.owner_badge_no = (select badge_no from account where account_id = ${principalId})`,
    ]),
};

/** By somebody who is neither the owner nor named by the finding. */
const toCheck: InboxSource = {
  side: 'must_do',
  kind: 'rectification_check',
  select({ barred, dataScopeFor }) {
    const dataScope = dataScopeFor('rectifications.check');
    if (dataScope === undefined) return undefined;
    const { dueOn: _, ...proved } = orders([
      sql`r.state = 'proved' and r.owner_badge_no <> all(${barred}::text[])`,
      findingSeenBy(dataScope),
      namesNoneOf(barred),
    ]);
    return proved;
  },
};

export const rectifications = [toProve, toCheck];
