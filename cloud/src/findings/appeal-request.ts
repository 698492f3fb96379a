import type { GivenGrounds, Handling } from '@rollcall/shared/http/handling';
import type { AboutFinding, Decided, RequestKind } from '../auth/request.ts';
import type { Database, Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { notifyLive } from '../db/notify-live.ts';
import { errors } from '../errors/errors.ts';
import { findAppeal, lockAppeal, saveAppealDecision } from './finding-answer-repository.ts';
import { readExits } from './handling/exits-repository.ts';
import { groundsOf, groundsTold, noGrounds } from './handling/grounds.ts';
import { takesTwo } from './handling/judge-step.ts';
import { problem } from './handling/problem.ts';
import { findHandled } from './handling/repository.ts';
import { selectWhoFound } from './handling/who-found-repository.ts';
import { resolveNoLongerAppealed, setFindingsAside } from './set-findings-aside.ts';
import { proposeSwap } from './swap-appeals.ts';

/**
 * Against a finding. Granted, it is upheld: it sets aside what the finding says now, which counts against nobody any more, whatever
 * the rules go on to say of it; whoever upholds it says why nobody is held to account, as of what is unfounded. It is about everybody
 * whom the finding names, as an officer or as liable, and who stood the duty instead. Of a shift that was swapped, upheld, it also proposes the roster's correction.
 */
export const appeals = {
  name: 'The appeal',
  action: 'appeals.decide',
  facts: { granted: 'appeal_upheld', refused: 'appeal_dismissed' },
  find: async (db, appealId, now) => requestOf(db, appealId, await findAppeal(db, appealId), now),
  async lock(tx, appealId, now) {
    // Before any row: upheld, it may propose a change of the roster.
    if ((await findAppeal(tx, appealId))?.swappedWith) await lockDutyExclusive(tx);
    return requestOf(tx, appealId, await lockAppeal(tx, appealId), now);
  },
} as const satisfies RequestKind<AboutFinding>;

/** Nobody decided about it yet. */
const undecided: readonly Handling[] = ['told', 'answered'];

async function requestOf(
  db: Database | Transaction,
  appealId: string,
  appeal: Awaited<ReturnType<typeof findAppeal>>,
  now: Date,
): Promise<AboutFinding | undefined> {
  if (!appeal) return undefined;
  const { findingId, unitCode, badgeNo, state, appealedBy, onBehalfOf, named, swappedWith } = appeal;
  const found = await selectWhoFound(db, findingId);
  const finding = await findHandled(db, findingId);
  const exit = finding && (await readExits(db, [finding], now, { step: 'unfounded' })).get(findingId);
  const groundsIn = ({ outcome, ...given }: Pick<Decided, 'outcome' | keyof GivenGrounds>) =>
    outcome === 'granted' ? groundsOf(exit, { step: 'unfounded', ...given }) : noGrounds;
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits: state === 'pending',
    barred: {
      askers: [appealedBy, onBehalfOf],
      own: errors.ownAppeal,
      concerned: named,
      before: { accounts: found, refusal: () => problem('decided_before') },
    },
    told: (decided) => ({ appealId, ...groundsTold(groundsIn(decided)) }),
    assertFits: (decided) => {
      groundsIn(decided);
    },
    async settle(tx, decided) {
      const { outcome, reason, by, at, outside } = decided;
      const decision = outcome === 'granted' ? 'upheld' : 'dismissed';
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      // What two persons have to end isn't ended by one who decides an appeal before anybody decided about it.
      if (decision === 'upheld' && !outside && finding && exit && undecided.includes(finding.handling)) {
        if (takesTwo(finding, exit)) throw problem('appeal_takes_two');
      }
      const grounds = groundsIn(decided);
      await saveAppealDecision(tx, appealId, { decision, reason, ...grounds, by, at, outsideDecisionId });
      if (decision === 'upheld') await setFindingsAside(tx, [findingId], at);
      else await resolveNoLongerAppealed(tx, findingId, at);
      if (decision === 'upheld' && swappedWith !== null) await proposeSwap(tx, appealId, decided);
      await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
    },
  };
}
