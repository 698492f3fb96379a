import type { Role } from '@rollcall/shared/http/permissions';
import type { DelegationFilters, DelegationRow } from '@rollcall/shared/resources/delegations';
import type { ActingFor } from '@rollcall/shared/resources/sessions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** Who may stand in for a role. For a squad leader, officers only of the unit and leaders only of others; for an officer, nobody. */
export const delegateRoles: Record<Role, readonly Role[]> = {
  brigade_admin: ['brigade_admin', 'inspector'],
  brigade_leader: ['brigade_leader', 'inspector'],
  inspector: ['inspector', 'brigade_admin', 'squad_leader'],
  // A brigade leader where nobody else leads: he isn't named, he takes over.
  squad_leader: ['officer', 'squad_leader', 'brigade_leader'],
  officer: [],
  ops: ['ops'],
  auditor: ['auditor'],
  legal: ['legal'],
};

/** Of delegation `d`, its `leader` and its `delegate`: whether it lasts, if it has begun. What a leader lost, it can't give. */
export const delegationLasts = sql<SqlBool>`(d.ended_at is null and leader.disabled_at is null and leader.role = d.leader_role
  and leader.unit_code is not distinct from d.unit_code and delegate.disabled_at is null
  and jsonb_exists(${JSON.stringify(delegateRoles)}::jsonb -> d.leader_role, delegate.role))`;

/** Whether it counts at that moment: it has begun, and the stand-in has accepted. */
export function delegationCounts(now: Date): RawBuilder<SqlBool> {
  return sql`(${delegationLasts} and greatest(d.starts_at, d.accepted_at) <= ${now} and d.accepted_at is not null and d.ends_at > ${now})`;
}

/** When, and by whom. */
interface Asked {
  now: Date;
  dataScope: DataScope;
  session: Pick<SignedIn, 'accountId' | 'actingFor'>;
}

/** In no order. An officer sees those in which the officer stands in, or is stood in for. */
export function delegationRows(
  db: Database | Transaction,
  { state }: DelegationFilters,
  { now, dataScope, session }: Asked,
) {
  const isMine = (account: 'leader' | 'delegate') =>
    sql<boolean>`${session.actingFor === null} and ${sql.ref(`d.${account}_account_id`)} = ${session.accountId}`;
  return db
    .selectFrom('delegation as d')
    .innerJoin('account as leader', 'leader.account_id', 'd.leader_account_id')
    .innerJoin('account as delegate', 'delegate.account_id', 'd.delegate_account_id')
    .innerJoin('account as namer', 'namer.account_id', 'd.named_by')
    .leftJoin('account as ender', 'ender.account_id', 'd.ended_by')
    .leftJoin('unit', 'unit.unit_code', 'd.unit_code')
    .select([
      ...camel('d', 'delegation_id', 'unit_code', 'leader_role', 'starts_at', 'ends_at', 'reason', 'accepted_at'),
      ...camel('d', 'declined_at', 'decline_reason'),
      'unit.name as unitName',
      personOf('leader').as('leader'),
      personOf('delegate').as('delegate'),
      stateOf(now).as('state'),
      signedBy('namer').as('namedBy'),
      signedBy<null>('ender').as('endedBy'),
      sql<boolean>`(${isMine('delegate')} and ${stateOf(now)} = 'waiting')`.as('isForMe'),
      sql<boolean>`(${isMine('leader')} and ${delegationLasts} and d.ends_at > ${now})`.as('isOfMe'),
    ])
    .where(sql<SqlBool>`(${isSeen(dataScope)} or ${session.accountId} in (d.leader_account_id, d.delegate_account_id))`)
    .$if(state !== undefined, (rows) => rows.where(sql<SqlBool>`${stateOf(now)} = ${state}`));
}

export async function findDelegationRow(db: Database | Transaction, delegationId: string, asked: Asked) {
  return delegationRows(db, {}, asked).where('d.delegation_id', '=', delegationId).executeTakeFirst();
}

