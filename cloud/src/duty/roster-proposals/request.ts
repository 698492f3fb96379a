import { type RosterConflict, rosterProposals as resource } from '@rollcall/shared/resources/roster-proposals';
import { rosterProposalProblems } from '@rollcall/shared/words/roster-proposals';
import { selectLiable } from '../../auth/liable.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findRosterConflicts } from './find-roster-conflicts.ts';
import { findRosterProposal, lockRosterProposal, saveRosterDecision, selectUnitsOfProposal } from './repository.ts';
import { sidesOf } from './roster-edit.ts';
import { selectRosterEdits, writeRosterEdits } from './write-roster-edits.ts';

type Decider = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

const mostConflicts = 100;

const problem = problemsOf(resource.problems, rosterProposalProblems);

/**
 * An edit of the past. Granted, it counts as a whole; whoever decides on it may decide about each officer of it, and is liable for no
 * open finding about their time.
 * @throws roster_proposal_conflicts
 */
export const rosterProposals = {
  name: 'The proposal',
  action: 'roster.approve',
  facts: { granted: 'roster_proposal_approved', refused: 'roster_proposal_refused' },
  find: async (db, id) => requestOf(db, await findRosterProposal(db, id)),
  async lock(tx, id) {
    // Before any row: the roster can't change between check and write.
    await lockDutyExclusive(tx);
    return requestOf(tx, await lockRosterProposal(tx, id));
  },
} as const satisfies RequestKind;

async function requestOf(
  db: Database | Transaction,
  proposal: Awaited<ReturnType<typeof findRosterProposal>>,
): Promise<WaitingRequest | undefined> {
  if (!proposal) return undefined;
  const { roster_proposal_id: rosterProposalId, state, act, proposer_name: proposedBy, reason: why } = proposal;
  const edits = await selectRosterEdits(db, rosterProposalId, { dataScope: seesAll });
  const units = await selectUnitsOfProposal(db, rosterProposalId);
  const sides = edits.flatMap(sidesOf);
  const badgeNos = [...new Set(sides.map(({ badgeNo }) => badgeNo))];
  const liable = await selectLiable(
    db,
    sides.map(({ badgeNo, startsAt, endsAt }) => ({ badgeNo, unitCode: null, from: startsAt, until: endsAt })),
  );
  return {
    subject: `roster_proposal:${rosterProposalId}`,
    findingId: null,
    unitCode: units.length === 1 ? (units[0] ?? null) : null,
    badgeNo: badgeNos.length === 1 ? (badgeNos[0] ?? null) : null,
    waits: state === 'pending',
    barred: {
      askers: [proposal.proposed_by, proposal.on_behalf_of],
      own: () => problem('own_roster_proposal'),
      concerned: [...badgeNos, ...liable],
    },
    told: { proposedBy },
    assertSeen({ unitCode }) {
      if (unitCode === undefined) return;
      if (unitCode === null || !units.includes(unitCode)) throw errors.notFound('The proposal');
      if (units.length > 1) throw errors.ofOtherUnit('Part of this change');
    },
    async settle(tx, { outcome, reason, by, username, at, outside }) {
      const approved = outcome === 'granted';
      if (approved) {
        const conflicts = await findRosterConflicts(tx, edits, { now: at, reason: why });
        if (conflicts.length > 0) throw conflicting(conflicts);
        const approvedBy = outside?.decidedBy ?? username;
        await writeRosterEdits(tx, edits, { act, by: proposedBy, reason: why, now: at, rosterProposalId, approvedBy });
      }
      const outsideDecisionId = outside?.outsideDecisionId;
      await saveRosterDecision(tx, rosterProposalId, {
        ...{ state: approved ? 'approved' : 'refused', reason, by, at },
        ...(outsideDecisionId !== undefined && { outsideDecisionId }),
      });
    },
  };
}

/** Whose it is, or who acts for that one, withdraws it before it is decided. @throws not_found, others_roster_proposal, already_decided */
export async function withdrawRosterProposal(
  { db, now }: { db: Database; now: () => Date },
  who: Decider,
  dataScope: DataScope,
  rosterProposalId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const proposal = await lockRosterProposal(tx, rosterProposalId);
    const visible = await selectRosterEdits(tx, rosterProposalId, { dataScope, limit: 1 });
    if (!proposal || visible.length === 0) throw errors.notFound('The proposal');
    const askers = { askedBy: proposal.proposed_by, onBehalfOf: proposal.on_behalf_of };
    if (!isOfPrincipal(who, askers)) throw problem('others_roster_proposal');
    if (proposal.state !== 'pending') throw errors.alreadyDecided();
    await saveRosterDecision(tx, rosterProposalId, { state: 'withdrawn', by: who.accountId, at: now(), reason });
    const subject = `roster_proposal:${rosterProposalId}` as const;
    await appendFact(tx, { type: 'roster_proposal_withdrawn', subject, payload: { by: who.username, reason } });
  });
}

function conflicting(conflicts: readonly RosterConflict[]) {
  return problem('roster_proposal_conflicts', {
    detail: `${conflicts.length} of the changes no longer fit the roster; nothing was changed.`,
    extensions: { conflicts: conflicts.slice(0, mostConflicts), conflictCount: conflicts.length },
  });
}
