import { mostRecordingsOfRequest, type NewAccessRequest } from '@rollcall/shared/http/access-requests';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { seesAll } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { selectRecordings } from '../recording-page-repository.ts';
import { insertAccessRequest, selectForeignRecordings } from './access-request-repository.ts';

const mostMs = 90 * 24 * 60 * 60_000;

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
  if (expiresAt <= requestedAt || expiresAt.getTime() - requestedAt.getTime() > mostMs) throw errors.accessExpiry();
  const limit = mostRecordingsOfRequest + 1;
  const found = footageOf
    ? await selectRecordings(db, { ...footageOf, sort: 'capturedAt', limit }, { sight: seesAll, limit })
    : recordingIds.map((recording_id) => ({ recording_id }));
  if (found.length > mostRecordingsOfRequest) throw errors.tooMuchToRequest(mostRecordingsOfRequest);
  return db.transaction().execute(async (tx) => {
    const meant = found.map(({ recording_id }) => recording_id);
    const foreign = await selectForeignRecordings(tx, meant, asker.unitCode);
    if (foreign.length === 0) throw errors.nothingToRequest();
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
