import type { SpotOrigin } from '@rollcall/shared/resources/spot-orders';
import { localDateOf, localMinuteOf } from '@rollcall/shared/rules/local-date';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { isFitOwner } from '../rectifications/repository.ts';
import { dueOf, dutyAt, dutyOf, type Stretch } from './duty-time.ts';
import { type FoundOrigin, findOrigin } from './origin.ts';
import { problem } from './problem.ts';
import { insertSpotOrder, selectTimes } from './repository.ts';
import { saveStep } from './save-step.ts';

export type Giver = Pick<SignedIn, 'accountId' | 'username' | 'scope'> & { dataScope: DataScope };

export interface WantedOrder {
  origin: SpotOrigin;
  originId: string;
  task: string;
  ownerBadgeNo: string;
  /** Null: until the end of his duty. */
  dueAt: string | null;
  /** He was told face to face. */
  told: boolean;
}

/**
 * Orders that something is put right at once. @returns the order's id
 * @throws what `placeOrder` throws
 */
export async function giveOrder(
  { db, now }: { db: Database; now: () => Date },
  who: Giver,
  wanted: WantedOrder,
): Promise<string> {
  const at = now();
  return db.transaction().execute((tx) => placeOrder(tx, who, wanted, { at, orderedAt: at }));
}

/**
 * The same within a transaction.
 * @param orderedAt when it was issued, which may be before HQ had it
 * @throws not_found, recused, not_yet_second_person, spot_order_origin_ended, spot_order_owner_unfit, spot_order_off_duty,
 * spot_order_due_unfit, spot_order_open
 */
export async function placeOrder(
  tx: Transaction,
  who: Giver,
  { origin, originId, task, ownerBadgeNo, dueAt: wanted, told }: WantedOrder,
  { at, orderedAt }: { at: Date; orderedAt: Date },
): Promise<string> {
  const found = await findOrigin(tx, { origin, originId }, who.dataScope);
  await assertMayGive(tx, who, found, ownerBadgeNo);
  if (!found.isOpen) throw problem('spot_order_origin_ended');
  const fit = { unitCode: found.unitCode, named: [...found.people, ...found.leaders], on: localDateOf(at) };
  if (!(await isFitOwner(tx, ownerBadgeNo, fit))) throw problem('spot_order_owner_unfit');
  const duty = await dutyAround(tx, ownerBadgeNo, orderedAt);
  const dueAt = fitDue(duty, { from: orderedAt, wanted: wanted === null ? null : new Date(wanted) });
  const seenAt = told && dutyAt(duty, orderedAt) ? orderedAt : null;
  const order = await insertSpotOrder(tx, {
    ...{ origin, originId, unitCode: found.unitCode, task, ownerBadgeNo, orderedAt, recordedAt: at, seenAt, dueAt },
    ...{ by: who.accountId, onBehalfOf: principalId() },
  });
  if (!order) throw problem('spot_order_open');
  const besides = { origin, originId, told, ...(orderedAt < at ? { orderedAt: orderedAt.toISOString() } : {}) };
  await saveStep(tx, order, { step: 'order', text: task, who, at: orderedAt, besides });
  return order.spot_order_id;
}

/**
 * Nobody gives himself an order, or one about a matter that concerns him. A leader orders what his own unit has to put right, though he
 * answers for it himself.
 */
export async function assertMayGive(
  tx: Database | Transaction,
  who: Pick<Giver, 'accountId' | 'scope'>,
  { people, leaders }: Pick<FoundOrigin, 'people' | 'leaders'>,
  ownerBadgeNo: string,
): Promise<void> {
  await assertNotRecused(tx, who, [ownerBadgeNo, ...people, ...(who.scope === 'all' ? leaders : [])]);
}

export async function dutyAround(tx: Database | Transaction, badgeNo: string, at: Date): Promise<Stretch[]> {
  const { shifts, leaves } = await selectTimes(tx, badgeNo, at);
  return dutyOf(shifts, leaves);
}

/** @throws spot_order_off_duty; spot_order_due_unfit, which says between when it may be due */
export function fitDue(duty: readonly Stretch[], asked: { from: Date; wanted: Date | null }): Date {
  const due = dueOf(duty, asked);
  if (due === 'off_duty') throw problem('spot_order_off_duty');
  if ('dueAt' in due) return due.dueAt;
  const { earliest, latest } = due;
  const detail = `From ${localMinuteOf(earliest)} to ${localMinuteOf(latest)}.`;
  const message = 'is not within his duty, 30 minutes after it is seen';
  throw problem('spot_order_due_unfit', { detail, fields: [{ path: 'body.dueAt', message }] });
}
