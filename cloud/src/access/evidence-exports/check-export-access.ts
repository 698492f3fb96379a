import { selectApprovals } from '../../access/access-requests/repository.ts';
import type { Transaction } from '../../db/database.ts';
import { problem } from '../../evidence/restrictions/problem.ts';
import type { Viewer } from '../../evidence/seen-by.ts';
import { accessNeeded, accessProblem } from '../access-requests/access-request.ts';
import { selectClosed } from './exportable-repository.ts';

/**
 * Sees that the account may have these recordings now: of its own unit, or by one approval of its own.
 * @returns the approval that it needs, null when it needs none
 * @throws recording_restricted, access_request_needed, several_approvals
 */
export async function checkExportAccess(
  tx: Transaction,
  recordingIds: readonly string[],
  viewer: Viewer,
): Promise<string | null> {
  const [restricted] = await selectClosed(tx, recordingIds, viewer);
  if (restricted)
    throw problem('recording_restricted', { detail: `The recording ${restricted.recordingId} is restricted` });
  const approvals = await selectApprovals(tx, recordingIds, viewer);
  const lacking = approvals.filter(({ accessRequestId }) => accessRequestId === null);
  if (lacking.length > 0) throw accessNeeded(lacking.map(({ recordingId }) => recordingId));
  const ids = new Set(approvals.map(({ accessRequestId }) => accessRequestId));
  if (ids.size > 1) throw accessProblem('several_approvals');
  return [...ids][0] ?? null;
}
