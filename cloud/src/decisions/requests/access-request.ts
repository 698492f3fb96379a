import {
  type AccessRequest,
  findAccessRequest,
  isDecided,
  lockAccessRequest,
} from '../../evidence/access/access-request-repository.ts';
import { assertMayDecideAccess } from '../../evidence/access/assert-may-decide-access.ts';
import { settleAccess } from '../../evidence/access/settle-access.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** Granted, it counts as long as it was asked for. It is about other units' footage: of no unit. */
export const accessRequestRequests: RequestKind = {
  find: async (db, accessRequestId) => requestOf(await findAccessRequest(db, accessRequestId)),
  lock: async (tx, accessRequestId) => requestOf(await lockAccessRequest(tx, accessRequestId)),
};

function requestOf(request: AccessRequest | undefined): WaitingRequest | undefined {
  if (!request) return undefined;
  const { access_request_id: accessRequestId, expires_at: expiresAt } = request;
  return {
    subject: `access_request:${accessRequestId}`,
    findingId: null,
    unitCode: null,
    badgeNo: null,
    waits: !isDecided(request),
    action: 'access.decide',
    assertMayDecide: (db, session, now) => assertMayDecideAccess(db, session, request, now),
    settle: (tx, { outcome, reason, outsideDecisionId, decidedBy: approvedBy, by, username, at }) =>
      settleAccess(tx, request, {
        decision: outcome === 'granted' ? 'approved' : 'refused',
        ...{ reason, expiresAt, by, username, at },
        outside: { outsideDecisionId, approvedBy },
      }),
    told: { accessRequestId, expiresAt: expiresAt.toISOString() },
  };
}
