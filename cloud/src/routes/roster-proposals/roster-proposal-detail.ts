import type { RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import { scopeOf } from '../../auth/permissions.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { isInSight, sightWithin } from '../../db/sight.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { selectRosterProposals } from '../../duty/roster-proposals/repository.ts';
import { selectRosterEdits } from '../../duty/roster-proposals/write-roster-edits.ts';
import { errors } from '../../errors/errors.ts';
import { findAppealOf } from '../../findings/swap-appeals.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toRosterProposalChanges } from './to-roster-proposal-changes.ts';
import { toRosterProposalRow } from './to-roster-proposal-row.ts';

const mostChanges = 200;

/** One proposal with what it changes, as far as the session may see it. @throws AppError `not_found` */
export async function rosterProposalDetail(
  db: Database,
  session: SignedIn,
  rosterProposalId: string,
  now: Date,
): Promise<RosterProposalDetail> {
  const sight = sightOf(session);
  const [row] = await selectRosterProposals(db, { rosterProposalId, sight, limit: 1 });
  if (!row) throw errors.notFound('The proposal');
  const edits = await selectRosterEdits(db, rosterProposalId, { sight, limit: mostChanges });
  const bonds = await findBonds(db, session);
  const outside =
    row.state === 'pending' ? await outsideStanding(db, 'roster_proposal', rosterProposalId, now) : undefined;
  const findings = sightWithin(scopeOf(session.role, 'findings.read'), session);
  const appealed = await findAppealOf(db, rosterProposalId);
  const fromAppeal = appealed && isInSight(findings, appealed);
  return {
    ...toRosterProposalRow(row, session, bonds),
    ...(outside ? { outside } : {}),
    ...(fromAppeal ? { fromAppeal: { findingId: appealed.findingId, dutyDate: appealed.dutyDate } } : {}),
    changes: await toRosterProposalChanges(db, edits),
  };
}
