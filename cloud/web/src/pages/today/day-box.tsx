import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import classes from './day-navigation.module.css';
import type { DayPickerProps } from './day-picker.tsx';

/** The day that is shown, until its calendar is loaded. */
export function DayBox({ shown }: DayPickerProps) {
  const { language } = useLanguage();
  return <span className={`${classes.day} ${classes.box}`}>{formatDate(startOfLocalDate(shown), language)}</span>;
}
