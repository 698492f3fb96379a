import { noSeed } from '@rollcall/shared/draw/hashes';
import type { NextDraw } from '@rollcall/shared/draw/plan';
import type { Transaction } from '../../db/database.ts';
import { findOrderingSeed, type StoredPlan, selectRoster } from './repository.ts';

/** What is fixed now for a draw: the plan in force, the stations that can be asked, and the newest seed there is. */
export async function fixDraw(
  tx: Transaction,
  { draw, plan, now }: { draw: number; plan: Pick<StoredPlan, 'plan'>; now: Date },
): Promise<NextDraw> {
  return {
    draw,
    plan: plan.plan,
    roster: await selectRoster(tx, now),
    order: (await findOrderingSeed(tx)) ?? { draw: 0, seed: noSeed },
  };
}

export async function insertDraw(tx: Transaction, fixed: NextDraw, factId: number, now: Date): Promise<void> {
  await tx
    .insertInto('draw')
    .values({ draw: fixed.draw, fixed: JSON.stringify(fixed), fixed_fact_id: factId, fixed_at: now })
    .execute();
}
