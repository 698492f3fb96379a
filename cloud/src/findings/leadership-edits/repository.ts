import type { LeadershipEditState } from '@rollcall/shared/resources/leadership-edits';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { principalId } from '../../ledger/acting-for.ts';
import type { WantedTerm } from '../leaderships/correct-leadership.ts';

/**
 * Whom edit `e` concerns: the officer, who is to have led, who is noted to have led then, and who is liable for a finding of that time
 * that could name another leader.
 */
const concernedBy: RawBuilder<unknown> = sql`(
  select e.badge_no union select e.leader_badge_no
  union select l.leader_badge_no from leadership l
  where tstzrange(l.led_from, l.led_until) && tstzrange(e.led_from, e.led_until)
    and (l.badge_no = e.badge_no or l.badge_no is null and l.unit_code = e.unit_code)
  union select jsonb_array_elements_text(jsonb_path_query_array(f.leaders, '$.*') || jsonb_path_query_array(f.leader_terms, '$.*.standsInFor'))
  from finding f
  where daterange((e.led_from)::date - 2, (e.led_until)::date + 2) @> f.duty_date
    and case when e.badge_no is null then f.unit_code = e.unit_code
      else f.badge_no = e.badge_no or f.leaders ? e.badge_no end
)`;

/** Whether edit `e` concerns one of these officers. */
export function correctionConcerns(badgeNos: readonly string[]): RawBuilder<SqlBool> {
  if (badgeNos.length === 0) return sql`false`;
  return sql`exists (select from ${concernedBy} as concerned (badge_no) where concerned.badge_no = any(${badgeNos}::text[]))`;
}

/** Whether an edit of this officer, or of this unit, waits that speaks of that time too. */
export async function hasWaitingEdit(tx: Transaction, { badgeNo, unitCode, ledFrom, ledUntil }: WantedTerm) {
  const found = await tx
    .selectFrom('leadership_edit')
    .select('leadership_edit_id')
    .where('state', '=', 'proposed')
    .where(sql<SqlBool>`badge_no is not distinct from ${badgeNo} and (badge_no is not null or unit_code = ${unitCode})`)
    .where(sql<SqlBool>`tstzrange(led_from, led_until) && tstzrange(${ledFrom}, ${ledUntil})`)
    .executeTakeFirst();
  return found !== undefined;
}

/** @returns its id */
export async function insertLeadershipEdit(
  tx: Transaction,
  { badgeNo, unitCode, leaderBadgeNo, ledFrom, ledUntil }: WantedTerm,
  { reason, accountId, now }: { reason: string; accountId: string; now: Date },
): Promise<string> {
  const { leadership_edit_id: id } = await tx
    .insertInto('leadership_edit')
    .values({
      ...{ badge_no: badgeNo, unit_code: unitCode, leader_badge_no: leaderBadgeNo },
      ...{ led_from: ledFrom, led_until: ledUntil, reason },
      ...{ proposed_by: accountId, on_behalf_of: principalId(), proposed_at: now },
    })
    .returning('leadership_edit_id')
    .executeTakeFirstOrThrow();
  return id;
}

export type StoredLeadershipEdit = NonNullable<Awaited<ReturnType<typeof findLeadershipEdit>>>;

/** With whom it concerns: badge numbers. Nobody decides it meanwhile, if the caller holds `lockLeaderships`. */
export async function findLeadershipEdit(db: Database | Transaction, leadershipEditId: string) {
  return db
    .selectFrom('leadership_edit as e')
    .innerJoin('account as proposer', 'proposer.account_id', 'e.proposed_by')
    .select([...camel('e', 'leadership_edit_id', 'badge_no', 'unit_code', 'leader_badge_no', 'led_from', 'led_until')])
    .select([...camel('e', 'reason', 'state', 'proposed_by', 'on_behalf_of')])
    .select('proposer.username as proposerName')
    .select(
      sql<
        string[]
      >`array(select badge_no from ${concernedBy} as concerned (badge_no) where badge_no is not null order by 1)`.as(
        'concerned',
      ),
    )
    .where('e.leadership_edit_id', '=', leadershipEditId)
    .executeTakeFirst();
}

