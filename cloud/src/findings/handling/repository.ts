import type { FindingKind, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { Slip } from '@rollcall/shared/http/slips';
import type { DecisionFilters, DecisionState, DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import type { Sight } from '../../db/sight.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { FindingTables } from '../../db/tables/finding-tables.ts';
import type { Sort } from '../../http/keyset.ts';
import { keepLeaderships } from '../../registry/leadership-repository.ts';
import { findingSeenBy } from '../finding-list-repository.ts';
import { leads, liabilityEnded } from '../liability/conditions.ts';
import { slipAsJson } from '../slips/repository.ts';
import type { HandledFinding } from './handled-finding.ts';

/**
 * A finding, held until the end of the transaction. The lock on who led whom comes first: what sets a finding aside takes it, too,
 * and a correction of who led takes it before it locks findings.
 */
export async function lockHandled(
  tx: Transaction,
  findingId: string,
  sight: Sight,
): Promise<HandledFinding | undefined> {
  await keepLeaderships(tx);
  return handledBy(tx, findingId).where(findingSeenBy(sight)).forNoKeyUpdate('f').executeTakeFirst();
}

/** The same, not held. */
export async function findHandled(db: Database | Transaction, findingId: string): Promise<HandledFinding | undefined> {
  return handledBy(db, findingId).executeTakeFirst();
}

function handledBy(db: Database | Transaction, findingId: string) {
  return db
    .selectFrom('finding as f')
    .select([
      'f.finding_id as findingId',
      'f.rule_key as ruleKey',
      'f.kind',
      'f.unit_code as unitCode',
      'f.badge_no as badgeNo',
      'f.grade',
      'f.detail',
      'f.leaders',
      'f.handling',
      'f.told_at as toldAt',
      'f.answer_due_on as dueOn',
    ])
    .where('f.finding_id', '=', findingId);
}

/**
 * Writes what became of a finding. With `judges`, what it says now is what was decided: what says more is looked at again.
 * With `told`, it is to be answered anew until the end of that day.
 */
export async function updateHandling(
  tx: Transaction,
  { findingId, kind, badgeNo, grade, detail }: HandledFinding,
  { handling, judges, told }: { handling: Handling; judges?: boolean; told?: { at: Date; dueOn: string } },
): Promise<void> {
  await tx
    .updateTable('finding')
    .set({
      handling,
      look_again: null,
      ...(judges ? { judged: JSON.stringify({ kind, badgeNo, grade, detail }) } : {}),
      ...(told ? { told_at: told.at, answer_due_on: told.dueOn, judged: null } : {}),
    })
    .where('finding_id', '=', findingId)
    .execute();
}

export interface NewDecision {
  findingId: string;
  findingKind: FindingKind;
  step: DecisionStep;
  state: DecisionState;
  violationClass: ViolationClass | null;
  badgeNos: readonly string[];
  reason: string;
  dueOn: string | null;
  by: string;
  onBehalfOf: string | null;
  at: Date;
  corrects: string | null;
  outsideDecisionId: string | null;
}

export async function insertDecision(tx: Transaction, decision: NewDecision): Promise<string> {
  const row = await tx
    .insertInto('finding_decision')
    .values({
      finding_id: decision.findingId,
      finding_kind: decision.findingKind,
      step: decision.step,
      state: decision.state,
      violation_class: decision.violationClass,
      badge_nos: [...decision.badgeNos],
      reason: decision.reason,
      due_on: decision.dueOn,
      decided_by: decision.by,
      on_behalf_of: decision.onBehalfOf,
      decided_at: decision.at,
      corrects: decision.corrects,
      outside_decision_id: decision.outsideDecisionId,
    })
    .returning('decision_id')
    .executeTakeFirstOrThrow();
  return row.decision_id;
}

export type StoredDecision = Selectable<FindingTables['finding_decision']>;

export async function findDecision(
  tx: Database | Transaction,
  decisionId: string,
): Promise<StoredDecision | undefined> {
  return tx.selectFrom('finding_decision').selectAll().where('decision_id', '=', decisionId).executeTakeFirst();
}

/** The decision by which a finding stands as it does: the last that counts. That nothing follows from it is no other one. */
export async function findStandingDecision(tx: Database | Transaction, findingId: string) {
  return tx
    .selectFrom('finding_decision')
    .selectAll()
    .where('finding_id', '=', findingId)
    .where('state', '=', 'counts')
    .where('step', '<>', 'close')
    .orderBy('decided_at', 'desc')
    .orderBy('decision_id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Whether a decision about it waits for its second person. */
export async function hasWaiting(tx: Database | Transaction, findingId: string): Promise<boolean> {
  const waiting = tx.selectFrom('finding_decision').select('decision_id');
  const row = await waiting.where('finding_id', '=', findingId).where('state', '=', 'waits').executeTakeFirst();
  return row !== undefined;
}

export async function updateDecision(
  tx: Transaction,
  decisionId: string,
  {
    state,
    second,
  }: {
    state: DecisionState;
    second?: { by: string; at: Date; reason: string; outsideDecisionId: string | null };
  },
): Promise<void> {
  await tx
    .updateTable('finding_decision')
    .set({
      state,
      ...(second
        ? {
            second_by: second.by,
            second_at: second.at,
            second_reason: second.reason,
            second_outside_decision_id: second.outsideDecisionId,
          }
        : {}),
    })
    .where('decision_id', '=', decisionId)
    .execute();
}

/** What waits for a second person doesn't any more: the finding isn't what it was. */
export async function refuseWaiting(tx: Transaction, findingId: string): Promise<void> {
  await tx
    .updateTable('finding_decision')
    .set({ state: 'refused' })
    .where('finding_id', '=', findingId)
    .where('state', '=', 'waits')
    .execute();
}

/** @returns whether it is the first time that this person saw it */
export async function insertNotice(
  tx: Transaction,
  notice: { decisionId: string; badgeNo: string; seenAt: Date; appealUntilOn: string },
): Promise<boolean> {
  const row = await tx
    .insertInto('decision_notice')
    .values({
      decision_id: notice.decisionId,
      badge_no: notice.badgeNo,
      seen_at: notice.seenAt,
      appeal_until_on: notice.appealUntilOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('badge_no')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who saw a decision, by badge number. */
export async function selectNotices(db: Database | Transaction, decisionId: string) {
  return db
    .selectFrom('decision_notice')
    .select(['badge_no as badgeNo', 'seen_at as seenAt', 'appeal_until_on as appealUntilOn'])
    .where('decision_id', '=', decisionId)
    .orderBy('badge_no')
    .execute();
}

/** Last first. */
export const decisionSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('d.decided_at'), type: 'timestamptz' },
    { by: sql.ref('d.decision_id'), type: 'uuid' },
  ],
};

export type ListedDecision = Awaited<ReturnType<typeof selectDecisionsOf>>[number];

export function decisionsWith(
  db: Database,
  filters: DecisionFilters,
  { sight, session }: { sight: Sight; session: { badgeNo: string | null } },
) {
  let rows = decisions(db).where(sql<SqlBool>`(${findingSeenBy(sight)} or ${leads(session.badgeNo)})`);
  if (filters.state) rows = rows.where('d.state', '=', filters.state);
  if (filters.step) rows = rows.where('d.step', '=', filters.step);
  if (filters.findingId) rows = rows.where('d.finding_id', '=', filters.findingId);
  if (filters.unitCode) rows = rows.where('f.unit_code', '=', filters.unitCode);
  if (filters.badgeNo) rows = rows.where(sql<SqlBool>`${filters.badgeNo} = any(d.badge_nos)`);
  if (filters.from)
    rows = rows.where(sql<SqlBool>`d.decided_at >= ${filters.from}::timestamp at time zone 'Asia/Shanghai'`);
  if (filters.to) {
    rows = rows.where(sql<SqlBool>`d.decided_at < (${filters.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  }
  return rows;
}

/** All about one finding, oldest first. */
export async function selectDecisionsOf(db: Database, findingId: string) {
  return decisions(db).where('d.finding_id', '=', findingId).orderBy('d.decided_at').orderBy('d.decision_id').execute();
}

function decisions(db: Database) {
  return db
    .selectFrom('finding_decision as d')
    .innerJoin('finding as f', 'f.finding_id', 'd.finding_id')
    .innerJoin('unit as u', 'u.unit_code', 'f.unit_code')
    .innerJoin('account as who', 'who.account_id', 'd.decided_by')
    .leftJoin('account as leader', 'leader.account_id', 'd.on_behalf_of')
    .leftJoin('account as second', 'second.account_id', 'd.second_by')
    .select([
      'd.decision_id',
      'd.finding_id',
      'd.finding_kind',
      'f.unit_code',
      'u.name as unit_name',
      'f.duty_date',
      'd.step',
      'd.state',
      'd.violation_class',
      'd.reason',
      'd.due_on',
      'd.decided_by as decided_by_id',
      'd.on_behalf_of as on_behalf_of_id',
      decidedBy('d', 'who').as('decided_by'),
      'd.outside_decision_id',
      signedBy<null>('leader').as('on_behalf_of'),
      'd.decided_at',
      decidedBy<null>('d', 'second', 'second_outside_decision_id').as('second_by'),
      'd.second_at',
      'd.second_reason',
      'd.corrects',
      sql<{ badgeNo: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('badgeNo', o.badge_no, 'name', o.name) order by o.badge_no), '[]')
        from officer o where o.badge_no = any(d.badge_nos)
      )`.as('people'),
      sql<{ badgeNo: string; name: string; freed: boolean }[]>`(
        select coalesce(json_agg(json_build_object(
          'badgeNo', o.badge_no, 'name', o.name, 'freed', ${liabilityEnded(sql.ref('o.badge_no'))}
        ) order by o.badge_no), '[]')
        from officer o where d.step = 'confirm' and o.badge_no in (
          select led.value from jsonb_each_text(f.leaders) as led
          where led.key = any(d.badge_nos) or cardinality(d.badge_nos) = 0
        )
      )`.as('leaders'),
      sql<{ badgeNo: string; seenAt: string; appealUntilOn: string }[]>`(
        select coalesce(json_agg(json_build_object(
          'badgeNo', n.badge_no, 'appealUntilOn', n.appeal_until_on,
          'seenAt', to_char(n.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        ) order by n.badge_no), '[]')
        from decision_notice n where n.decision_id = d.decision_id
      )`.as('notices'),
      sql<(Slip & { badgeNo: string })[]>`(
        select coalesce(json_agg(${slipAsJson} order by s.badge_no), '[]') from slip s where s.decision_id = d.decision_id
      )`.as('slips'),
    ]);
}
