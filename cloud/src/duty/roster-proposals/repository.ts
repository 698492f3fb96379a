import type { RosterAct, RosterProposalState } from '@rollcall/shared/fields/roster-proposals';
import type { RosterProposalCounts, RosterProposalFilters } from '@rollcall/shared/resources/roster-proposals';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { type RosterEdit, sidesOf } from './roster-edit.ts';
import { changeInScope, type WrittenEdit } from './write-roster-edits.ts';

/** Which proposals, and who looks at them. */
interface Asked extends RosterProposalFilters {
  rosterProposalId?: string;
  /** With `own`: whose it must be. */
  ownerId?: string;
  /** With `waiting`: by whom and for whom it must not be, because the reader is no second person to them. */
  notSecondTo?: readonly string[];
  dataScope: DataScope;
}

/** Newest first. */
export const rosterProposalSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('p.proposed_at'), type: 'timestamptz' },
    { by: sql.ref('p.roster_proposal_id'), type: 'uuid' },
  ],
};

export type StoredRosterProposal = Awaited<ReturnType<ReturnType<typeof rosterProposalRows>['execute']>>[number];

/** In no order. `firstEdit`: the first that the reader may see; `firstEditNames`: its officers by their badge numbers. */
export function rosterProposalRows(db: Database, asked: Asked) {
  const about = sql<{ badge_nos: string[]; unit_names: string[] }>`lateral (
    select array(
        select distinct unnest(c.badge_nos) from roster_proposal_change c where c.roster_proposal_id = p.roster_proposal_id
      ) as badge_nos,
      array(
        select distinct u.name from roster_proposal_change c, unnest(c.unit_codes) as code join unit u on u.unit_code = code
        where c.roster_proposal_id = p.roster_proposal_id order by u.name
      ) as unit_names
  )`.as('about');
  const first = sql<{ edit: WrittenEdit; badge_nos: string[] }>`lateral (
    select badge_nos, json_build_object('nr', nr, 'thing', thing, 'before', before, 'after', after) as edit
    from roster_proposal_change where roster_proposal_id = p.roster_proposal_id and ${changeInScope(asked.dataScope)}
    order by nr limit 1
  )`.as('first');
  const badgeNo = sql<string | null>`case when cardinality(about.badge_nos) = 1 then about.badge_nos[1] end`;
  return db
    .selectFrom('roster_proposal as p')
    .leftJoin('account as proposer', 'proposer.account_id', 'p.proposed_by')
    .leftJoin('account as decider', 'decider.account_id', 'p.decided_by')
    .leftJoin('account as leader', 'leader.account_id', 'p.on_behalf_of')
    .leftJoin('account as withdrawer', 'withdrawer.account_id', 'p.withdrawn_by')
    .innerJoin(about, (join) => join.onTrue())
    .leftJoin(first, (join) => join.onTrue())
    .select([
      ...camel('p', 'roster_proposal_id', 'act', 'state', 'reason', 'change_count', 'proposed_at'),
      ...camel('p', 'decided_at', 'decision_reason'),
      'p.from_at as from',
      'p.until_at as to',
      'about.unit_names as unitNames',
      badgeNo.as('badgeNo'),
      sql<string | null>`(select name from officer where badge_no = ${badgeNo})`.as('officerName'),
      sql<string>`coalesce(${signedBy('proposer')}, p.proposer_name)`.as('proposedBy'),
      'p.proposed_by as proposerId',
      'p.on_behalf_of as onBehalfOfId',
      signedBy<null>('leader').as('onBehalfOf'),
      sql<string | null>`coalesce(${decidedBy('p', 'decider')}, ${signedBy('withdrawer')},
        case p.state when 'withdrawn' then p.proposer_name end)`.as('decidedBy'),
      'first.edit as firstEdit',
      sql<Record<string, string> | null>`(
        select json_object_agg(o.badge_no, o.name) from officer o where o.badge_no = any(first.badge_nos)
      )`.as('firstEditNames'),
    ])
    .where(({ and }) => and(conditionsOf(asked)));
}

function conditionsOf(asked: Asked): RawBuilder<SqlBool>[] {
  const { rosterProposalId, ownerId, notSecondTo = [], dataScope, state, unitCode, month } = asked;
  const conditions = [
    sql<SqlBool>`exists (
      select from roster_proposal_change where roster_proposal_id = p.roster_proposal_id and ${changeInScope(dataScope)}
    )`,
  ];
  if (rosterProposalId) conditions.push(sql`p.roster_proposal_id = ${rosterProposalId}`);
  if (state) conditions.push(sql`p.state = ${state}`);
  if (asked.own) conditions.push(sql`coalesce(p.on_behalf_of, p.proposed_by) = ${ownerId ?? null}`);
  if (asked.waiting) {
    conditions.push(sql`(p.state = 'pending' and p.proposed_by <> all(${notSecondTo}::uuid[])
      and (p.on_behalf_of is null or p.on_behalf_of <> all(${notSecondTo}::uuid[])))`);
  }
  if (month) conditions.push(madeIn(month));
  if (unitCode) {
    conditions.push(sql`exists (
      select from roster_proposal_change where roster_proposal_id = p.roster_proposal_id and ${unitCode} = any(unit_codes)
    )`);
  }
  return conditions;
}

/** Edits to the past made in a local month, by unit. */
export async function countRosterProposals(
  db: Database,
  { month, dataScope, unitCode }: { month: string; dataScope: DataScope; unitCode?: string | undefined },
): Promise<RosterProposalCounts[]> {
  const { rows } = await sql<RosterProposalCounts>`
    select u.unit_code as "unitCode", u.name as "unitName", count(*)::integer as total, ${counted('pending')},
      ${counted('approved')}, ${counted('refused')}, ${counted('withdrawn')}, ${counted('direct')},
      coalesce(sum(of_unit.changes) filter (where p.state in ('approved', 'direct')), 0)::integer as changed
    from roster_proposal p
    cross join lateral (
      select code, count(*) as changes from roster_proposal_change c, unnest(c.unit_codes) as code
      where c.roster_proposal_id = p.roster_proposal_id and ${changeInScope(dataScope)} group by code
    ) as of_unit
    join unit u on u.unit_code = of_unit.code
    where ${madeIn(month)}
      and ${unitCode === undefined ? sql`true` : sql`u.unit_code = ${unitCode}`}
      and ${typeof dataScope.unitCode === 'string' ? sql`u.unit_code = ${dataScope.unitCode}` : sql`true`}
    group by u.unit_code, u.name order by u.unit_code
  `.execute(db);
  return rows;
}

function counted(state: RosterProposalState): RawBuilder<number> {
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
