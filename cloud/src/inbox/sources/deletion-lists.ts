import { sql } from 'kysely';
import type { InboxSource } from '../source.ts';

/** HQ proposes them; two people approve each, who are no one person. */
export const deletionLists: InboxSource = {
  side: 'must_do',
  kind: 'deletion_list',
  select: ({ bound, dataScopeFor }) =>
    dataScopeFor('retention.approve') === undefined
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
