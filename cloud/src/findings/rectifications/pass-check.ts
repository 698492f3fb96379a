import type { RectificationCheck } from '@rollcall/shared/resources/rectifications';
import type { Transaction } from '../../db/database.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { findAnsweredByOneself } from '../handling/assert-not-answered.ts';
import { readExits } from '../handling/exits-repository.ts';
import type { HandledFinding } from '../handling/handled-finding.ts';
import { judgeStep } from '../handling/judge-step.ts';
import { handlingAfter } from '../handling/transitions.ts';
import { writeDecisions } from '../handling/write-decisions.ts';
import type { StoredRectification } from './repository.ts';
import { assertPossible, saveStep } from './save-step.ts';

type PassedCheck = Extract<RectificationCheck, { outcome: 'passed' }>;

/**
 * It was put right. That alone lets nobody off: the finding stays confirmed, for a case or for whoever ends it on a ground, unless the
 * check says the grounds. Then that it is closed is a decision of its own, which may wait for a second person. What asks for no ground,
 * because everybody answers in a case, ends with the order.
 * @throws step_not_now, own_answer, and what bars the step `close`
 */
export async function passCheck(
  tx: Transaction,
  { finding, order }: { finding: HandledFinding; order: StoredRectification },
  { reason, ...grounds }: Omit<PassedCheck, 'outcome'>,
  { who, at }: { who: Pick<SignedIn, 'accountId' | 'username'>; at: Date },
): Promise<void> {
  assertPossible(finding, order, 'pass');
  const { findingId } = finding;
  const exit = (await readExits(tx, [finding], at)).get(findingId);
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
