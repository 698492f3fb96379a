import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { deleteOverride, insertOverride, selectGuarantees } from './guarantee-repository.ts';

interface Decision {
  guarantee: StoreGuarantee;
  reason: string;
}

/**
 * Lets erases through without a guarantee, in the name of who takes it upon himself.
 * @throws guarantee_not_missing when there is nothing to override, guarantee_overridden when somebody did
 */
export async function overrideGuarantee(
  db: Database,
  { guarantee, reason }: Decision,
  { by, now }: { by: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const state = (await selectGuarantees(tx)).find((one) => one.guarantee === guarantee);
    if (state === undefined || state.held) throw errors.guaranteeNotMissing(guarantee, state !== undefined);
    if (!(await insertOverride(tx, { guarantee, reason, by, at: now }))) throw errors.guaranteeOverridden(guarantee);
    const payload = { reason, by, held: state.held, seen: state.seen };
    await appendFact(tx, { type: 'guarantee_overridden', subject: `guarantee:${guarantee}`, payload });
  });
}

/** Takes it back: erases wait again. @throws not_found when it isn't overridden */
export async function withdrawOverride(db: Database, { guarantee, reason }: Decision, by: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteOverride(tx, guarantee))) throw errors.notFound(`An override of ${guarantee}`);
    const payload = { reason, by };
    await appendFact(tx, { type: 'guarantee_override_withdrawn', subject: `guarantee:${guarantee}`, payload });
  });
}
