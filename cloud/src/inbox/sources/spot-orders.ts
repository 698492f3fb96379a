import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { inScope } from '../../db/data-scope.ts';
import { namesNoneOf } from '../conditions.ts';
import type { Entries, InboxSource } from '../source.ts';

function orders(where: readonly RawBuilder<SqlBool>[]): Entries {
  return {
    id: sql`r.spot_order_id`,
    badgeNo: sql`r.owner_badge_no`,
    unitCode: sql`r.unit_code`,
    dueOn: sql`local_day(r.due_at)`,
    since: sql`r.ordered_at`,
    about: { text: sql`r.task` },
    from: sql`spot_order r`,
    where,
  };
}

/** By the owner, or who acts for him. */
const toPutRight: InboxSource = {
  side: 'must_do',
  kind: 'spot_order',
  select: ({ principalId }) =>
    orders([
      sql`r.state = 'ordered'
        and r.owner_badge_no = (select badge_no from account where account_id = ${principalId})`,
    ]),
};

/** By an inspector who is neither the owner, nor whom it concerns. */
const toCheck: InboxSource = {
  side: 'must_do',
  kind: 'spot_order_check',
  select({ barred, dataScopeFor }) {
    const dataScope = dataScopeFor('rectifications.check');
    if (dataScope === undefined) return undefined;
    const { dueOn: _, ...proved } = orders([
      sql`r.state = 'proved' and r.owner_badge_no <> all(${barred}::text[])`,
      concernsNoneOf(barred),
      inScope(dataScope, { unitCode: sql`r.unit_code`, badgeNo: sql`r.owner_badge_no` }),
    ]);
    return proved;
  },
};

/** Whether what order `r` was given from is about none of these officers. */
const concernsNoneOf = (badgeNos: readonly string[]) => sql<SqlBool>`not exists (
  select from finding f where f.finding_id = r.finding_id and not ${namesNoneOf(badgeNos)}
  union all select from review w where w.review_id = r.review_id and w.badge_no = any(${badgeNos}::text[])
  union all select from field_inspection i where i.inspection_id = r.inspection_id and i.badge_no = any(${badgeNos}::text[])
)`;

export const spotOrders = [toPutRight, toCheck];
