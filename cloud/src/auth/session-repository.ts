import type { Database, Transaction } from '../db/database.ts';

/** Finds the session and its account; expired ones and those of disabled accounts are not found. */
export async function findSession(db: Database, sessionSha256: Buffer, at: { now: Date; idleSince: Date }) {
  return db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.account_id', 's.account_id')
    .select([
      'a.account_id as accountId',
      'a.username',
      'a.role',
      'a.unit_code as unitCode',
      'a.badge_no as badgeNo',
      's.expires_at as expiresAt',
      's.last_seen_at as lastSeenAt',
    ])
    .where('s.session_sha256', '=', sessionSha256)
    .where('s.expires_at', '>', at.now)
    .where('s.last_seen_at', '>', at.idleSince)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
}

export async function insertSession(
  tx: Transaction,
  session: { sessionSha256: Buffer; accountId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      session_sha256: session.sessionSha256,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
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

export async function deleteSessionsOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute();
}

export async function deleteExpiredSessions(tx: Transaction, now: Date): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
}
