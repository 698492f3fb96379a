import type { RosterProposalRow } from '@rollcall/shared/http/roster-proposals';
import type { StoredRosterProposal } from '../../duty/roster-proposal-repository.ts';
import { toIso } from '../to-iso.ts';

export function toRosterProposalRow(row: StoredRosterProposal, accountId: string): RosterProposalRow {
  const { proposerId, onBehalfOf, place: _, ...proposal } = row;
  return {
    ...proposal,
    from: toIso(row.from),
    to: toIso(row.to),
    proposedAt: toIso(row.proposedAt),
    decidedAt: toIso(row.decidedAt),
    own: proposerId === accountId || onBehalfOf === accountId,
  };
}
