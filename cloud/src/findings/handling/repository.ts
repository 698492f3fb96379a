import { randomUUID } from 'node:crypto';
import type { FindingKind, RulesEdition, ViolationClass } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { Slip } from '@rollcall/shared/http/slips';
import type { DecisionFilters, DecisionState, DecisionStep } from '@rollcall/shared/resources/finding-decisions';
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { FindingTables } from '../../db/tables/finding-tables.ts';
import type { Sort } from '../../http/keyset.ts';
import { keepLeaderships } from '../../registry/leadership-repository.ts';
import { findingSeenBy } from '../finding-list-repository.ts';
import { leads, liabilityEnded } from '../liability/conditions.ts';
import { slipAsJson } from '../slips/repository.ts';
import type { Grounds } from './grounds.ts';
import type { HandledFinding } from './handled-finding.ts';

/** A finding, held until the end of the transaction. */
export async function lockHandled(
  tx: Transaction,
  findingId: string,
  dataScope: DataScope,
): Promise<HandledFinding | undefined> {
  const [finding] = await lockAllHandled(tx, [findingId], dataScope);
  return finding;
}

/**
 * Those of these findings that are in sight, held until the end of the transaction. The lock on who led whom comes first: what
 * sets a finding aside takes it, too, and a correction of who led takes it before it locks findings. Whoever locks several
 * findings does it in the order of their ids.
 */
export async function lockAllHandled(
  tx: Transaction,
  findingIds: readonly string[],
  dataScope: DataScope,
): Promise<HandledFinding[]> {
  await keepLeaderships(tx);
  return handled(tx)
    .where('f.finding_id', '=', among(findingIds))
    .where(findingSeenBy(dataScope))
    .orderBy('f.finding_id')
    .forNoKeyUpdate('f')
    .execute();
}

/** The same, not held. */
export async function findHandled(db: Database | Transaction, findingId: string): Promise<HandledFinding | undefined> {
  return handled(db).where('f.finding_id', '=', findingId).executeTakeFirst();
}

function handled(db: Database | Transaction) {
  return db
    .selectFrom('finding as f')
    .select([
      'f.finding_id as findingId',
      'f.rule_key as ruleKey',
      'f.kind',
      'f.activity_id as activityId',
      'f.shift_id as shiftId',
      'f.unit_code as unitCode',
      'f.badge_no as badgeNo',
      'f.grade',
      sql<RulesEdition>`coalesce(f.rules_edition, 1)`.as('rulesEdition'),
      'f.violation_class as violationClass',
      'f.detail',
      'f.leaders',
      'f.handling',
      'f.told_at as toldAt',
      'f.answer_due_on as dueOn',
    ]);
}

const among = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`;

/** Writes what was decided about findings. What they say now is what was decided: what says more is looked at again. */
export async function updateDecided(tx: Transaction, findingIds: readonly string[], handling: Handling): Promise<void> {
  await tx
    .updateTable('finding')
    .set({
      handling,
      look_again: null,
      judged: sql<string>`jsonb_build_object('kind', kind, 'badgeNo', badge_no, 'grade', grade, 'detail', detail)`,
    })
    .where('finding_id', '=', among(findingIds))
    .execute();
}

/** A finding is to be answered anew, until the end of that day. */
export async function updateToldAnew(
  tx: Transaction,
  findingId: string,
  { at, dueOn }: { at: Date; dueOn: string },
): Promise<void> {
  await tx
    .updateTable('finding')
    .set({ handling: 'told', look_again: null, judged: null, told_at: at, answer_due_on: dueOn })
    .where('finding_id', '=', findingId)
    .execute();
}

export interface NewDecision extends Grounds {
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
  /** With which others it was decided at once, and how many these are; null: alone. */
  batch: { batchId: string; others: number } | null;
}

/** @returns the id of each, in this order */
export async function insertDecisions(tx: Transaction, decisions: readonly NewDecision[]): Promise<string[]> {
  const rows = decisions.map((decision) => ({
    decision_id: randomUUID(),
    finding_id: decision.findingId,
    finding_kind: decision.findingKind,
    step: decision.step,
    state: decision.state,
    violation_class: decision.violationClass,
    badge_nos: [...decision.badgeNos],
    reason: decision.reason,
    officer_ground: decision.officerGround,
    leader_ground: decision.leaderGround,
    leader_reason: decision.leaderReason,
    due_on: decision.dueOn,
    decided_by: decision.by,
    on_behalf_of: decision.onBehalfOf,
    decided_at: decision.at,
    corrects: decision.corrects,
    batch_id: decision.batch?.batchId ?? null,
    outside_decision_id: decision.outsideDecisionId,
  }));
  await tx.insertInto('finding_decision').values(rows).execute();
  return rows.map((row) => row.decision_id);
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
  return (await selectWaiting(tx, [findingId])).has(findingId);
}

/** Those of these findings about which a decision waits for its second person. */
export async function selectWaiting(tx: Database | Transaction, findingIds: readonly string[]): Promise<Set<string>> {
  const waiting = tx.selectFrom('finding_decision').select('finding_id').where('state', '=', 'waits');
  const rows = await waiting.where('finding_id', '=', among(findingIds)).execute();
  return new Set(rows.map((row) => row.finding_id));
}

/** Those of these findings to which somebody said something. Ask when they are held: a row that was waited for isn't read anew. */
export async function selectHeard(tx: Transaction, findingIds: readonly string[]): Promise<Set<string>> {
  const answers = tx.selectFrom('finding_answer').select('finding_id').distinct();
  const rows = await answers.where('finding_id', '=', among(findingIds)).execute();
  return new Set(rows.map((row) => row.finding_id));
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

/** What waits for a second person doesn't any more: the findings aren't what they were. */
export async function refuseWaiting(tx: Transaction, findingIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('finding_decision')
    .set({ state: 'refused' })
    .where('finding_id', '=', among(findingIds))
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
  { dataScope, session }: { dataScope: DataScope; session: { badgeNo: string | null } },
) {
  let rows = decisions(db).where(sql<SqlBool>`(${findingSeenBy(dataScope)} or ${leads(session.badgeNo)})`);
  if (filters.state) rows = rows.where('d.state', '=', filters.state);
  if (filters.step) rows = rows.where('d.step', '=', filters.step);
  if (filters.findingId) rows = rows.where('d.finding_id', '=', filters.findingId);
  if (filters.unitCode) rows = rows.where('f.unit_code', '=', filters.unitCode);
  if (filters.batchId) rows = rows.where('d.batch_id', '=', filters.batchId);
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

/** How many other findings were decided at once with that of decision `d`. */
const othersOf = sql<number>`(
  select count(*)::integer from finding_decision b where b.batch_id = d.batch_id and b.decision_id <> d.decision_id
)`;

/** The leaf of the first fact that tells of decision `d`; null until the ledger has it, and where its payload was erased. */
const leafOf = sql<number | null>`(
  select l.leaf_index from fact e join ledger_leaf l on l.fact_id = e.fact_id
  where e.subject = 'finding:' || d.finding_id and e.payload ->> 'decisionId' = d.decision_id::text
  order by e.fact_id limit 1
)`;

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
      'd.officer_ground',
      'd.leader_ground',
      'd.leader_reason',
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
      'd.batch_id',
      othersOf.as('others'),
      leafOf.as('leaf'),
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
