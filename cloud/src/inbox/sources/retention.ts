import { type SqlBool, sql } from 'kysely';
import { requestSources } from '../request-sources.ts';
import type { InboxSource } from '../source.ts';

const changes = requestSources({
  kind: 'retention_change',
  action: 'retention.approve',
  from: sql`retention_change c`,
  id: sql`c.retention_change_id`,
  text: sql`c.reason`,
  asked: { by: sql`c.proposed_by`, onBehalfOf: sql`c.on_behalf_of`, at: sql`c.proposed_at` },
  waits: () => sql`c.decision is null`,
  decided: {
    at: sql`c.decided_at`,
    reason: sql`c.decision_reason`,
    granted: sql<SqlBool>`c.decision = 'approved'`,
    refused: sql<SqlBool>`c.decision = 'refused'`,
  },
  mayDecide: () => [],
});

/** HQ proposes them; two people approve each, who are no one person. */
const deletionLists: InboxSource = {
  side: 'must_do',
  kind: 'deletion_list',
  select: ({ bound, sightFor }) =>
    sightFor('retention.approve') === undefined
      ? undefined
      : {
          id: sql`l.deletion_list_id`,
          since: sql`l.proposed_at`,
          from: sql`deletion_list l`,
          where: [
            sql`l.state = 'proposed'`,
            sql`not exists (
              select from deletion_decision d where d.deletion_list_id = l.deletion_list_id
                and (d.account_id = any(${bound}::uuid[]) or d.on_behalf_of = any(${bound}::uuid[]))
            )`,
          ],
        },
};

export const retention = [...changes, deletionLists];
