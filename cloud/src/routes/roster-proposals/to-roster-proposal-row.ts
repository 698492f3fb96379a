import type { RosterProposalRow } from '@rollcall/shared/http/roster-proposals';
import type { Bonds } from '../../auth/bonds.ts';
import { partIn } from '../../auth/principal.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { StoredRosterProposal } from '../../duty/roster-proposals/repository.ts';
import { toIso } from '../to-iso.ts';

export function toRosterProposalRow(row: StoredRosterProposal, session: SignedIn, bonds: Bonds): RosterProposalRow {
  const { proposerId, onBehalfOfId, place: _, ...proposal } = row;
  return {
    ...proposal,
    from: toIso(row.from),
    to: toIso(row.to),
    proposedAt: toIso(row.proposedAt),
    decidedAt: toIso(row.decidedAt),
    ...partIn(session, { askedBy: proposerId, onBehalfOf: onBehalfOfId }, bonds),
  };
}
