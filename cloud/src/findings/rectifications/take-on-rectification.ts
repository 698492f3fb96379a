import type { RectificationCheck } from '@rollcall/shared/resources/rectifications';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { findAnsweredByOneself } from '../handling/assert-not-answered.ts';
import { readExits } from '../handling/exits-repository.ts';
import { concernedBy, type HandledFinding } from '../handling/handled-finding.ts';
import { judgeStep } from '../handling/judge-step.ts';
import { problem as handlingProblem } from '../handling/problem.ts';
import { hasWaiting, lockHandled } from '../handling/repository.ts';
import { handlingAfter } from '../handling/transitions.ts';
import { writeDecisions } from '../handling/write-decisions.ts';
import { assertFit, assertMayOrder } from './order-rectification.ts';
import { problem } from './problem.ts';
import { findRectification, lockRectification, type ProofFile, type StoredRectification } from './repository.ts';
import { assertPossible, saveStep } from './save-step.ts';

export interface Deps {
  db: Database;
  now: () => Date;
}

export type Who = Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor' | 'scope'> & {
  dataScope: DataScope;
};

/** The officer whose orders a session carries out: of whoever it acts for, otherwise its own. */
export function ownerOf({ badgeNo, actingFor }: Pick<SignedIn, 'badgeNo' | 'actingFor'>): string | null {
  return actingFor === null ? badgeNo : actingFor.badgeNo;
}

/**
 * Says what was done, with the files that prove it. Only the owner does.
 * @param takeFile takes a file that this account sent before
 * @throws not_found, not_own_rectification, step_not_now, and what `takeFile` throws
 */
export async function proveRectification(
  { takeFile, ...deps }: Deps & { takeFile: (tx: Transaction, attachmentId: string) => Promise<ProofFile> },
  who: Who,
  rectificationId: string,
  { text, attachmentIds }: { text: string; attachmentIds: readonly string[] },
): Promise<void> {
  await takeOn(deps, who, rectificationId, async ({ tx, finding, order, at }) => {
    if (order.owner_badge_no !== ownerOf(who)) throw problem('not_own_rectification');
    assertPossible(finding, order, 'prove');
    const files: ProofFile[] = [];
    for (const attachmentId of new Set(attachmentIds)) files.push(await takeFile(tx, attachmentId));
    await saveStep(tx, finding, order, { step: 'prove', text, files, who, at });
  });
}

/**
 * Gives an order to another owner.
 * @throws not_found, recused, not_yet_second_person, not_own_order, decision_waits, step_not_now, rectification_due_unfit,
 * rectification_owner_unfit
 */
export async function reassignRectification(
  deps: Deps,
  who: Who,
  rectificationId: string,
  { ownerBadgeNo, dueOn, reason }: { ownerBadgeNo: string; dueOn: string; reason: string },
): Promise<void> {
  await takeOn(deps, who, rectificationId, async ({ tx, finding, order, at }) => {
    await assertMayChange(tx, who, { finding, order });
    assertPossible(finding, order, 'reassign');
    await assertFit(tx, finding, { ownerBadgeNo, dueOn }, at);
    await saveStep(tx, finding, order, { step: 'reassign', text: reason, ownerBadgeNo, dueOn, who, at });
  });
}

/** Takes an order back. @throws not_found, recused, not_yet_second_person, not_own_order, decision_waits, step_not_now */
export async function withdrawRectification(
  deps: Deps,
  who: Who,
  rectificationId: string,
  reason: string,
): Promise<void> {
  await takeOn(deps, who, rectificationId, async ({ tx, finding, order, at }) => {
    await assertMayChange(tx, who, { finding, order });
    assertPossible(finding, order, 'withdraw');
    await saveStep(tx, finding, order, { step: 'withdraw', text: reason, who, at });
  });
}

/**
 * Says whether it was put right: by somebody whom the finding doesn't concern, and who isn't the owner.
 * @throws not_found, recused, not_yet_second_person, decision_waits, step_not_now, rectification_due_unfit, and what bars that the
 * finding ends
 */
