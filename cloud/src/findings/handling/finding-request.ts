import type { NewStep } from '@rollcall/shared/resources/finding-decisions';
import type { Decided, RequestKind, WaitingRequest } from '../../auth/request.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { assertStillCertain } from '../settlements/doubts.ts';
import { assertNotAnswered } from './assert-not-answered.ts';
import { type Exit, readExits } from './exits-repository.ts';
import { type Grounds, groundsOf, isExitStep } from './grounds.ts';
import { concernedBy, type HandledFinding } from './handled-finding.ts';
import { assertMayConfirm, judged } from './judge-step.ts';
import { problem } from './problem.ts';
import { findHandled, hasWaiting, lockHandled } from './repository.ts';
import { handlingAfter } from './transitions.ts';
import { writeDecisions } from './write-decisions.ts';

/** A finding about which everybody who decides is concerned. It waits once somebody has to decide: then, and not before. */
export const findingRequests: RequestKind = {
  name: 'The finding',
  action: 'findings.decide',
  find: async (db, findingId, now) => requestOf(db, await findHandled(db, findingId), now),
  lock: async (tx, findingId, now) => requestOf(tx, await lockHandled(tx, findingId, seesAll), now),
};

async function requestOf(
  db: Database | Transaction,
  finding: HandledFinding | undefined,
  at: Date,
): Promise<WaitingRequest | undefined> {
  if (!finding) return undefined;
  const { findingId, unitCode, badgeNo } = finding;
  const withCases = (await readExits(db, [finding], at, { step: 'unfounded' })).get(findingId);
  const without = (await readExits(db, [finding], at, { step: 'close' })).get(findingId);
  const exitOf = ({ step }: OutsideStep) => (step === 'unfounded' ? withCases : without);
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits: isToBeDecided(finding, at) && !(await hasWaiting(db, findingId)),
    barred: {
      askers: [],
      own: () => problem('own_decision'),
      concerned: concernedBy(finding),
      // Whoever answered it may enter what a superior decides.
      besides: async (tx, session, { onlyOneself }) => {
        if (!onlyOneself) await assertNotAnswered(tx, session, findingId);
      },
    },
    assertFits(decided, now) {
      const step = outsideStep({ ...decided, reason: '' });
      assertStepFits(finding, step, { exit: exitOf(step), at: now });
    },
    async settle(tx, { by, username, at: now, outside, ...decided }) {
      if (!outside) throw new Error('a finding is decided here by its own steps');
      const { outsideDecisionId } = outside;
      const step = outsideStep(decided);
      await decideOutside(tx, finding, step, { by, username, outsideDecisionId, exit: exitOf(step), at: now });
    },
    told: {},
  };
}

/** A step that a superior decided on paper. */
type OutsideStep = Extract<NewStep, { step: 'confirm' | 'excuse' | 'unfounded' | 'close' }>;

/** A step as a paper tells it. @throws step_not_now what isn't decided of a finding by paper */
function outsideStep(
  told: Pick<Decided, 'outcome' | 'reason' | 'violationClass' | 'badgeNos' | keyof Grounds>,
): OutsideStep {
  const { outcome: step, reason, violationClass = null, badgeNos = [] } = told;
  if (step === 'confirm') return { step, reason, violationClass, badgeNos: [...badgeNos] };
  if (!isExitStep(step)) throw problem('step_not_now');
  const { officerGround, leaderGround, leaderReason } = told;
  return {
    ...{ step, reason },
    ...(officerGround ? { officerGround } : {}),
    ...(leaderGround ? { leaderGround } : {}),
    ...(leaderReason ? { leaderReason } : {}),
  };
}

/** Whether it is time that somebody decides about a finding: it is answered, or wasn't in time; or what follows is open. */
function isToBeDecided({ handling, dueOn }: Pick<HandledFinding, 'handling' | 'dueOn'>, now: Date): boolean {
  return handling === 'answered' || handling === 'confirmed' || (handling === 'told' && now >= endOfDay(dueOn));
}

/** What bars a step here bars it on paper, too. @throws the problems of `finding-decisions` */
function assertStepFits(
  finding: HandledFinding,
  step: OutsideStep,
  { exit, at }: { exit: Exit | undefined; at: Date },
): ReturnType<typeof judged> & Grounds {
  if (handlingAfter(finding.handling, step.step) === undefined) throw problem('step_not_now');
  if (step.step === 'confirm') assertMayConfirm(finding, step, at);
  return { ...judged(finding, step), ...groundsOf(exit, step) };
}

/** Decides as the paper says, which two people entered: that is two for a deletion, too. Of a finding that is held. */
async function decideOutside(
  tx: Transaction,
  finding: HandledFinding,
  step: OutsideStep,
  {
    by,
    username,
    outsideDecisionId,
    exit,
    at,
  }: { by: string; username: string; outsideDecisionId: string; exit: Exit | undefined; at: Date },
): Promise<void> {
  const decision = {
    ...assertStepFits(finding, step, { exit, at }),
    findingId: finding.findingId,
    findingKind: finding.kind,
    step: step.step,
    state: 'counts' as const,
    reason: step.reason,
    dueOn: null,
    ...{ by, onBehalfOf: null, at, corrects: null, outsideDecisionId, batch: null },
  };
  if (step.step === 'confirm') await assertStillCertain(tx, finding, at);
  await writeDecisions(tx, [{ finding, decision }], { username, at });
}
