import { randomUUID } from 'node:crypto';
import { refusalOfCustody } from '../../custody/custodies/change-custody.ts';
import type { CustodyChange } from '../../custody/custodies/custody.ts';
import { saveCustodies } from '../../custody/custodies/save-custodies.ts';
import type { Observation } from '../../custody/observations/repository.ts';
import { saveObservations } from '../../custody/observations/save-observations.ts';
import type { Transaction } from '../../db/database.ts';
import type { selectHeld } from './repository.ts';

/** What a recorder is exchanged for, and at which moment. */
interface Swap {
  holding: Awaited<ReturnType<typeof selectHeld>>[number];
  badgeNo: string;
  spareSerial: string;
  at: Date;
}

/**
 * Ends the check-out of a recorder at a moment, and begins that of the spare at the same: footage before and after is attributed
 * to the officer. A recorder that is issued for long stays issued. The caller holds `lockDutyExclusive`.
 */
export async function swapRecorder(
  tx: Transaction,
  { holding, badgeNo, spareSerial, at }: Swap,
  { by, now, reason }: CustodyChange,
): Promise<void> {
  const { recorderSerial, custodyId, basis, custodyFrom } = holding;
  const seen = { badgeNo, at, source: 'page' as const, stationId: null, toldBy: by, toldAt: now };
  const taken: Observation = {
    ...{
      observationId: randomUUID(),
      kind: 'check_out',
      recorderSerial: spareSerial,
      spareFor: recorderSerial,
      ...seen,
    },
  };
  const returned: Observation = {
    ...{ observationId: randomUUID(), kind: 'check_in', recorderSerial, spareFor: null, ...seen },
  };
  // A check-out that was entered may lie over one that was seen: both end.
  await saveObservations(tx, basis === 'assignment' ? [taken] : [returned, taken], { reason });
  if (basis !== 'check_out' || custodyFrom >= at) return;
  const ended = { custodyId, recorderSerial, badgeNo, basis, heldFrom: custodyFrom, heldUntil: at };
  const saved = await saveCustodies(tx, [ended], { by, now, ...(reason === undefined ? {} : { reason }) });
  if (saved.outcome === 'refused') throw refusalOfCustody(saved.objections, ended);
}