export async function checkRectification(
  deps: Deps,
  who: Who,
  rectificationId: string,
  check: RectificationCheck,
): Promise<void> {
  await takeOn(deps, who, rectificationId, async ({ tx, finding, order, at }) => {
    await assertMayCheck(tx, who, { finding, order });
    await assertNothingWaits(tx, finding);
    if (check.outcome === 'passed') return passCheck(tx, { finding, order }, check, { who, at });
    assertPossible(finding, order, 'again');
    await assertFit(tx, finding, check, at);
    await saveStep(tx, finding, order, { step: 'again', text: check.reason, dueOn: check.dueOn, who, at });
  });
}

type PassedCheck = Extract<RectificationCheck, { outcome: 'passed' }>;

/**
 * It was put right. That alone lets nobody off: the finding stays confirmed, for a case or for whoever ends it on a ground, unless the
 * check says the grounds. Then that it is closed is a decision of its own, which may wait for a second person. What asks for no ground
 * ends with the order: everybody answers in a case, it violates nothing, or the rules of before count.
 * @throws step_not_now, own_answer, and what bars the step `close`
 */
async function passCheck(
  tx: Transaction,
  { finding, order }: { finding: HandledFinding; order: StoredRectification },
  { reason, ...grounds }: Omit<PassedCheck, 'outcome'>,
  { who, at }: { who: Pick<SignedIn, 'accountId' | 'username'>; at: Date },
): Promise<void> {
  assertPossible(finding, order, 'pass');
  const { findingId } = finding;
  const exit = (await readExits(tx, [finding], at, { step: 'close' })).get(findingId);
  const leadsTo = exit === undefined ? handlingAfter('confirmed', 'close') : undefined;
  await saveStep(tx, finding, order, { step: 'pass', text: reason, leadsTo, who, at });
  if (exit === undefined || (grounds.officerGround === undefined && grounds.leaderGround === undefined)) return;
  const confirmed = { ...finding, handling: 'confirmed' as const };
  const answeredByOneself = (await findAnsweredByOneself(tx, who, [findingId])).has(findingId);
  const held = { finding: confirmed, recusal: undefined, answeredByOneself, waits: false, heard: true };
  const signed = { by: who.accountId, onBehalfOf: principalId(), at };
  const decision = judgeStep(held, { step: 'close', reason, ...grounds }, { ...signed, batch: null, exit });
  await writeDecisions(tx, [{ finding: confirmed, decision }], { username: who.username, at });
}

interface Held {
  tx: Transaction;
  finding: HandledFinding;
  order: StoredRectification;
  at: Date;
}

/** Does something about an order while its finding and then the order itself are held, as who decides about the finding does. */
async function takeOn(
  { db, now }: Deps,
  who: Who,
  rectificationId: string,
  act: (held: Held) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const seen = await findRectification(tx, rectificationId, {
      dataScope: who.dataScope,
      badgeNo: ownerOf(who),
      now: at,
    });
    const finding = seen && (await lockHandled(tx, seen.finding_id, seesAll));
    const order = finding && (await lockRectification(tx, rectificationId));
    if (!finding || !order) throw errors.notFound('The rectification order');
    await act({ tx, finding, order, at });
  });
}

/** Who orders for one unit changes what he ordered himself, and nothing that HQ ordered. */
async function assertMayChange(
  tx: Transaction,
  who: Who,
  { finding, order }: Pick<Held, 'finding' | 'order'>,
): Promise<void> {
  await assertMayOrder(tx, who, finding);
  if (!isOwnOrder(who, order)) throw problem('not_own_order');
  await assertNothingWaits(tx, finding);
}

/** Whether a session may change an order, as far as that depends on who ordered it. */
export function isOwnOrder(
  who: Pick<Who, 'accountId' | 'actingFor' | 'scope'>,
  order: { ordered_by: string; on_behalf_of: string | null },
): boolean {
  return who.scope === 'all' || isOfPrincipal(who, { askedBy: order.ordered_by, onBehalfOf: order.on_behalf_of });
}

export async function assertMayCheck(
  tx: Database | Transaction,
  who: Pick<Who, 'accountId'>,
  { finding, order }: { finding: Parameters<typeof concernedBy>[0]; order: { owner_badge_no: string } },
): Promise<void> {
  await assertNotRecused(tx, who, [...concernedBy(finding), order.owner_badge_no]);
}

async function assertNothingWaits(tx: Transaction, { findingId }: HandledFinding): Promise<void> {
  if (await hasWaiting(tx, findingId)) throw handlingProblem('decision_waits');
}
