import type { ExemptionEffect, ExemptionReason } from '@rollcall/shared/http/exemptions';
import { exemptionEffectNames } from '@rollcall/shared/words/exemptions';

const effects: Partial<Record<ExemptionReason, ExemptionEffect>> = {
  fault: 'fault_ticket',
  battery: 'fault_ticket',
  storage: 'fault_ticket',
  station_outage: 'station_outage',
};

/** What an approval for this cause makes of the time, as HQ's database has it. */
export function effectOf(reason: ExemptionReason): { effect: ExemptionEffect; name: { zh: string; en: string } } {
  const effect = effects[reason] ?? 'exemption';
  return { effect, name: exemptionEffectNames[effect] };
}
