import type { RetentionDecision, RetentionPeriods } from '@rollcall/shared/http/retention';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { checkPeriods } from './check-periods.ts';
import { saveChangeDecision } from './retention-change-repository.ts';
import { readRetention } from './retention-repository.ts';

/**
 * Writes what was decided on a proposal. Approved, its periods count from now on, for all recordings. The caller holds
 * `lockRetention`.
 * @returns the version that its periods are; null: they don't count
 * @throws bad_periods when the floor was raised meanwhile
 */
export async function settlePeriods(
  tx: Transaction,
  { retention_change_id: retentionChangeId, periods }: { retention_change_id: string; periods: RetentionPeriods },
  { decision, ...decided }: RetentionDecision & { by: string; at: Date; outsideDecisionId?: string },
): Promise<number | null> {
  const { version, floorMonths } = await readRetention(tx);
  const problems = decision === 'approved' ? checkPeriods(periods, floorMonths) : [];
  if (problems.length > 0) throw errors.badPeriods(problems);
  const next = decision === 'approved' ? version + 1 : null;
  await saveChangeDecision(tx, retentionChangeId, { ...decided, decision, version: next });
  await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  return next;
}
