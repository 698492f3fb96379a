import { mostAccessDays } from '@rollcall/shared/fields/access-requests';
import {
  accessRequests,
  mostRecordingsOfRequest,
  type NewAccessRequest,
} from '@rollcall/shared/resources/access-requests';
import { accessRequestProblems } from '@rollcall/shared/words/access-requests';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { notifySessions } from '../../db/notify-sessions.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { selectRecordings } from '../../evidence/recording-page-repository.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact, appendFacts, type Fact } from '../../ledger/append-fact.ts';
import {
  type AccessRequest,
  endViewingSessions,
  findAccessRequest,
  insertAccessRequest,
  lockAccessRequest,
  saveAccessDecision,
  saveAccessRevocation,
  selectForeignRecordings,
  selectRequestedIds,
} from './repository.ts';

/** What it refuses; exports refuse some of it, too. */
export const accessProblem = problemsOf(accessRequests.problems, accessRequestProblems);

/** Of recordings of another unit that nobody has let the account see. */
export function accessNeeded(recordingIds: readonly string[]): AppError {
  return accessProblem('access_request_needed', {
    detail: `You have no valid approval for ${recordingIds.length} of these recordings.`,
    fields: recordingIds.slice(0, 20).map((recordingId) => ({ path: 'body.recordingIds', message: recordingId })),
  });
}

const mostMs = mostAccessDays * 24 * 60 * 60_000;

/**
 * Asks to see footage of other units. Which recordings it is for is settled now: what comes later is for another request.
 * @returns the request's id
 * @throws access_expiry, nothing_to_request, too_much_to_request
 */
export async function requestAccess(
  { db, now }: { db: Database; now: () => Date },
  asker: Pick<SignedIn, 'accountId' | 'username' | 'unitCode'>,
  { purpose, footageOf, recordingIds = [], ...request }: NewAccessRequest,
): Promise<string> {
  const requestedAt = now();
  const expiresAt = new Date(request.expiresAt);
  if (expiresAt <= requestedAt || expiresAt.getTime() - requestedAt.getTime() > mostMs)
    throw accessProblem('access_expiry');
  const limit = mostRecordingsOfRequest + 1;
  const found = footageOf
    ? await selectRecordings(db, { ...footageOf, sort: 'capturedAt', limit }, { dataScope: seesAll, limit })
    : recordingIds.map((recording_id) => ({ recording_id }));
  if (found.length > mostRecordingsOfRequest) {
    const detail = `A request covers ${mostRecordingsOfRequest} recordings at most.`;
    throw accessProblem('too_much_to_request', { detail });
  }
  return db.transaction().execute(async (tx) => {
    const meant = found.map(({ recording_id }) => recording_id);
    const foreign = await selectForeignRecordings(tx, meant, asker.unitCode);
    if (foreign.length === 0) throw accessProblem('nothing_to_request');
    const { accountId } = asker;
    const asked = { purpose, requestedAt, expiresAt, recordingIds: foreign };
    const accessRequestId = await insertAccessRequest(tx, { accountId, onBehalfOf: principalId(), ...asked });
    await appendFact(tx, {
      type: 'access_requested',
      subject: `access_request:${accessRequestId}`,
      payload: { by: asker.username, purpose, expiresAt: expiresAt.toISOString(), recordingIds: foreign },
    });
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
    return accessRequestId;
  });
}

/**
 * Takes a request back, or an approval: what was opened by it ends at once, bytes on their way included.
 * @param who.mayDecide whether it may be somebody else's
 * @throws not_found, already_decided
 */
export async function revokeAccess(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { mayDecide: boolean },
  accessRequestId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const request = await lockAccessRequest(tx, accessRequestId);
    if (!request) throw errors.notFound('The access request');
    const { account_id: askedBy, on_behalf_of: onBehalfOf } = request;
    if (!isOfPrincipal(who, { askedBy, onBehalfOf }) && !who.mayDecide) throw errors.notFound('The access request');
    if (request.decision === 'refused' || request.revoked_at !== null) throw errors.alreadyDecided();
    await saveAccessRevocation(tx, accessRequestId, { reason, by: who.accountId, at });
    const recordingIds = await selectRequestedIds(tx, accessRequestId);
    const ownerId = onBehalfOf ?? askedBy;
    const ended = await endViewingSessions(tx, { ownerId, recordingIds, at });
    await appendFact(tx, {
      type: 'access_revoked',
      subject: `access_request:${accessRequestId}`,
      payload: { by: who.username, reason, accountId: ownerId, viewingSessionsEnded: ended.length },
    });
    for (const accountId of new Set([ownerId, ...ended])) await notifySessions(tx, accountId);
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
  });
}

/**
 * To see other units' footage: of no unit. Granted, it counts at once, until then or as long as it was asked for, and stands in the
 * history of each recording. @throws access_expiry when it is granted for longer than asked, or for no time
 */
export const requestsOfAccess = {
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
    // Nobody decides on it any more once somebody has, or it was taken back.
    waits: request.decision === null && request.revoked_at === null,
    barred: { askers: [askedBy, onBehalfOf], own: () => accessProblem('own_access_request'), concerned: [] },
    told: ({ until = request.expires_at }) => ({ accessRequestId, expiresAt: until.toISOString() }),
    async settle(tx, { outcome, reason, by, username, at, outside, until: expiresAt = request.expires_at }) {
      const granted = outcome === 'granted';
      if (expiresAt > request.expires_at || (granted && expiresAt <= at)) throw accessProblem('access_expiry');
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
