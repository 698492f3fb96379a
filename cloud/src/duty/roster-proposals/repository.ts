import type {
  RosterAct,
  RosterProposalCounts,
  RosterProposalRow,
  RosterProposalsQuery,
} from '@rollcall/shared/http/roster-proposals';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import type { Sight } from '../../db/sight.ts';
import { signedBy } from '../../db/signed-by.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { type RosterEdit, sidesOf } from './roster-edit.ts';
import { changeInSight } from './write-roster-edits.ts';

type Instants = 'proposedAt' | 'from' | 'to';
export type StoredRosterProposal = Omit<RosterProposalRow, 'own' | 'involved' | 'decidedAt' | Instants> &
  Record<Instants, Date> & {
    decidedAt: Date | null;
    proposerId: string | null;
    onBehalfOfId: string | null;
    place: string;
  };

export interface RosterProposalFilter extends Omit<RosterProposalsQuery, 'cursor' | 'limit'> {
  rosterProposalId?: string;
  /** With `own`: whose it must be. */
  ownerId?: string;
  /** With `waiting`: by whom and for whom it must not be, because the reader is no second person to them. */
  notSecondTo?: readonly string[];
  sight: Sight;
  before?: { at: string; rosterProposalId: string } | undefined;
  limit: number;
}

/** Newest first. */
export async function selectRosterProposals(
  db: Database,
  filter: RosterProposalFilter,
): Promise<StoredRosterProposal[]> {
  const { rows } = await sql<StoredRosterProposal>`
    select p.roster_proposal_id as "rosterProposalId", p.act, p.state, p.reason, about.unit_names as "unitNames",
      p.change_count as "changeCount", p.from_at as "from", p.until_at as "to",
      case when cardinality(about.badge_nos) = 1 then about.badge_nos[1] end as "badgeNo",
      case when cardinality(about.badge_nos) = 1
        then (select name from officer where badge_no = about.badge_nos[1]) end as "officerName",
      coalesce(${signedBy('proposer')}, p.proposer_name) as "proposedBy", p.proposed_by as "proposerId", p.on_behalf_of as "onBehalfOfId",
      ${signedBy('leader')} as "onBehalfOf", p.proposed_at as "proposedAt",
      coalesce(${decidedBy('p', 'decider')}, ${signedBy('withdrawer')}, case p.state when 'withdrawn' then p.proposer_name end) as "decidedBy",
      p.decided_at as "decidedAt", p.decision_reason as "decisionReason",
      to_char(p.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as place
    from roster_proposal p
    left join account proposer on proposer.account_id = p.proposed_by
    left join account decider on decider.account_id = p.decided_by
    left join account leader on leader.account_id = p.on_behalf_of
    left join account withdrawer on withdrawer.account_id = p.withdrawn_by
    cross join lateral (
      select array_agg(distinct badge_no) as badge_nos from roster_proposal_change c, unnest(c.badge_nos) as badge_no
      where c.roster_proposal_id = p.roster_proposal_id
    ) as officers
    cross join lateral (
      select officers.badge_nos, coalesce(array_agg(distinct u.name), '{}') as unit_names
      from roster_proposal_change c, unnest(c.unit_codes) as code join unit u on u.unit_code = code
      where c.roster_proposal_id = p.roster_proposal_id
    ) as about
    where ${sql.join(conditionsOf(filter), sql` and `)}
    order by p.proposed_at desc, p.roster_proposal_id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}

function conditionsOf(filter: RosterProposalFilter): RawBuilder<SqlBool>[] {
  const { rosterProposalId, ownerId, notSecondTo = [], sight, state, unitCode, month, before } = filter;
  const conditions = [
    sql<SqlBool>`exists (
      select from roster_proposal_change where roster_proposal_id = p.roster_proposal_id and ${changeInSight(sight)}
    )`,
  ];
  if (rosterProposalId) conditions.push(sql`p.roster_proposal_id = ${rosterProposalId}`);
  if (state) conditions.push(sql`p.state = ${state}`);
  if (filter.own) conditions.push(sql`coalesce(p.on_behalf_of, p.proposed_by) = ${ownerId ?? null}`);
  if (filter.waiting) {
    conditions.push(sql`(p.state = 'pending' and p.proposed_by <> all(${notSecondTo}::uuid[])
      and (p.on_behalf_of is null or p.on_behalf_of <> all(${notSecondTo}::uuid[])))`);
  }
  if (month) conditions.push(madeIn(month));
  if (unitCode) {
    conditions.push(sql`exists (
      select from roster_proposal_change where roster_proposal_id = p.roster_proposal_id and ${unitCode} = any(unit_codes)
    )`);
  }
  if (before) {
    conditions.push(
      sql`(p.proposed_at, p.roster_proposal_id) < (${before.at}::timestamptz, ${before.rosterProposalId}::uuid)`,
    );
  }
  return conditions;
}

/** Edits to the past made in a local month, by unit. */
export async function countRosterProposals(
  db: Database,
  { month, sight, unitCode }: { month: string; sight: Sight; unitCode?: string | undefined },
): Promise<RosterProposalCounts['rows']> {
  const { rows } = await sql<RosterProposalCounts['rows'][number]>`
    select u.unit_code as "unitCode", u.name as "unitName", count(*)::integer as total, ${counted('pending')},
      ${counted('approved')}, ${counted('refused')}, ${counted('withdrawn')}, ${counted('direct')},
      coalesce(sum(of_unit.changes) filter (where p.state in ('approved', 'direct')), 0)::integer as changed
    from roster_proposal p
    cross join lateral (
      select code, count(*) as changes from roster_proposal_change c, unnest(c.unit_codes) as code
      where c.roster_proposal_id = p.roster_proposal_id and ${changeInSight(sight)} group by code
    ) as of_unit
    join unit u on u.unit_code = of_unit.code
    where ${madeIn(month)}
      and ${unitCode === undefined ? sql`true` : sql`u.unit_code = ${unitCode}`}
      and ${typeof sight.unitCode === 'string' ? sql`u.unit_code = ${sight.unitCode}` : sql`true`}
    group by u.unit_code, u.name order by u.unit_code
  `.execute(db);
  return rows;
}

function counted(state: RosterProposalRow['state']): RawBuilder<number> {
  return sql`count(*) filter (where p.state = ${state})::integer as ${sql.ref(state)}`;
}

function madeIn(month: string): RawBuilder<SqlBool> {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return sql`(p.proposed_at >= ${startOfLocalDate(`${month}-01`)} and p.proposed_at < ${startOfLocalDate(next)})`;
}

/** @returns its id, and the units of its officers */
export async function insertRosterProposal(
  tx: Transaction,
  proposal: {
    act: RosterAct;
    state: 'pending' | 'direct';
    reason: string;
    accountId: string | undefined;
    by: string;
    now: Date;
  },
  edits: readonly RosterEdit[],
): Promise<{ rosterProposalId: string; unitCodes: string[] }> {
  const sides = edits.flatMap(sidesOf);
  const { roster_proposal_id: rosterProposalId } = await tx
    .insertInto('roster_proposal')
    .values({
      act: proposal.act,
      state: proposal.state,
      reason: proposal.reason,
      change_count: edits.length,
      from_at: new Date(sides.reduce((first, { startsAt }) => Math.min(first, startsAt.getTime()), Infinity)),
      until_at: new Date(sides.reduce((last, { endsAt }) => Math.max(last, endsAt.getTime()), -Infinity)),
      proposed_by: proposal.accountId ?? null,
      on_behalf_of: principalId(),
      proposer_name: proposal.by,
      proposed_at: proposal.now,
    })
    .returning('roster_proposal_id')
    .executeTakeFirstOrThrow();
  const rows = edits.map((edit, index) => ({
    nr: index + 1,
    thing: edit.thing,
    before: edit.before,
    after: edit.after,
    badge_nos: [...new Set(sidesOf(edit).map(({ badgeNo }) => badgeNo))],
  }));
  await sql`
    insert into roster_proposal_change (roster_proposal_id, nr, thing, before, after, badge_nos, unit_codes)
    select ${rosterProposalId}, nr, thing, before, after, badge_nos,
      (select coalesce(array_agg(distinct unit_code), '{}') from officer where badge_no = any(badge_nos))
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (nr integer, thing text, before jsonb, after jsonb, badge_nos text[])
  `.execute(tx);
  return { rosterProposalId, unitCodes: await selectUnitsOfProposal(tx, rosterProposalId) };
}

export async function findRosterProposal(db: Database | Transaction, rosterProposalId: string) {
  return db
    .selectFrom('roster_proposal')
    .selectAll()
    .where('roster_proposal_id', '=', rosterProposalId)
    .executeTakeFirst();
}

/** Reads the proposal and locks its row until the end of the transaction. */
export async function lockRosterProposal(tx: Transaction, rosterProposalId: string) {
  return tx
    .selectFrom('roster_proposal')
    .selectAll()
    .where('roster_proposal_id', '=', rosterProposalId)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveRosterDecision(
  tx: Transaction,
  rosterProposalId: string,
  decision: {
    state: 'approved' | 'refused' | 'withdrawn';
    by: string;
    at: Date;
    reason: string;
    outsideDecisionId?: string;
  },
): Promise<void> {
  await tx
    .updateTable('roster_proposal')
    .set({
      state: decision.state,
      [decision.state === 'withdrawn' ? 'withdrawn_by' : 'decided_by']: decision.by,
      decided_at: decision.at,
      decision_reason: decision.reason,
      outside_decision_id: decision.outsideDecisionId ?? null,
    })
    .where('roster_proposal_id', '=', rosterProposalId)
    .execute();
}

/** The units of its officers at the time of the proposal. */
export async function selectUnitsOfProposal(tx: Database | Transaction, rosterProposalId: string): Promise<string[]> {
  const { rows } = await sql<{ unit_code: string }>`
    select distinct unnest(unit_codes) as unit_code from roster_proposal_change
    where roster_proposal_id = ${rosterProposalId} order by unit_code
  `.execute(tx);
  return rows.map((row) => row.unit_code);
}
