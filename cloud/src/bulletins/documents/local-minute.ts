import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';

/** An instant in Chinese form, local time: the process's own zone plays no part. */
export function localMinute(instant: string): string {
  return bulletinPaper.minute(localMinuteOf(new Date(instant)));
}
