import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

/** Whether somebody else made PIN `p`: it was set by no account of the officer, and `own` doesn't say that he chose it at a screen. */
export const isGivenPin = sql<boolean>`(
  p.set_at is not null and own.set_at is null
  and not exists (select from account a where a.username = p.set_by and a.badge_no = p.badge_no)
)`;

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

interface StoredPin {
  setAt: Date;
  /** The officer chose it, and his password too. */
  own: boolean;
  /** Somebody else made it. */
  given: boolean;
  verifier: string;
}

/** The officer's PIN; undefined without one. `hold`: until the end of the transaction. */
export async function selectPin(
  db: Database | Transaction,
  badgeNo: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<StoredPin | undefined> {
  const row = await db
    .selectFrom('kiosk_pin as p')
    .leftJoin('own_kiosk_pin as own', (join) =>
      join.onRef('own.badge_no', '=', 'p.badge_no').onRef('own.set_at', '=', 'p.set_at'),
    )
    .select(['p.set_at as setAt', 'own.set_at as ownSetAt', 'p.verifier', isGivenPin.as('given')])
    .where('p.badge_no', '=', badgeNo)
    .$if(hold, (pin) => pin.forUpdate('p'))
    .executeTakeFirst();
  return row && { setAt: row.setAt, own: row.ownSetAt !== null, given: row.given, verifier: row.verifier };
}
