import type { RecorderTime } from '../duty/shift-review-repository.ts';

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

/**
 * When what is told of a local day of a recorder may say something of an activity without footage: a log that goes on, or a
 * number that follows, speaks of up to a day before and after it.
 */
export function timeAround({ recorderSerial, at }: { recorderSerial: string; at: Date | string }): RecorderTime {
  const moment = new Date(at).getTime();
  const day = moment - ((moment + shanghaiMs) % dayMs);
  return { recorderSerial, from: new Date(day - dayMs), until: new Date(day + 2 * dayMs) };
}
