import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockRegistry } from '../../registry/registry-lock-repository.ts';
import { lockMinimum, updateMinimum } from './repository.ts';

/** How many spares the unit is to have ready. @throws AppError `not_found` */
export async function setMinimum(db: Database, unitCode: string, minimum: number, { by }: { by: string }) {
  await db.transaction().execute(async (tx) => {
    await lockRegistry(tx);
    const before = await lockMinimum(tx, unitCode);
    if (before === undefined) throw errors.notFound(`The unit ${unitCode}`);
    if (before === minimum) return;
    await updateMinimum(tx, unitCode, minimum);
    const payload = { unitCode, before: { minimum: before }, after: { minimum }, by };
    await appendFact(tx, { type: 'spare_minimum_set', subject: `spare_stock:${unitCode}`, payload });
  });
}
