import type { Database } from '../db/database.ts';

/** Remembers an assertion until it expires. @returns false when it was used before */
export async function spendAssertion(
  db: Database,
  assertion: { stationId: string; jti: string; expiresAt: Date; now: Date },
): Promise<boolean> {
  await db
    .deleteFrom('used_assertion')
    .where('station_id', '=', assertion.stationId)
    .where('expires_at', '<', assertion.now)
    .execute();
  const result = await db
    .insertInto('used_assertion')
    .values({ station_id: assertion.stationId, jti: assertion.jti, expires_at: assertion.expiresAt })
    .onConflict((conflict) => conflict.columns(['station_id', 'jti']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