function personOf(account: 'leader' | 'delegate') {
  const of = (column: string) => sql.ref(`${account}.${column}`);
  return sql<DelegationRow['leader']>`jsonb_build_object('username', ${of('username')},
    'officerName', coalesce((select name from officer where badge_no = ${of('badge_no')}), ${of('person_name')}))`;
}

function stateOf(now: Date): RawBuilder<DelegationRow['state']> {
  return sql`case when d.declined_at is not null then 'declined'
    when not ${delegationLasts} or d.ends_at <= ${now} then case when d.accepted_at is null then 'unanswered' else 'ended' end
    when d.accepted_at is null then 'waiting'
    when d.starts_at > ${now} then 'coming' else 'in_force' end`;
}

function isSeen({ unitCode, badgeNo }: DataScope): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) return sql`(delegate.badge_no = ${badgeNo} or leader.badge_no = ${badgeNo})`;
  return unitCode === undefined ? sql`true` : sql`(d.unit_code = ${unitCode})`;
}

/** For whom the account may act now, by the end of it. */
export async function selectMayActFor(db: Database | Transaction, accountId: string, now: Date) {
  const { rows } = await sql<ActingFor>`
    select d.delegation_id as "delegationId", leader.username, coalesce(officer.name, leader.person_name) as name,
      coalesce(unit.name, '') as "unitName", d.leader_role as role, d.ends_at as until
    from delegation d
    left join unit on unit.unit_code = d.unit_code
    join account leader on leader.account_id = d.leader_account_id
    join account delegate on delegate.account_id = d.delegate_account_id
    left join officer on officer.badge_no = leader.badge_no
    where d.delegate_account_id = ${accountId} and ${delegationCounts(now)}
    order by d.ends_at, d.delegation_id
  `.execute(db);
  return rows;
}

export async function insertDelegation(
  tx: Transaction,
  delegation: {
    unitCode: string | null;
    leaderRole?: Role;
    leaderId: string;
    delegateId: string;
    startsAt: Date;
    endsAt: Date;
    reason: string;
    namedBy: string;
    namedAt: Date;
  },
): Promise<string> {
  const row = await tx
    .insertInto('delegation')
    .values({
      unit_code: delegation.unitCode,
      leader_role: delegation.leaderRole,
      leader_account_id: delegation.leaderId,
      delegate_account_id: delegation.delegateId,
      starts_at: delegation.startsAt,
      ends_at: delegation.endsAt,
      reason: delegation.reason,
      named_by: delegation.namedBy,
      named_at: delegation.namedAt,
      accepted_at: null,
    })
    .returning('delegation_id')
    .executeTakeFirstOrThrow();
  return row.delegation_id;
}

/** One that waits for its delegate, held until the end of the transaction; undefined: there is none, or he answered, or it is over. */
export async function lockWaiting(tx: Transaction, delegationId: string, now: Date) {
  return tx
    .selectFrom('delegation as d')
    .innerJoin('account as leader', 'leader.account_id', 'd.leader_account_id')
    .innerJoin('account as delegate', 'delegate.account_id', 'd.delegate_account_id')
    .select([
      'd.leader_account_id as leaderId',
      'd.delegate_account_id as delegateId',
      'd.leader_role as role',
      'd.unit_code as unitCode',
      'leader.username as leader',
      'leader.badge_no as leaderBadgeNo',
    ])
    .where('d.delegation_id', '=', delegationId)
    .where(sql<SqlBool>`${delegationLasts}`)
    .where('d.ends_at', '>', now)
    .where('d.accepted_at', 'is', null)
    .where('d.declined_at', 'is', null)
    .forUpdate('d')
    .executeTakeFirst();
}

export async function saveAcceptance(tx: Transaction, delegationId: string, at: Date): Promise<void> {
  await tx.updateTable('delegation').set({ accepted_at: at }).where('delegation_id', '=', delegationId).execute();
}

