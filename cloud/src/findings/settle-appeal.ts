import type { AppealDecision } from '@rollcall/shared/http/finding-answers';
import type { Transaction } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { saveAppealDecision } from './finding-answer-repository.ts';
import { setFindingsAside } from './set-findings-aside.ts';

/**
 * Writes what was decided on an appeal, after its fact. Upheld, it sets aside what the finding says now: that counts against
 * nobody any more, whatever the rules go on to say of it.
 */
export async function settleAppeal(
  tx: Transaction,
  appeal: { appealId: string; findingId: string; unitCode: string },
  decided: AppealDecision & { by: string; at: Date; outsideDecisionId?: string },
): Promise<void> {
  await saveAppealDecision(tx, appeal.appealId, decided);
  if (decided.decision === 'upheld') await setFindingsAside(tx, [appeal.findingId], decided.at);
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [appeal.unitCode] }]);
}
