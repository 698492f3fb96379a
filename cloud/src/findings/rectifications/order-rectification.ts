import { localDateOf } from '@rollcall/shared/rules/local-date';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { isWorkingDay } from '../../roster/calendar/working-days.ts';
import { concernedBy, type HandledFinding } from '../handling/handled-finding.ts';
import { problem as handlingProblem } from '../handling/problem.ts';
import { hasWaiting, lockHandled } from '../handling/repository.ts';
import { problem } from './problem.ts';
import { insertRectification, isFitOwner } from './repository.ts';
import { assertPossible, saveStep } from './save-step.ts';

export type Orderer = Pick<SignedIn, 'accountId' | 'username' | 'scope'> & { dataScope: DataScope };

/**
 * Orders that a confirmed finding is put right: what is to be done, by whom, until the end of which day.
 * @returns the order's id
 * @throws not_found, recused, not_yet_second_person, decision_waits, step_not_now, rectification_due_unfit,
 * rectification_owner_unfit
 */
export async function orderRectification(
  { db, now }: { db: Database; now: () => Date },
  who: Orderer,
  findingId: string,
  { task, ownerBadgeNo, dueOn }: { task: string; ownerBadgeNo: string; dueOn: string },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const finding = await lockHandled(tx, findingId, who.dataScope);
    if (!finding) throw errors.notFound(`The finding ${findingId}`);
    const at = now();
    await assertMayOrder(tx, who, finding);
    if (await hasWaiting(tx, findingId)) throw handlingProblem('decision_waits');
    assertPossible(finding, null, 'order');
    await assertFit(tx, finding, { ownerBadgeNo, dueOn }, at);
    const order = await insertRectification(tx, {
      ...{ findingId, findingKind: finding.kind, task, ownerBadgeNo, dueOn },
      ...{ by: who.accountId, onBehalfOf: principalId(), at },
    });
    await saveStep(tx, finding, order, { step: 'order', text: task, who, at });
    return order.rectification_id;
  });
}

/**
 * A leader orders what his own unit has to put right, though he be liable for it himself: he can't re-check it. Whoever orders
 * for any unit is somebody whom the finding doesn't concern.
 */
export async function assertMayOrder(
  tx: Database | Transaction,
  who: Pick<Orderer, 'accountId' | 'scope'>,
  finding: Pick<HandledFinding, 'badgeNo' | 'detail' | 'leaders'>,
): Promise<void> {
  const concerned = who.scope === 'all' ? finding : { ...finding, leaders: {} };
  await assertNotRecused(tx, who, concernedBy(concerned));
}

/** @throws rectification_due_unfit, rectification_owner_unfit */
export async function assertFit(
  tx: Transaction,
  finding: HandledFinding,
  { ownerBadgeNo, dueOn }: { ownerBadgeNo?: string; dueOn: string },
  at: Date,
): Promise<void> {
  const today = localDateOf(at);
  if (dueOn <= today || !isWorkingDay(dueOn, await readCalendar(tx))) throw problem('rectification_due_unfit');
  if (ownerBadgeNo === undefined) return;
  const fit = { unitCode: finding.unitCode, named: concernedBy(finding), on: today };
  if (!(await isFitOwner(tx, ownerBadgeNo, fit))) throw problem('rectification_owner_unfit');
}
