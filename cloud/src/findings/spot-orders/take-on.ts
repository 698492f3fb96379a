import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { dueWhenSeen } from './duty-time.ts';
import { assertMayGive, dutyAround, fitDue } from './give-order.ts';
import { type FoundOrigin, findOrigin } from './origin.ts';
import { problem } from './problem.ts';
import { findSpotOrder, lockSpotOrder, type ShownFile, type StoredSpotOrder } from './repository.ts';
import { saveStep } from './save-step.ts';

export interface Deps {
  db: Database;
  now: () => Date;
}

export type Who = Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor' | 'scope'> & {
  dataScope: DataScope;
};

/** Takes a file that this account sent before. */
export type TakeFile = (tx: Transaction, attachmentId: string) => Promise<ShownFile>;

/** What somebody did, and the files that show it. */
interface Shown {
  text: string;
  attachmentIds: readonly string[];
}

/** The officer whose orders a session carries out: of whoever it acts for, otherwise its own. */
export function ownerOf({ badgeNo, actingFor }: Pick<SignedIn, 'badgeNo' | 'actingFor'>): string | null {
  return actingFor === null ? badgeNo : actingFor.badgeNo;
}

/**
 * Notes that the owner saw it: from then on he has half an hour at least. Off duty, or when his duty is about to end, it counts for
 * nothing, and he may see it again. @throws not_found, not_own_spot_order
 */
export async function seeOrder(deps: Deps, who: Who, spotOrderId: string): Promise<void> {
  await takeOn(deps, who, spotOrderId, async ({ tx, order, at }) => {
    assertOwn(who, order);
    if (order.state !== 'ordered' || order.seen_at !== null) return;
    const duty = await dutyAround(tx, order.owner_badge_no, at);
    const dueAt = dueWhenSeen(duty, { seenAt: at, dueAt: order.due_at });
    if (dueAt) await saveStep(tx, order, { step: 'see', text: null, dueAt, seenAt: at, who, at });
  });
}

/**
 * Says what was done, with the files that prove it. Only the owner does.
 * @throws not_found, not_own_spot_order, spot_order_step_not_now, and what `takeFile` throws
 */
export async function proveOrder(
  { takeFile, ...deps }: Deps & { takeFile: TakeFile },
  who: Who,
  spotOrderId: string,
  { text, attachmentIds }: Shown,
): Promise<void> {
  await takeOn(deps, who, spotOrderId, async ({ tx, order, at }) => {
    assertOwn(who, order);
    const files = await takeAll(tx, takeFile, attachmentIds);
    await saveStep(tx, order, { step: 'prove', text, files, seenAt: order.seen_at ?? at, who, at });
  });
}

/**
 * Whoever ordered it shows by a photo that it is put right.
 * @throws not_found, recused, not_yet_second_person, not_spot_order_giver, spot_order_photo_missing, spot_order_step_not_now, and what
 * `takeFile` throws
 */
export async function showOrder(
  { takeFile, ...deps }: Deps & { takeFile: TakeFile },
  who: Who,
  spotOrderId: string,
  { text, attachmentIds }: Shown,
): Promise<void> {
  await takeOn(deps, who, spotOrderId, async ({ tx, order, found, at }) => {
    await assertMayShow(tx, who, { order, found });
    const files = await takeAll(tx, takeFile, attachmentIds);
    if (!files.some(({ mediaType }) => mediaType.startsWith('image/'))) throw problem('spot_order_photo_missing');
    await saveStep(tx, order, { step: 'show', text, files, who, at });
  });
}

type Check = { outcome: 'passed'; reason: string } | { outcome: 'again'; reason: string; dueAt: string | null };

/**
 * Says whether it was put right: by somebody whom it doesn't concern, and who isn't the owner.
 * @throws not_found, recused, not_yet_second_person, spot_order_step_not_now, spot_order_off_duty, spot_order_due_unfit
 */
export async function checkOrder(deps: Deps, who: Who, spotOrderId: string, check: Check): Promise<void> {
  await takeOn(deps, who, spotOrderId, async ({ tx, order, found, at }) => {
    await assertMayCheck(tx, who, { order, found });
    if (order.state !== 'proved') throw problem('spot_order_step_not_now');
    if (check.outcome === 'passed') return saveStep(tx, order, { step: 'pass', text: check.reason, who, at });
    const duty = await dutyAround(tx, order.owner_badge_no, at);
    const dueAt = fitDue(duty, { from: at, wanted: check.dueAt === null ? null : new Date(check.dueAt) });
    return saveStep(tx, order, { step: 'again', text: check.reason, dueAt, seenAt: null, who, at });
  });
}

/** Takes an order back. @throws not_found, recused, not_yet_second_person, not_spot_order_giver, spot_order_step_not_now */
export async function withdrawOrder(deps: Deps, who: Who, spotOrderId: string, reason: string): Promise<void> {
  await takeOn(deps, who, spotOrderId, async ({ tx, order, found, at }) => {
    await assertMayWithdraw(tx, who, { order, found });
    await saveStep(tx, order, { step: 'withdraw', text: reason, endedWhy: 'withdrawn', who, at });
  });
}

interface Held {
  tx: Transaction;
  order: StoredSpotOrder;
  found: FoundOrigin;
  at: Date;
}

/** Does something about an order while it is held. */
async function takeOn(
  { db, now }: Deps,
  who: Who,
  spotOrderId: string,
  act: (held: Held) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const viewer = { dataScope: who.dataScope, badgeNo: ownerOf(who), now: at };
    const seen = await findSpotOrder(tx, spotOrderId, viewer);
    const order = seen && (await lockSpotOrder(tx, spotOrderId));
    if (!order) throw errors.notFound('The on-the-spot order');
    const found = await findOrigin(tx, { origin: seen.origin, originId: seen.origin_id }, seesAll);
    await act({ tx, order, found, at });
  });
}

async function takeAll(tx: Transaction, takeFile: TakeFile, attachmentIds: readonly string[]): Promise<ShownFile[]> {
  const files: ShownFile[] = [];
  for (const attachmentId of new Set(attachmentIds)) files.push(await takeFile(tx, attachmentId));
  return files;
}

function assertOwn(who: Who, order: StoredSpotOrder): void {
  if (order.owner_badge_no !== ownerOf(who)) throw problem('not_own_spot_order');
}

interface About {
  order: Pick<StoredSpotOrder, 'owner_badge_no' | 'ordered_by' | 'on_behalf_of'>;
  found: Pick<FoundOrigin, 'people' | 'leaders'>;
}

type Asking = Pick<Who, 'accountId' | 'actingFor' | 'scope'>;

/** By whoever ordered it, as long as nothing bars him. */
export async function assertMayShow(tx: Database | Transaction, who: Asking, { order, found }: About): Promise<void> {
  await assertMayGive(tx, who, found, order.owner_badge_no);
  const giver = { askedBy: order.ordered_by, onBehalfOf: order.on_behalf_of };
  if (!isOfPrincipal(who, giver)) throw problem('not_spot_order_giver');
}

/** By whoever ordered it, and who orders for every unit. */
export async function assertMayWithdraw(tx: Database | Transaction, who: Asking, about: About): Promise<void> {
  if (who.scope !== 'all') return assertMayShow(tx, who, about);
  return assertMayGive(tx, who, about.found, about.order.owner_badge_no);
}

export async function assertMayCheck(
  tx: Database | Transaction,
  who: Pick<Who, 'accountId'>,
  { order, found }: About,
): Promise<void> {
  await assertNotRecused(tx, who, [...found.people, ...found.leaders, order.owner_badge_no]);
}
