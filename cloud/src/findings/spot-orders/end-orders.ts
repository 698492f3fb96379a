import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import type { StoredSpotOrder } from './repository.ts';
import { saveStep } from './save-step.ts';

/** What findings came to their end needn't be put right any more: their open orders end. The findings are held. */
export async function endOrdersOf(tx: Transaction, findingIds: readonly string[], at: Date): Promise<void> {
  if (findingIds.length > 0) await endThose(tx, sql`f.finding_id = any(${findingIds}::uuid[])`, at);
}

/**
 * The same of all findings. Who ends one does it at once, except HQ before 0.3.0, which knows nothing of it and may have run meanwhile on
 * this database, and time that puts off a deadline for ever. @returns how many orders these were
 */
export async function endLeftOrders(db: Database, at: Date): Promise<number> {
  return db.transaction().execute((tx) => endThose(tx, sql`true`, at));
}

/** What an inspection saw stays to be put right when the data alone resolves its finding, because another one states the same. */
async function endThose(tx: Transaction, which: RawBuilder<SqlBool>, at: Date): Promise<number> {
  const { rows } = await sql<StoredSpotOrder>`
    select r.* from spot_order r
    where r.state in ('ordered', 'proved') and exists (
      select from finding f where ${which} and (
        f.finding_id = r.finding_id and f.handling in ('excused', 'unfounded', 'decided', 'closed')
        or f.rule_key = 'field_inspection' and f.subject = 'field_inspection:' || r.inspection_id
          and f.handling in ('excused', 'unfounded', 'decided')))
    order by r.spot_order_id for no key update of r
  `.execute(tx);
  for (const order of rows) await saveStep(tx, order, { ...ended, endedWhy: 'finding_ended', at });
  return rows.length;
}

const ended = { step: 'end', text: null, who: null } as const;

/** The inspection was withdrawn. */
export async function endOrdersOfInspection(tx: Transaction, inspectionId: string, at: Date): Promise<void> {
  const orders = await tx
    .selectFrom('spot_order')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .where('state', 'in', ['ordered', 'proved'])
    .orderBy('spot_order_id')
    .forNoKeyUpdate()
    .execute();
  for (const order of orders) await saveStep(tx, order, { ...ended, endedWhy: 'inspection_withdrawn', at });
}

/** What was inspected was written down anew: its orders stay, and are of the new record. */
export async function moveOrdersOfInspection(
  tx: Transaction,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx.updateTable('spot_order').set({ inspection_id: to }).where('inspection_id', '=', from).execute();
}