export async function closeLeadershipEdit(
  tx: Transaction,
  leadershipEditId: string,
  decided: {
    state: LeadershipEditState;
    reason: string;
    by: string;
    at: Date;
    outsideDecisionId?: string | null;
    findingsChanged?: number;
    findingsKept?: number;
  },
): Promise<void> {
  await tx
    .updateTable('leadership_edit')
    .set({
      ...{ state: decided.state, decision_reason: decided.reason, decided_by: decided.by, decided_at: decided.at },
      outside_decision_id: decided.outsideDecisionId ?? null,
      ...{ findings_changed: decided.findingsChanged ?? null, findings_kept: decided.findingsKept ?? null },
    })
    .where('leadership_edit_id', '=', leadershipEditId)
    .execute();
}

/** How many of those that were decided are shown. */
const decidedShown = 20;

/** Those that wait, then those decided last; or one. */
export async function selectLeadershipEdits(db: Database, leadershipEditId?: string) {
  let edits = db
    .selectFrom('leadership_edit as e')
    .innerJoin('unit as u', 'u.unit_code', 'e.unit_code')
    .leftJoin('officer as o', 'o.badge_no', 'e.badge_no')
    .leftJoin('officer as l', 'l.badge_no', 'e.leader_badge_no')
    .innerJoin('account as proposer', 'proposer.account_id', 'e.proposed_by')
    .leftJoin('account as principal', 'principal.account_id', 'e.on_behalf_of')
    .leftJoin('account as decider', 'decider.account_id', 'e.decided_by')
    .select([...camel('e', 'leadership_edit_id', 'badge_no', 'unit_code', 'leader_badge_no', 'led_from', 'led_until')])
    .select([...camel('e', 'reason', 'state', 'proposed_at', 'decided_at', 'decision_reason')])
    .select([...camel('e', 'findings_changed', 'findings_kept')])
    .select(['u.name as unitName', 'o.name as officerName', 'l.name as leaderName'])
    .select(['e.proposed_by as proposerId', 'e.on_behalf_of as onBehalfOfId'])
    .select([
      signedBy('proposer').as('proposedBy'),
      signedBy<null>('principal').as('onBehalfOf'),
      decidedBy<null>('e', 'decider').as('decidedBy'),
    ])
    .orderBy(sql`e.state <> 'proposed'`)
    .orderBy('e.decided_at', 'desc')
    .orderBy('e.proposed_at')
    .where(
      sql<SqlBool>`(e.state = 'proposed' or ${leadershipEditId ?? null}::uuid is not null or e.leadership_edit_id in (
        select leadership_edit_id from leadership_edit where state <> 'proposed' order by decided_at desc limit ${decidedShown}))`,
    );
  if (leadershipEditId !== undefined) edits = edits.where('e.leadership_edit_id', '=', leadershipEditId);
  return edits.execute();
}

/** What is noted of the time of each edit that waits, oldest first. */
export async function selectNotedBefore(db: Database, leadershipEditIds: readonly string[]) {
  const { rows } = await sql<{
    leadershipEditId: string;
    badgeNo: string | null;
    name: string | null;
    ledFrom: Date | null;
    ledUntil: Date | null;
  }>`
    select e.leadership_edit_id as "leadershipEditId", l.leader_badge_no as "badgeNo", o.name, l.led_from as "ledFrom",
      l.led_until as "ledUntil"
    from leadership_edit e
    join leadership l on case when e.badge_no is null then l.badge_no is null and l.unit_code = e.unit_code else l.badge_no = e.badge_no end
      and tstzrange(l.led_from, l.led_until) && tstzrange(e.led_from, e.led_until)
    left join officer o on o.badge_no = l.leader_badge_no
    where e.state = 'proposed' and e.leadership_edit_id = any(${leadershipEditIds}::uuid[])
    order by l.led_from nulls first
  `.execute(db);
  return rows;
}
