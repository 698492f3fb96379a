import type { FindingGrade, Testimonies } from '@rollcall/shared/http/findings';

/**
 * How strongly the witnesses say that footage was deleted. Log, inventory and sequence are made apart from each other: two of
 * them prove it. One that saw the file is strong; what only follows from something else is weak, as is what nobody confirmed
 * to have been in the officer's hands.
 */
export function gradeLoss(
  { recorderLog, cardInventory, sequence, files }: Testimonies,
  { unconfirmed }: { unconfirmed: boolean },
): FindingGrade {
  if (unconfirmed || files !== 'absent') return 'weak';
  const saw = [recorderLog, cardInventory].filter((one) => one === 'recorded').length;
  const agree = saw + (sequence === 'recorded' ? 1 : 0);
  if (agree >= 2) return 'proved';
  return saw === 1 ? 'strong' : 'weak';
}
