import type { Database, Transaction } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { assertMayDecideEdits } from '../../duty/assert-may-decide-edits.ts';
import { lockDuty } from '../../duty/duty-lock-repository.ts';
import { sidesOf } from '../../duty/roster-edit.ts';
import { selectRosterEdits } from '../../duty/roster-edit-repository.ts';
import {
  findRosterProposal,
  lockRosterProposal,
  selectUnitsOfProposal,
} from '../../duty/roster-proposal-write-repository.ts';
import { settleRosterProposal } from '../../duty/settle-roster-proposal.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

export const rosterProposalRequests: RequestKind = {
  find: async (db, id) => requestOf(db, await findRosterProposal(db, id)),
  async lock(tx, id) {
    // Before any row: the roster can't change between check and write.
    await lockDuty(tx);
    return requestOf(tx, await lockRosterProposal(tx, id));
  },
};

async function requestOf(
  tx: Database | Transaction,
  proposal: Awaited<ReturnType<typeof findRosterProposal>>,
): Promise<WaitingRequest | undefined> {
  if (!proposal) return undefined;
  const { roster_proposal_id: rosterProposalId, state } = proposal;
  const edits = await selectRosterEdits(tx, rosterProposalId, { sight: seesAll });
  const units = await selectUnitsOfProposal(tx, rosterProposalId);
  const badgeNos = [...new Set(edits.flatMap(sidesOf).map(({ badgeNo }) => badgeNo))];
  return {
    subject: `roster_proposal:${rosterProposalId}`,
    findingId: null,
    unitCode: units.length === 1 ? (units[0] ?? null) : null,
    badgeNo: badgeNos.length === 1 ? (badgeNos[0] ?? null) : null,
    waits: state === 'pending',
    action: 'roster.approve',
    assertMayDecide: (db, session, now, options) =>
      assertMayDecideEdits(db, session, { proposal, edits }, now, options),
    settle: (held, { outcome, reason, outsideDecisionId, decidedBy: approvedBy, by, at }) =>
      settleRosterProposal(
        held,
        { proposal, edits },
        {
          state: outcome === 'granted' ? 'approved' : 'refused',
          ...{ reason, outsideDecisionId, approvedBy, by, at },
        },
      ),
    told: { proposedBy: proposal.proposer_name },
  };
}
