import { dutyDateOf } from './duty-date.ts';

/** Whether an officer is out of service by now. */
export function hasLeft({ leftOn }: { leftOn: string | null }): boolean {
  return leftOn !== null && leftOn <= dutyDateOf(Date.now());
}
