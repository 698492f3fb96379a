import { type SqlBool, sql } from 'kysely';
import { leadsNoneOf } from '../../auth/liable.ts';
import { requestSources } from '../request-sources.ts';

const changes = sql`select from roster_proposal_change c where c.roster_proposal_id = p.roster_proposal_id`;

/** Its units are one, or it is shown under none. */
const unitCode = sql`(
  select min(code) from roster_proposal_change c, unnest(c.unit_codes) as code
  where c.roster_proposal_id = p.roster_proposal_id having count(distinct code) = 1
)`;
const badgeNo = sql`(
  select min(badge) from roster_proposal_change c, unnest(c.badge_nos) as badge
  where c.roster_proposal_id = p.roster_proposal_id having count(distinct badge) = 1
)`;

const side = {
  badgeNo: sql`(side ->> 'badgeNo')`,
  unitCode: sql`null`,
  from: sql`(side ->> 'startsAt')::timestamptz`,
  until: sql`(side ->> 'endsAt')::timestamptz`,
};

/** Decided as a whole: by who may decide about each of its officers. */
export const rosterProposals = requestSources({
  kind: 'roster_proposal',
  action: 'roster.approve',
  from: sql`roster_proposal p`,
  id: sql`p.roster_proposal_id`,
  badgeNo,
  unitCode,
  text: sql`p.reason`,
  asked: { by: sql`p.proposed_by`, onBehalfOf: sql`p.on_behalf_of`, at: sql`p.proposed_at` },
  waits: () => sql`p.state = 'pending'`,
  decided: {
    at: sql`p.decided_at`,
    reason: sql`p.decision_reason`,
    granted: sql<SqlBool>`p.state = 'approved'`,
    refused: sql<SqlBool>`p.state = 'refused'`,
  },
  mayDecide: ({ barred }, { unitCode: unit }) => [
    sql`not exists (${changes} and c.badge_nos && ${barred}::text[])`,
    sql`not exists (
      select from roster_proposal_change c, unnest(array[c.before, c.after]) as side
      where c.roster_proposal_id = p.roster_proposal_id and side is not null and not ${leadsNoneOf(side, barred)}
    )`,
    unit === undefined ? sql`true` : sql`not exists (${changes} and not c.unit_codes <@ array[${unit}]::text[])`,
  ],
});
