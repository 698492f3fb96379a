import type { AboutFinding, RequestKind } from '../auth/request.ts';
import type { Database, Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { notifyLive } from '../db/notify-live.ts';
import { errors } from '../errors/errors.ts';
import { findAppeal, lockAppeal, saveAppealDecision } from './finding-answer-repository.ts';
import { problem } from './handling/problem.ts';
import { selectWhoFound } from './handling/who-found-repository.ts';
import { resolveNoLongerAppealed, setFindingsAside } from './set-findings-aside.ts';
import { proposeSwap } from './swap-appeals.ts';

/**
 * Against a finding. Granted, it is upheld: it sets aside what the finding says now, which counts against nobody any more, whatever
 * the rules go on to say of it. It is about everybody whom the finding names, as an officer or as liable, and who stood the duty
 * instead. Of a shift that was swapped, upheld, it also proposes the roster's correction.
 */
export const appeals = {
  name: 'The appeal',
  action: 'appeals.decide',
  facts: { granted: 'appeal_upheld', refused: 'appeal_dismissed' },
  find: async (db, appealId) => requestOf(db, appealId, await findAppeal(db, appealId)),
  async lock(tx, appealId) {
    // Before any row: upheld, it may propose a change of the roster.
    if ((await findAppeal(tx, appealId))?.swappedWith) await lockDutyExclusive(tx);
    return requestOf(tx, appealId, await lockAppeal(tx, appealId));
  },
} as const satisfies RequestKind<AboutFinding>;

async function requestOf(
  db: Database | Transaction,
  appealId: string,
  appeal: Awaited<ReturnType<typeof findAppeal>>,
): Promise<AboutFinding | undefined> {
  if (!appeal) return undefined;
  const { findingId, unitCode, badgeNo, state, appealedBy, onBehalfOf, named, swappedWith } = appeal;
  const found = await selectWhoFound(db, findingId);
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
    told: { appealId },
    async settle(tx, decided) {
      const { outcome, reason, by, at, outside } = decided;
      const decision = outcome === 'granted' ? 'upheld' : 'dismissed';
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      await saveAppealDecision(tx, appealId, { decision, reason, by, at, outsideDecisionId });
      if (decision === 'upheld') await setFindingsAside(tx, [findingId], at);
      else await resolveNoLongerAppealed(tx, findingId, at);
      if (decision === 'upheld' && swappedWith !== null) await proposeSwap(tx, appealId, decided);
      await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
    },
  };
}
