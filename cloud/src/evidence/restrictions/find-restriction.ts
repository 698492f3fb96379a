import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { Database } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import { opensRestricted, type Viewer } from '../seen-by.ts';

/** By whom and why a recording is restricted now, and whether the viewer opens it all the same. */
export async function findRestriction(
  db: Database,
  recordingId: string,
  viewer: Viewer,
): Promise<RecordingDetail['restriction']> {
  const row = await db
    .selectFrom('recording_restriction as x')
    .innerJoin('recording as r', 'r.recording_id', 'x.recording_id')
    .innerJoin('account as who', 'who.account_id', 'x.restricted_by')
    .select(['x.restriction_id as restrictionId', 'x.why', 'x.reason', 'x.restricted_at'])
    .select([signedBy('who').as('by'), opensRestricted(viewer).as('opens')])
    .where('x.recording_id', '=', recordingId)
    .where('x.lifted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { restricted_at, ...restriction } = row;
  return { ...restriction, opens: restriction.opens === true, at: restricted_at.toISOString() };
}
