import type { AboutFinding, RequestKind } from '../../auth/request.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { endEntriesOn } from '../accountability/end-entries.ts';
import { concernedBy, type HandledFinding } from '../handling/handled-finding.ts';
import { problem } from '../handling/problem.ts';
import { findHandled, lockHandled } from '../handling/repository.ts';
import { selectWhoFound } from '../handling/who-found-repository.ts';
import { findLiabilityAppeal } from './repository.ts';

/**
 * Of a leader against being liable for a finding. Granted, it is upheld: this leader answers for the finding no more; its handling stays.
 * Whatever changes an appeal holds the finding.
 */
export const liabilityAppeals = {
  name: 'The appeal',
  action: 'appeals.decide',
  facts: { granted: 'liability_appeal_upheld', refused: 'liability_appeal_dismissed' },
  async find(db, appealId) {
    const appeal = await findLiabilityAppeal(db, appealId);
    return requestOf(db, appealId, appeal, appeal && (await findHandled(db, appeal.findingId)));
  },
  async lock(tx, appealId) {
    const known = await findLiabilityAppeal(tx, appealId);
    const finding = known && (await lockHandled(tx, known.findingId, seesAll));
    return requestOf(tx, appealId, finding && (await findLiabilityAppeal(tx, appealId)), finding);
  },
} as const satisfies RequestKind<AboutFinding>;

async function requestOf(
  db: Database | Transaction,
  appealId: string,
  appeal: Awaited<ReturnType<typeof findLiabilityAppeal>>,
  finding: HandledFinding | undefined,
): Promise<AboutFinding | undefined> {
  if (!appeal || !finding) return undefined;
  const { findingId, badgeNo, appealedBy, waits } = appeal;
  const { unitCode } = finding;
  const found = await selectWhoFound(db, findingId);
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits,
    barred: {
      askers: [appealedBy],
      own: errors.ownAppeal,
      concerned: concernedBy(finding),
      before: { accounts: found, refusal: () => problem('decided_before') },
    },
    told: { liabilityAppealId: appealId, badgeNo },
    async settle(tx, { outcome, reason, by, at, outside }) {
      const state = outcome === 'granted' ? 'upheld' : 'dismissed';
      await tx
        .updateTable('liability_appeal')
        .set({
          ...{ state, decided_by: by, decided_at: at, decision_reason: reason },
          outside_decision_id: outside?.outsideDecisionId ?? null,
        })
        .where('appeal_id', '=', appealId)
        .execute();
      if (state === 'upheld') await endEntriesOn(tx, [findingId], at, { leader: badgeNo });
      await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
    },
  };
}
