import { type CaseDetail, type CaseGround, cases, type NewCaseProposal } from '@rollcall/shared/resources/cases';
import { caseProblems } from '@rollcall/shared/words/cases';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import { targetReview } from '../../checks/reviews/request-review.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findProposal, insertProposal, saveDecision, selectConcerned } from './proposal-repository.ts';

const problem = problemsOf(cases.problems, caseProblems);

/**
 * Proposes that a defect which no open finding states is looked into.
 * @param detail the case as it is now, as far as the proposer sees it
 * @throws not_found, case_no_defect, case_proposal_waits
 */
export async function proposeDefect(
  db: Database,
  who: Pick<SignedIn, 'accountId' | 'username'> & { now: Date },
  detail: CaseDetail,
  { line, activityId, recordingId, reason }: NewCaseProposal,
): Promise<void> {
  const { caseNo } = detail;
  const rows = detail.checklist.find((one) => one.line === line)?.rows ?? [];
  const about = rows.filter((row) => row.activityId === activityId && row.recordingId === recordingId);
  if (about.length === 0) throw errors.notFound('The row of the checklist');
  const isOpen = ({ state, findings }: (typeof about)[number]) =>
    state === 'defect' && !findings.some((finding) => finding.state === 'open');
  if (!about.some(isOpen)) throw problem('case_no_defect');
  await db.transaction().execute(async (tx) => {
    const caseProposalId = await insertProposal(tx, {
      ...{ caseNo, line, activityId, recordingId, reason },
      ...{ by: who.accountId, onBehalfOf: principalId(), at: who.now },
    });
    if (caseProposalId === undefined) throw problem('case_proposal_waits');
    await appendFact(tx, {
      type: 'case_defect_proposed',
      subject: `case:${caseNo}`,
      payload: { caseProposalId, activityId, recordingId, reason, by: who.username },
    });
  });
}

/**
 * Proposals of the legal office. Granting makes a targeted review of what it is about, by whoever grants: a fault that he marks, and that
 * a second person verifies, is the finding. Officers concerned decide nothing about it, nor does who proposed it.
 * @param ground on which it is refused; not used where it is granted
 */
export function caseProposals(ground: CaseGround) {
  return {
    name: 'The proposal',
    action: 'reviews.write',
    facts: { granted: 'case_defect_accepted', refused: 'case_defect_rejected' },
    find: async (db, caseProposalId) => requestOf(db, await findProposal(db, caseProposalId), ground),
    lock: async (tx, caseProposalId) => requestOf(tx, await findProposal(tx, caseProposalId, { lock: true }), ground),
  } as const satisfies RequestKind;
}

async function requestOf(
  db: Database | Transaction,
  proposal: Awaited<ReturnType<typeof findProposal>>,
  ground: CaseGround,
): Promise<(WaitingRequest & { caseNo: string }) | undefined> {
  if (!proposal) return undefined;
  const {
    case_proposal_id: caseProposalId,
    case_no: caseNo,
    activity_id: activityId,
    recording_id: recordingId,
  } = proposal;
  return {
    caseNo,
    subject: `case:${caseNo}`,
    ...{ findingId: null, unitCode: null, badgeNo: null },
    waits: proposal.state === 'waits',
    barred: {
      askers: [proposal.proposed_by, proposal.on_behalf_of],
      own: () => problem('own_case_proposal'),
      concerned: await selectConcerned(db, { activityId, recordingId }),
    },
    told: ({ outcome }) => ({
      caseProposalId,
      activityId,
      recordingId,
      ...(outcome === 'refused' && { checkGround: ground }),
    }),
    async settle(tx, { outcome, reason, by, username, at }) {
      if (outcome === 'refused') {
        await saveDecision(tx, caseProposalId, { state: 'rejected', ground, by, at, reason });
        return;
      }
      const kind = activityId === null ? ('recording' as const) : ('activity' as const);
      const item = activityId ?? recordingId ?? '';
      const reviewId = await targetReview(tx, { accountId: by, username }, { kind, item, reason: proposal.reason, at });
      await saveDecision(tx, caseProposalId, { state: 'accepted', reviewId, by, at, reason });
    },
  };
}
