import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

/**
 * Each PIN of an officer is set later than the one before, whatever the clock: the moment tells them apart.
 * @returns when it counts as set
 */
export async function upsertPin(
  tx: Transaction,
  badgeNo: string,
  { verifier, by, now }: { verifier: string; by: string; now: Date },
): Promise<Date> {
  const row = await tx
    .insertInto('kiosk_pin')
    .values({ badge_no: badgeNo, verifier, set_by: by, set_at: now })
    .onConflict((conflict) =>
      conflict.column('badge_no').doUpdateSet({
        verifier,
        set_by: by,
        set_at: sql<Date>`greatest(excluded.set_at, date_trunc('milliseconds', kiosk_pin.set_at) + interval '1 millisecond')`,
      }),
    )
    .returning('set_at')
    .executeTakeFirstOrThrow();
  return row.set_at;
}

/** Keeps that the officer himself set this PIN. */
export async function insertOwnPin(tx: Transaction, badgeNo: string, setAt: Date): Promise<void> {
  await tx.insertInto('own_kiosk_pin').values({ badge_no: badgeNo, set_at: setAt }).execute();
}

/** When the officer's PIN was set, and whether by himself; undefined without one. */
export async function selectPin(db: Database, badgeNo: string): Promise<{ setAt: Date; own: boolean } | undefined> {
  const row = await db
    .selectFrom('kiosk_pin as p')
    .leftJoin('own_kiosk_pin as own', (join) =>
      join.onRef('own.badge_no', '=', 'p.badge_no').onRef('own.set_at', '=', 'p.set_at'),
    )
    .select(['p.set_at as setAt', 'own.set_at as ownSetAt'])
    .where('p.badge_no', '=', badgeNo)
    .executeTakeFirst();
  return row && { setAt: row.setAt, own: row.ownSetAt !== null };
}