export async function saveRefusal(tx: Transaction, delegationId: string, { at, reason }: { at: Date; reason: string }) {
  const declined = { declined_at: at, decline_reason: reason };
  await tx.updateTable('delegation').set(declined).where('delegation_id', '=', delegationId).execute();
}

/** @returns the delegate's account; undefined when it had ended already */
export async function saveDelegationEnd(
  tx: Transaction,
  delegationId: string,
  end: { by: string; at: Date },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('delegation')
    .set({ ended_by: end.by, ended_at: end.at })
    .where('delegation_id', '=', delegationId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', end.at)
    .returning('delegate_account_id')
    .executeTakeFirst();
  return row?.delegate_account_id;
}

/** By which account of an absent leader, and until when at the longest, this officer leads the unit in his place; undefined: he doesn't. */
export async function findAbsentLeader(tx: Transaction, unitCode: string, badgeNo: string, now: Date) {
  const { rows } = await sql<{ leaderId: string; leader: string; until: Date }>`
    select a.account_id as "leaderId", a.username as leader, absence.until
    from leadership head
    cross join lateral who_leads(${unitCode}, head.leader_badge_no, head.led_from, head.leader_badge_no, '', ${now}) as w
    join account a on a.badge_no = head.leader_badge_no and a.role = 'squad_leader' and a.unit_code = ${unitCode}
      and a.disabled_at is null
    cross join lateral (
      select max(until) as until from (
        select ends_at as until from leave l
        where l.badge_no = head.leader_badge_no and l.removed_at is null and l.starts_at <= ${now} and l.ends_at > ${now}
        union all
        select d.ends_at from delegation d where d.leader_account_id = a.account_id and d.ended_at is null
          and d.starts_at <= ${now} and d.ends_at > ${now}
      ) as absences
    ) as absence
    where head.badge_no is null and head.unit_code = ${unitCode} and head.led_until is null
      and w.badge_no = ${badgeNo} and w.why in ('deputy', 'brigade_leader') and absence.until is not null
    order by a.created_at limit 1
  `.execute(tx);
  return rows[0];
}

/** Whose stand-in is a sworn officer who serves: he leads, and is liable, meanwhile. */
const leads: ReadonlySet<Role> = new Set(['squad_leader', 'brigade_leader']);

/** Who is away. */
interface Away {
  accountId?: string | undefined;
  badgeNo?: string | null | undefined;
  role: Role;
  unitCode: string | null;
}

/** Who can be named for somebody of this role and unit, with accounts that may sign in. */
export async function selectDelegates(
  db: Database | Transaction,
  { accountId, badgeNo, role, unitCode }: Away,
  today: string,
) {
  const ofUnit = sql<SqlBool>`
    (a.role = 'officer' and o.unit_code = ${unitCode}) or (a.role = 'squad_leader' and a.unit_code <> ${unitCode})`;
  const others = sql<SqlBool>`a.role = any(${delegateRoles[role]}::text[]) and a.account_id is distinct from ${accountId ?? null}`;
  const { rows } = await sql<{
    accountId: string;
    username: string;
    badgeNo: string | null;
    officerName: string | null;
    unitName: string | null;
  }>`
    select a.account_id as "accountId", a.username, a.badge_no as "badgeNo",
      coalesce(o.name, a.person_name) as "officerName", u.name as "unitName"
    from account a
    left join officer o on o.badge_no = a.badge_no
    left join unit u on u.unit_code = coalesce(a.unit_code, o.unit_code)
    where a.disabled_at is null and (${role === 'squad_leader' ? ofUnit : others})
      and (a.badge_no is null or a.badge_no is distinct from ${badgeNo ?? null})
      and (not ${leads.has(role)} or (o.kind = 'sworn' and coalesce(o.left_on > ${today}::date, true)))
    order by a.role, a.badge_no, a.username
  `.execute(db);
  return rows;
}
