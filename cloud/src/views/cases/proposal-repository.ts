import type { CaseGround, CaseProposal } from '@rollcall/shared/resources/cases';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';

export async function findProposal(db: Database | Transaction, caseProposalId: string, { lock = false } = {}) {
  return db
    .selectFrom('case_proposal')
    .selectAll()
    .where('case_proposal_id', '=', caseProposalId)
    .$if(lock, (rows) => rows.forUpdate())
    .executeTakeFirst();
}

/** Newest first. */
export async function selectProposals(db: Database, caseNo: string): Promise<CaseProposal[]> {
  const rows = await db
    .selectFrom('case_proposal as p')
    .innerJoin('account as asker', 'asker.account_id', 'p.proposed_by')
    .leftJoin('account as decider', 'decider.account_id', 'p.decided_by')
    .selectAll('p')
    .select([signedBy('asker').as('asker'), signedBy<null>('decider').as('decider')])
    .where('p.case_no', '=', caseNo)
    .orderBy('p.proposed_at', 'desc')
    .orderBy('p.case_proposal_id')
    .execute();
  return rows.map((row) => ({
    caseProposalId: row.case_proposal_id,
    line: row.line,
    activityId: row.activity_id,
    recordingId: row.recording_id,
    reason: row.reason,
    state: row.state,
    proposedBy: row.asker,
    proposedAt: row.proposed_at.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    ground: row.ground,
    reviewId: row.review_id,
  }));
}

/** @returns its id; undefined when one waits already */
export async function insertProposal(
  tx: Transaction,
  proposal: Pick<CaseProposal, 'line' | 'activityId' | 'recordingId' | 'reason'> & {
    caseNo: string;
    by: string;
    onBehalfOf: string | null;
    at: Date;
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('case_proposal')
    .values({
      ...{ case_no: proposal.caseNo, line: proposal.line, reason: proposal.reason },
      ...{ activity_id: proposal.activityId, recording_id: proposal.recordingId },
      ...{ proposed_by: proposal.by, on_behalf_of: proposal.onBehalfOf, proposed_at: proposal.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_proposal_id')
    .executeTakeFirst();
  return row?.case_proposal_id;
}

export async function saveDecision(
  tx: Transaction,
  caseProposalId: string,
  decided: { by: string; at: Date; reason: string } & (
    | { state: 'accepted'; reviewId: string }
    | { state: 'rejected'; ground: CaseGround }
  ),
): Promise<void> {
  await tx
    .updateTable('case_proposal')
    .set({
      ...{ state: decided.state, decided_by: decided.by, decided_at: decided.at, decision_reason: decided.reason },
      ground: decided.state === 'rejected' ? decided.ground : null,
      review_id: decided.state === 'accepted' ? decided.reviewId : null,
    })
    .where('case_proposal_id', '=', caseProposalId)
    .execute();
}

/** The officers whom a proposal is about: of the activity, or who held the recorder meanwhile. */
export async function selectConcerned(
  db: Database | Transaction,
  { activityId, recordingId }: { activityId: string | null; recordingId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ badgeNo: string }>`
    select badge_no as "badgeNo" from activity_officer where activity_id = ${activityId}
    union
    select h.badge_no from recording r join holding h on h.recorder_serial = r.recorder_serial
      and h.held_from <= coalesce(r.captured_until, r.captured_at) and coalesce(h.held_until, 'infinity') > r.captured_at
    where r.recording_id = ${recordingId}
  `.execute(db);
  return rows.map(({ badgeNo }) => badgeNo);
}
