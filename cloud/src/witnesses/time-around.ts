import { localOffsetMs } from '@rollcall/shared/rules/local-date';
import type { RecorderTime } from '../duty/reviews/shift-review-repository.ts';

const dayMs = 86_400_000;

/**
 * The time of activities whose testimony may change with news about a recorder's local day: a later log entry or sequence number says
 * something of up to a day before and after it.
 */
export function timeAround({ recorderSerial, at }: { recorderSerial: string; at: Date | string }): RecorderTime {
  const moment = new Date(at).getTime();
  const day = moment - ((moment + localOffsetMs) % dayMs);
  return { recorderSerial, from: new Date(day - dayMs), until: new Date(day + 2 * dayMs) };
}
