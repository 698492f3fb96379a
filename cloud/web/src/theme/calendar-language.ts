import type { Language } from '@rollcall/shared/words/define-words';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

/** Names of months and days in calendars; loaded apart, because the first page that is seen has none open. */
export function setCalendarLanguage(language: Language): void {
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
}
