import type { AppealDecision } from '@rollcall/shared/http/finding-answers';
import type { FindingKind } from '@rollcall/shared/http/findings';
import { filedWith } from '../attachments/file-attachments.ts';
import type { Database, Transaction } from '../db/database.ts';
import { decidedBy } from '../db/decided-by.ts';
import { signedBy } from '../db/signed-by.ts';
import type { Grounds } from './handling/grounds.ts';

export async function insertAnswer(
  tx: Transaction,
  answer: {
    findingId: string;
    findingKind: FindingKind;
    text: string;
    by: string;
    onBehalfOf: string | null;
    at: Date;
    late: boolean;
  },
): Promise<string> {
  const row = await tx
    .insertInto('finding_answer')
    .values({
      finding_id: answer.findingId,
      finding_kind: answer.findingKind,
      text: answer.text,
      answered_by: answer.by,
      on_behalf_of: answer.onBehalfOf,
      answered_at: answer.at,
      late: answer.late,
    })
    .returning('answer_id')
    .executeTakeFirstOrThrow();
  return row.answer_id;
}

/** What an appeal keeps of a swap, with the versions of the shifts that the appellant saw. */
export interface NamedSwap {
  ground: 'shift_swapped';
  swapped_with: string;
  shift_version: number;
  other_shift_id: string | null;
  other_shift_version: number | null;
}

/** @returns its id; undefined when another one waits for its decision */
export async function insertAppeal(
  tx: Transaction,
  appeal: {
    findingId: string;
    findingKind: FindingKind;
    reason: string;
    by: string;
    onBehalfOf: string | null;
    at: Date;
    swap?: NamedSwap | undefined;
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('finding_appeal')
    .values({
      finding_id: appeal.findingId,
      finding_kind: appeal.findingKind,
      reason: appeal.reason,
      appealed_by: appeal.by,
      on_behalf_of: appeal.onBehalfOf,
      appealed_at: appeal.at,
      ...appeal.swap,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('appeal_id')
    .executeTakeFirst();
  return row?.appeal_id;
}

/**
 * The appeal with whom its finding is about. `named`: the badge numbers of officers that the finding names, of who is liable for
 * them, and of who stood the duty instead, as the appeal says.
 */
export async function findAppeal(db: Database | Transaction, appealId: string) {
  return withNamed(await appealBy(db, appealId).executeTakeFirst());
}

/** The same, held until the end of the transaction. */
export async function lockAppeal(tx: Transaction, appealId: string) {
  return withNamed(await appealBy(tx, appealId).forUpdate('a').executeTakeFirst());
}

function appealBy(db: Database | Transaction, appealId: string) {
  return db
    .selectFrom('finding_appeal as a')
    .innerJoin('finding as f', 'f.finding_id', 'a.finding_id')
    .select([
      'a.finding_id as findingId',
      'a.state',
      'a.appealed_by as appealedBy',
      'a.on_behalf_of as onBehalfOf',
      'a.swapped_with as swappedWith',
      'f.unit_code as unitCode',
      'f.badge_no as badgeNo',
      'f.detail',
      'f.leaders',
    ])
    .where('a.appeal_id', '=', appealId);
}

type FoundAppeal = Awaited<ReturnType<ReturnType<typeof appealBy>['executeTakeFirst']>>;

function withNamed(row: FoundAppeal) {
  if (!row) return undefined;
  const { detail, leaders, ...appeal } = row;
  const named = [appeal.badgeNo, appeal.swappedWith, ...(detail.badgeNos ?? []), ...Object.values(leaders)];
  return { ...appeal, named: named.filter((badgeNo) => badgeNo !== null) };
}

export async function saveAppealDecision(
  tx: Transaction,
  appealId: string,
  {
    outsideDecisionId = null,
    ...decided
  }: Pick<AppealDecision, 'decision' | 'reason'> &
    Grounds & { by: string; at: Date; outsideDecisionId?: string | null },
): Promise<void> {
  await tx
    .updateTable('finding_appeal')
    .set({
      state: decided.decision,
      decision_reason: decided.reason,
      officer_ground: decided.officerGround,
      leader_ground: decided.leaderGround,
      leader_reason: decided.leaderReason,
      decided_by: decided.by,
      decided_at: decided.at,
      outside_decision_id: outsideDecisionId,
    })
    .where('appeal_id', '=', appealId)
    .execute();
}

/** The answers to a finding, oldest first. */
export async function selectAnswers(db: Database, findingId: string) {
  return db
    .selectFrom('finding_answer as a')
    .innerJoin('account as who', 'who.account_id', 'a.answered_by')
    .leftJoin('account as leader', 'leader.account_id', 'a.on_behalf_of')
    .select([
      'a.answer_id as answerId',
      'a.text',
      signedBy('who').as('answeredBy'),
      signedBy<null>('leader').as('onBehalfOf'),
      'a.answered_at as answeredAt',
      'a.finding_kind as findingKind',
      'a.late',
      filedWith('answer_id', 'a.answer_id').as('attachments'),
    ])
    .where('a.finding_id', '=', findingId)
    .orderBy('a.answered_at')
    .orderBy('a.answer_id')
    .execute();
}

/** The appeals against a finding, oldest first. */
export async function selectAppeals(db: Database, findingId: string) {
  return (
    db
      .selectFrom('finding_appeal as a')
      .innerJoin('account as who', 'who.account_id', 'a.appealed_by')
      .leftJoin('account as leader', 'leader.account_id', 'a.on_behalf_of')
      .leftJoin('account as decider', 'decider.account_id', 'a.decided_by')
      .innerJoin('finding as f', 'f.finding_id', 'a.finding_id')
      .leftJoin('officer as withOfficer', 'withOfficer.badge_no', 'a.swapped_with')
      .leftJoin('roster_proposal as correction', 'correction.roster_proposal_id', 'a.roster_proposal_id')
      .select([
        'a.appeal_id as appealId',
        'a.reason',
        filedWith('appeal_id', 'a.appeal_id').as('attachments'),
        'f.shift_id as shiftId',
        'a.swapped_with as swappedWith',
        'withOfficer.name as swappedWithName',
        'a.other_shift_id as otherShiftId',
        'a.roster_proposal_id as rosterProposalId',
        'correction.state as correctionState',
        'a.swap_hindrance as swapHindrance',
        'a.appealed_by as appealedById',
        'a.on_behalf_of as onBehalfOfId',
        signedBy('who').as('appealedBy'),
        signedBy<null>('leader').as('onBehalfOf'),
        'a.appealed_at as appealedAt',
        'a.finding_kind as findingKind',
        'a.state',
        decidedBy<null>('a', 'decider').as('decidedBy'),
        'a.decided_at as decidedAt',
        'a.decision_reason as decisionReason',
        'a.officer_ground as officerGround',
        'a.leader_ground as leaderGround',
        'a.leader_reason as leaderReason',
      ])
      .where('a.finding_id', '=', findingId)
      .orderBy('a.appealed_at')
      // One waits at a time: what is decided came before it.
      .orderBy('a.decided_at', (order) => order.asc().nullsLast())
      .orderBy('a.appeal_id')
      .execute()
  );
}
