import type { Database, Transaction } from '../../db/database.ts';

export async function upsertPin(
  tx: Transaction,
  badgeNo: string,
  { verifier, by, now }: { verifier: string; by: string; now: Date },
): Promise<void> {
  const values = { verifier, set_by: by, set_at: now };
  await tx
    .insertInto('kiosk_pin')
    .values({ badge_no: badgeNo, ...values })
    .onConflict((conflict) => conflict.column('badge_no').doUpdateSet(values))
    .execute();
}

/** When the officer's PIN was set, null without one. */
export async function selectPinSetAt(db: Database, badgeNo: string): Promise<Date | null> {
  const row = await db.selectFrom('kiosk_pin').select('set_at').where('badge_no', '=', badgeNo).executeTakeFirst();
  return row?.set_at ?? null;
}
