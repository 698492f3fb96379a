import { type SqlBool, sql } from 'kysely';
import { requestSources } from '../request-sources.ts';

/** One that would be over already is no longer asked for. */
export const accessRequests = requestSources({
  kind: 'access_request',
  action: 'access.decide',
  from: sql`access_request a`,
  id: sql`a.access_request_id`,
  text: sql`a.purpose`,
  asked: { by: sql`a.account_id`, onBehalfOf: sql`a.on_behalf_of`, at: sql`a.requested_at` },
  waits: ({ now }) => sql`(a.decision is null and a.revoked_at is null and a.expires_at > ${now})`,
  decided: {
    at: sql`a.decided_at`,
    reason: sql`a.decision_reason`,
    granted: sql<SqlBool>`a.decision = 'approved'`,
    refused: sql<SqlBool>`a.decision = 'refused'`,
  },
  mayDecide: () => [],
});
