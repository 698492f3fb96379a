import { planSchema } from '@rollcall/shared/draw/plan';
import type { NewDrawPlan } from '@rollcall/shared/resources/draw-plans';
import type { Database } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readLedgerProblem } from '../../ledger/ledger-problem-repository.ts';
import { lockDraws } from '../draws/draw-lock.ts';
import { fixDraw, insertDraw } from '../draws/fix-draw.ts';
import { findNewestDraw, findPlanInForce } from '../draws/repository.ts';
import { problem } from './problem.ts';

/**
 * Sets the plan by which draws are fixed from now on. The first one begins the chain: what becomes ripe afterwards is drawn from.
 * @returns its version @throws plan_refused, ledger_to_recover
 */
export async function setPlan(
  { db, now }: { db: Database; now: () => Date },
  by: string,
  { plan: given, schedule, reason }: NewDrawPlan,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockDraws(tx);
    // The archive may have plans, or the beginning of the chain.
    if ((await readLedgerProblem(tx))?.code === 'ledger_archive_ahead') throw problem('ledger_to_recover');
    const version = ((await findPlanInForce(tx))?.version ?? 0) + 1;
    const plan = planSchema.safeParse({ ...given, version });
    if (!plan.success) throw problem('plan_refused');
    const at = now();
    await tx
      .insertInto('draw_plan')
      .values({
        ...{ version, plan: JSON.stringify(plan.data), schedule: JSON.stringify(schedule), reason },
        ...{ set_by: by, set_at: at },
      })
      .execute();
    await appendFact(tx, {
      type: 'draw_plan_set',
      subject: `draw_plan:${version}`,
      payload: { by, reason, plan: plan.data, schedule },
    });
    if (!(await findNewestDraw(tx))) {
      const next = await fixDraw(tx, { draw: 1, plan: { plan: plan.data }, now: at });
      const factId = await appendFact(tx, { type: 'draws_started', subject: 'draw:0', payload: { next } });
      await insertDraw(tx, next, factId, at);
    }
    return version;
  });
}
