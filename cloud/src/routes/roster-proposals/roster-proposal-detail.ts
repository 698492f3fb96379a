import type { RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { selectRosterEdits } from '../../duty/roster-edit-repository.ts';
import { selectRosterProposals } from '../../duty/roster-proposal-repository.ts';
import { errors } from '../../errors/errors.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toRosterProposalChanges } from './to-roster-proposal-changes.ts';
import { toRosterProposalRow } from './to-roster-proposal-row.ts';

const mostChanges = 200;

/** One proposal with what it changes, as far as the session may see it. @throws AppError `not_found` */
export async function rosterProposalDetail(
  db: Database,
  session: SignedIn,
  rosterProposalId: string,
): Promise<RosterProposalDetail> {
  const { accountId } = session;
  const sight = sightOf(session);
  const [row] = await selectRosterProposals(db, { rosterProposalId, accountId, sight, limit: 1 });
  if (!row) throw errors.notFound('The proposal');
  const edits = await selectRosterEdits(db, rosterProposalId, { sight, limit: mostChanges });
  return { ...toRosterProposalRow(row, session), changes: await toRosterProposalChanges(db, edits) };
}
