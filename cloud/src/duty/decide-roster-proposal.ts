import { isOfPrincipal } from '../auth/principal.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { Sight } from '../db/sight.ts';
import { seesAll } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertMayDecideEdits } from './assert-may-decide-edits.ts';
import { lockDuty } from './duty-lock-repository.ts';
import { selectRosterEdits } from './roster-edit-repository.ts';
import { lockRosterProposal, saveRosterDecision, selectUnitsOfProposal } from './roster-proposal-write-repository.ts';
import { settleRosterProposal } from './settle-roster-proposal.ts';

type Decider = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

/**
 * A second person approves an edit of the past, which then counts as a whole, or refuses it. The decider must be neither the
 * proposer nor acting for the proposer. Locks duty first, then the proposal's row: the roster can't change between check and write.
 * @param sight the officers whom the decider may decide about; it must cover every officer of the edit
 * @throws not_found, of_other_unit, own_roster_proposal, not_yet_second_person, already_decided, recused,
 *   roster_proposal_conflicts
 */
export async function decideRosterProposal(
  { db, now }: { db: Database; now: () => Date },
  decider: Decider,
  sight: Sight,
  rosterProposalId: string,
  { decision, reason }: { decision: 'approved' | 'refused'; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    if (decision === 'approved') await lockDuty(tx);
    const proposal = await lockRosterProposal(tx, rosterProposalId);
    if (!proposal) throw errors.notFound('The proposal');
    const edits = await selectRosterEdits(tx, rosterProposalId, { sight: seesAll });
    await assertOfUnits(tx, sight, rosterProposalId);
    await assertMayDecideEdits(tx, decider, { proposal, edits }, at);
    if (proposal.state !== 'pending') throw errors.alreadyDecided();
    const { accountId: by, username: approvedBy } = decider;
    await settleRosterProposal(tx, { proposal, edits }, { state: decision, reason, by, approvedBy, at });
    const subject = `roster_proposal:${rosterProposalId}` as const;
    const payload = { proposedBy: proposal.proposer_name, by: decider.username, reason };
    await appendFact(tx, { type: `roster_proposal_${decision}`, subject, payload });
  });
}

/** Whose it is, or who acts for that one, withdraws it before it is decided. @throws not_found, others_roster_proposal, already_decided */
export async function withdrawRosterProposal(
  { db, now }: { db: Database; now: () => Date },
  who: Decider,
  sight: Sight,
  rosterProposalId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const proposal = await lockRosterProposal(tx, rosterProposalId);
    const visible = await selectRosterEdits(tx, rosterProposalId, { sight, limit: 1 });
    if (!proposal || visible.length === 0) throw errors.notFound('The proposal');
    const askers = { askedBy: proposal.proposed_by, onBehalfOf: proposal.on_behalf_of };
    if (!isOfPrincipal(who, askers)) throw errors.othersRosterProposal();
    if (proposal.state !== 'pending') throw errors.alreadyDecided();
    await saveRosterDecision(tx, rosterProposalId, { state: 'withdrawn', by: who.accountId, at: now(), reason });
    const subject = `roster_proposal:${rosterProposalId}` as const;
    await appendFact(tx, { type: 'roster_proposal_withdrawn', subject, payload: { by: who.username, reason } });
  });
}

/** Who decides about one unit, decides on nothing that is about others too. @throws not_found, of_other_unit */
async function assertOfUnits(tx: Transaction, { unitCode }: Sight, rosterProposalId: string): Promise<void> {
  if (unitCode === undefined) return;
  const units = await selectUnitsOfProposal(tx, rosterProposalId);
  if (unitCode === null || !units.includes(unitCode)) throw errors.notFound('The proposal');
  if (units.length > 1) throw errors.ofOtherUnit('Part of this change');
}
