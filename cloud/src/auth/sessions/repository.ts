import type { Role } from '@rollcall/shared/http/permissions';
import { type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { delegationCounts } from '../delegations/repository.ts';

/**
 * Finds the session and its account; expired ones, those of disabled accounts and those whose delegation counts no more are
 * not found. Who acts for somebody has that one's role and unit; an officer is of the unit of the registry.
 */
export async function findSession(db: Database, sessionSha256: Buffer, at: { now: Date; idleSince: Date }) {
  return db
    .selectFrom('session as s')
    .innerJoin('account as delegate', 'delegate.account_id', 's.account_id')
    .leftJoin('officer as o', 'o.badge_no', 'delegate.badge_no')
    .leftJoin('delegation as d', 'd.delegation_id', 's.delegation_id')
    .leftJoin('account as leader', 'leader.account_id', 'd.leader_account_id')
    .leftJoin('officer as led', 'led.badge_no', 'leader.badge_no')
    .leftJoin('unit as u', 'u.unit_code', 'd.unit_code')
    .select([
      'delegate.account_id as accountId',
      'delegate.username',
      sql<Role>`case when d.delegation_id is null then delegate.role else d.leader_role end`.as('role'),
      sql<string | null>`case when d.delegation_id is not null then d.unit_code
        when delegate.role = 'officer' then o.unit_code else delegate.unit_code end`.as('unitCode'),
      'delegate.badge_no as badgeNo',
      // HQ 0.2.0 writes own_password alone.
      sql<boolean>`delegate.given_password and not delegate.own_password`.as('mustChoosePassword'),
      's.expires_at as expiresAt',
      's.last_seen_at as lastSeenAt',
      'd.delegation_id',
      'd.ends_at',
      'd.leader_account_id',
      'leader.username as leader_username',
      'leader.badge_no as leader_badge_no',
      sql<string | null>`coalesce(led.name, leader.person_name)`.as('leader_name'),
      'u.name as unit_name',
    ])
    .where('s.session_sha256', '=', sessionSha256)
    .where('s.expires_at', '>', at.now)
    .where('s.last_seen_at', '>', at.idleSince)
    .where('delegate.disabled_at', 'is', null)
    .where(sql<SqlBool>`(s.delegation_id is null or ${delegationCounts(at.now)})`)
    .executeTakeFirst();
}

/** How many sessions of people haven't ended, by time or for want of requests. */
export async function countOpenSessions(db: Database, at: { now: Date; idleSince: Date }): Promise<number> {
  const { open } = await db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('expires_at', '>', at.now)
    .where('last_seen_at', '>', at.idleSince)
    .executeTakeFirstOrThrow();
  return open;
}

export async function insertSession(
  tx: Transaction,
  session: { sessionSha256: Buffer; accountId: string; now: Date; expiresAt: Date; delegationId?: string | null },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      session_sha256: session.sessionSha256,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
      delegation_id: session.delegationId ?? null,
    })
    .execute();
}

export async function touchSession(db: Database, sessionSha256: Buffer, now: Date): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: now }).where('session_sha256', '=', sessionSha256).execute();
}

/** @returns the account whose session it was */
export async function deleteSession(tx: Transaction, sessionSha256: Buffer): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('session')
    .where('session_sha256', '=', sessionSha256)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}

/** @param but the hash of one that stays */
export async function deleteSessionsOf(
  tx: Transaction,
  accountId: string,
  { but }: { but?: Buffer | undefined } = {},
): Promise<void> {
  const sessions = tx.deleteFrom('session').where('account_id', '=', accountId);
  await (but === undefined ? sessions : sessions.where('session_sha256', '<>', but)).execute();
}

export async function deleteSessionsActingBy(tx: Transaction, delegationId: string): Promise<void> {
  await tx.deleteFrom('session').where('delegation_id', '=', delegationId).execute();
}

export async function deleteExpiredSessions(tx: Transaction, now: Date): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
}
