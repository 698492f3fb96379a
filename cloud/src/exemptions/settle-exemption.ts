import type { ExemptionDecision } from '@rollcall/shared/http/exemptions';
import type { Transaction } from '../db/database.ts';
import { type lockExemption, saveExemptionDecision } from './exemption-repository.ts';
import { markExempted } from './mark-exempted.ts';

type Exemption = NonNullable<Awaited<ReturnType<typeof lockExemption>>>;

/** Writes what was decided on an explanation, after its fact. An approval counts at once: what it concerns is looked at again. */
export async function settleExemption(
  tx: Transaction,
  exemption: Exemption,
  decided: ExemptionDecision & { by: string; at: Date; outsideDecisionId?: string },
): Promise<void> {
  await saveExemptionDecision(tx, exemption.exemption_id, decided);
  if (decided.decision === 'approved') await markExempted(tx, exemption);
}

/** What was decided, as its fact tells it. */
export function toldOfExemption(exemption: Exemption) {
  return {
    ...(exemption.badge_no === null ? { unitCode: exemption.unit_code } : { badgeNo: exemption.badge_no }),
    startsAt: exemption.starts_at.toISOString(),
    endsAt: exemption.ends_at.toISOString(),
    reasonCode: exemption.reason_code,
    effect: exemption.effect,
    ...(exemption.attachment_sha256 === null ? {} : { sha256: exemption.attachment_sha256 }),
  };
}
