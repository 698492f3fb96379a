import type { Database, Transaction } from '../db/database.ts';
import { signatureOf } from '../db/signed-by.ts';

export type StoredActivitySource = Awaited<ReturnType<typeof selectActivitySources>>[number];

/** All of them, by name of the source. */
export async function selectActivitySources(db: Database) {
  return db
    .selectFrom('activity_source')
    .select(['source', 'name', 'added_at', 'last_used_at', 'revoked_at'])
    .select([signatureOf('added_by').as('added_by'), signatureOf<null>('revoked_by').as('revoked_by')])
    .orderBy('source')
    .execute();
}

export async function lockActivitySource(tx: Transaction, source: string) {
  return tx
    .selectFrom('activity_source')
    .select(['source', 'name', 'revoked_at'])
    .where('source', '=', source)
    .forUpdate()
    .executeTakeFirst();
}

/** A new one, or a new token of one that was revoked. @returns false when it has a token that counts */
export async function saveActivitySource(
  tx: Transaction,
  { source, name, tokenSha256, by, now }: { source: string; name: string; tokenSha256: Buffer; by: string; now: Date },
): Promise<boolean> {
  const fresh = { name, token_sha256: tokenSha256, added_by: by, added_at: now };
  const row = await tx
    .insertInto('activity_source')
    .values({ source, ...fresh })
    .onConflict((conflict) =>
      conflict
        .column('source')
        .doUpdateSet({ ...fresh, last_used_at: null, revoked_at: null, revoked_by: null })
        .where('activity_source.revoked_at', 'is not', null),
    )
    .returning('source')
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveRevocation(tx: Transaction, source: string, { by, now }: { by: string; now: Date }) {
  await tx
    .updateTable('activity_source')
    .set({ revoked_at: now, revoked_by: by })
    .where('source', '=', source)
    .execute();
}

/** The source of a token that counts. */
export async function findSourceOfToken(db: Database, tokenSha256: Buffer) {
  return db
    .selectFrom('activity_source')
    .select(['source', 'last_used_at as lastUsedAt'])
    .where('token_sha256', '=', tokenSha256)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function touchActivitySource(db: Database, source: string, now: Date): Promise<void> {
  await db.updateTable('activity_source').set({ last_used_at: now }).where('source', '=', source).execute();
}
