import type { SwappedShift } from '@rollcall/shared/http/finding-answers';
import type { Language } from '@rollcall/shared/words/define-words';
import { formatDayTime, formatTime } from '../../format/format-time.ts';

/** `11月24日 08:00–12:00 路面执勤 人民路口` */
export function shiftText({ startsAt, endsAt, dutyTypeName, post }: SwappedShift, language: Language): string {
  return `${formatDayTime(startsAt, language)}–${formatTime(endsAt)} ${dutyTypeName} ${post}`;
}
