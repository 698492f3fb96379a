import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { todayWords } from '@rollcall/shared/words/today';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './day-navigation.module.css';

export interface DayPickerProps {
  shown: string;
  onChoose: (day: string) => void;
}

/** The day that is shown, and a calendar to choose another. */
export function DayPicker({ shown, onChoose }: DayPickerProps) {
  const { chooseDay } = useWords(todayWords);
  const { language } = useLanguage();
  return (
    <DatePicker
      aria-label={chooseDay}
      className={classes.day}
      allowClear={false}
      value={dayjs(shown)}
      format={(day) => formatDate(startOfLocalDate(day.format('YYYY-MM-DD')), language)}
      onChange={(day) => day && onChoose(day.format('YYYY-MM-DD'))}
    />
  );
}
