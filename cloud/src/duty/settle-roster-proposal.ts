import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findRosterConflicts } from './find-roster-conflicts.ts';
import type { selectRosterEdits } from './roster-edit-repository.ts';
import { type lockRosterProposal, saveRosterDecision } from './roster-proposal-write-repository.ts';
import { writeRosterEdits } from './write-roster-edits.ts';

const mostConflicts = 100;

interface Pending {
  proposal: NonNullable<Awaited<ReturnType<typeof lockRosterProposal>>>;
  edits: Awaited<ReturnType<typeof selectRosterEdits>>;
}

/**
 * Writes what was decided on an edit of the past; approved, it counts as a whole. The caller holds `lockDuty`, then the proposal.
 * @param decided.approvedBy as the facts of its shifts and leaves name who approved it
 * @throws roster_proposal_conflicts
 */
export async function settleRosterProposal(
  tx: Transaction,
  { proposal, edits }: Pending,
  decided: {
    state: 'approved' | 'refused';
    reason: string;
    by: string;
    approvedBy: string;
    at: Date;
    outsideDecisionId?: string;
  },
): Promise<void> {
  const { roster_proposal_id: rosterProposalId, act, proposer_name: by, reason: why } = proposal;
  const { approvedBy, ...decision } = decided;
  if (decided.state === 'approved') {
    const now = decided.at;
    const conflicts = await findRosterConflicts(tx, edits, { now, reason: why });
    if (conflicts.length > 0) throw errors.rosterProposalConflicts(conflicts.slice(0, mostConflicts), conflicts.length);
    await writeRosterEdits(tx, edits, { act, by, reason: why, now, rosterProposalId, approvedBy });
  }
  await saveRosterDecision(tx, rosterProposalId, decision);
}
