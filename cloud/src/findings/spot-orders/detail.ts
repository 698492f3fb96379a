import type { Action } from '@rollcall/shared/http/permissions';
import type { SpotOrderDetail } from '@rollcall/shared/resources/spot-orders';
import { scopeOfSession } from '../../auth/permissions.ts';
import { dataScopeWithin, seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { findOrigin } from './origin.ts';
import { findSpotOrder, type ListedSpotOrder, selectSteps, toRow } from './repository.ts';
import { isPossible } from './save-step.ts';
import { assertMayCheck, assertMayShow, assertMayWithdraw, ownerOf } from './take-on.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

/** One order, everything that was done about it, and what the account may do now. @throws not_found */
export async function spotOrderDetail(
  { db, now }: Deps,
  session: SignedIn,
  spotOrderId: string,
): Promise<SpotOrderDetail> {
  const dataScope = dataScopeWithin(scopeOfSession(session, 'findings.read'), session);
  const row = await findSpotOrder(db, spotOrderId, { dataScope, badgeNo: ownerOf(session), now: now() });
  if (!row) throw errors.notFound('The on-the-spot order');
  const steps = await selectSteps(db, spotOrderId);
  return {
    ...toRow(row),
    recordedAt: row.recorded_at.toISOString(),
    steps: steps.map((step) => ({
      stepId: step.step_id,
      step: step.step,
      text: step.text,
      dueAt: step.due_at.toISOString(),
      by: step.by,
      onBehalfOf: step.on_behalf_of,
      at: step.taken_at.toISOString(),
      files: step.files,
    })),
    may: await mayNow(db, session, row),
    history: await selectHistoryOf(db, `spot_order:${spotOrderId}`),
  };
}

async function mayNow(db: Database, session: SignedIn, order: ListedSpotOrder): Promise<SpotOrderDetail['may']> {
  const found = await findOrigin(db, { origin: order.origin, originId: order.origin_id }, seesAll);
  const may: SpotOrderDetail['may'] = [];
  const isOwner = order.owner_badge_no === ownerOf(session);
  if (isOwner && order.seen_at === null && isPossible(order.state, 'see')) may.push('see');
  if (isOwner && isPossible(order.state, 'prove')) may.push('prove');
  const asks = (action: Action) => {
    const scope = scopeOfSession(session, action);
    return scope === undefined ? undefined : { ...session, scope };
  };
  const [giver, checker] = [asks('rectifications.order'), asks('rectifications.check')];
  const about = { order, found };
  if (giver && isPossible(order.state, 'show') && (await isLet(assertMayShow(db, giver, about)))) may.push('show');
  if (giver && isPossible(order.state, 'withdraw') && (await isLet(assertMayWithdraw(db, giver, about)))) {
    may.push('withdraw');
  }
  if (checker && isPossible(order.state, 'pass') && (await isLet(assertMayCheck(db, checker, about))))
    may.push('check');
  return may;
}

/** Whether nothing bars the session, such as a recusal. */
async function isLet(assertion: Promise<void>): Promise<boolean> {
  try {
    await assertion;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
