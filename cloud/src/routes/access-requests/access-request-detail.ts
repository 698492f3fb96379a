import type { AccessRequestDetail } from '@rollcall/shared/http/access-requests';
import { findBonds } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { errors } from '../../errors/errors.ts';
import { selectAccessRequests } from '../../evidence/access/access-request-repository.ts';
import { selectFootageOf } from '../../evidence/access/requested-footage-repository.ts';
import { viewerOf } from '../../evidence/access/viewer-of.ts';
import { toRecordingRow } from '../recordings/to-recording-row.ts';
import { visibleAccount } from '../visible-account.ts';
import { toAccessRequestRow } from './to-access-request-row.ts';

/** One request as the account may see it, with the footage that it may see of it now. @throws not_found */
export async function accessRequestDetail(
  db: Database,
  session: SignedIn,
  accessRequestId: string,
  now: Date,
): Promise<AccessRequestDetail> {
  const ownerId = visibleAccount(session);
  const [row] = await selectAccessRequests(db, { accessRequestId, ownerId, limit: 1 }, now);
  if (!row) throw errors.notFound('The access request');
  const footage = await selectFootageOf(db, accessRequestId, viewerOf(session, now));
  const bonds = await findBonds(db, session);
  const outside =
    row.state === 'pending' ? await outsideStanding(db, 'access_request', accessRequestId, now) : undefined;
  return {
    ...toAccessRequestRow(row, session, bonds),
    ...(outside ? { outside } : {}),
    footage: footage.map(toRecordingRow),
  };
}
