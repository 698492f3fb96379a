import { localMinuteOf } from '../rules/local-date.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';

/** An instant in Chinese form, local time: the process's own zone plays no part. */
export function localMinute(instant: string): string {
  return bulletinPaper.minute(localMinuteOf(new Date(instant)));
}
