import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import {
  type AccessRequest,
  findAccessRequest,
  isDecided,
  lockAccessRequest,
  saveAccessDecision,
  selectRequestedIds,
} from './access-request-repository.ts';

/**
 * To see other units' footage: of no unit. Granted, it counts at once, until then or as long as it was asked for, and stands in the
 * history of each recording. @throws access_expiry when it is granted for longer than asked, or for no time
 */
export const accessRequests = {
  name: 'The access request',
  action: 'access.decide',
  facts: { granted: 'access_approved', refused: 'access_refused' },
  find: async (db, accessRequestId) => requestOf(await findAccessRequest(db, accessRequestId)),
  lock: async (tx, accessRequestId) => requestOf(await lockAccessRequest(tx, accessRequestId)),
} as const satisfies RequestKind;

function requestOf(request: AccessRequest | undefined): WaitingRequest | undefined {
  if (!request) return undefined;
  const { access_request_id: accessRequestId, account_id: askedBy, on_behalf_of: onBehalfOf } = request;
  return {
    subject: `access_request:${accessRequestId}`,
    findingId: null,
    unitCode: null,
    badgeNo: null,
    waits: !isDecided(request),
    barred: { askers: [askedBy, onBehalfOf], own: errors.ownAccessRequest, concerned: [] },
    told: ({ until = request.expires_at }) => ({ accessRequestId, expiresAt: until.toISOString() }),
    async settle(tx, { outcome, reason, by, username, at, outside, until: expiresAt = request.expires_at }) {
      const granted = outcome === 'granted';
      if (expiresAt > request.expires_at || (granted && expiresAt <= at)) throw errors.accessExpiry();
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      const decision = granted ? 'approved' : 'refused';
      await saveAccessDecision(tx, accessRequestId, { decision, reason, by, at, expiresAt, outsideDecisionId });
      const recordingIds = granted ? await selectRequestedIds(tx, accessRequestId) : [];
      const payload = {
        ...{ by: username, reason, accessRequestId, expiresAt: expiresAt.toISOString() },
        ...{ accountId: onBehalfOf ?? askedBy },
        ...(outside && { outsideDecisionId, approvedBy: outside.decidedBy }),
      };
      await appendFacts(
        tx,
        recordingIds.map((id): Fact => ({ type: 'access_approved', subject: `recording:${id}`, payload })),
      );
      await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
    },
  };
}
