import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { todayWords } from '@rollcall/shared/words/today';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { addDays, dutyDateOf, startOfDutyDate } from '../../format/duty-date.ts';
import { formatDate } from '../../format/format-time.ts';
import { useKey } from '../../keyboard/use-key.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './day-navigation.module.css';

interface Props {
  date: string | undefined;
  /** Undefined: today, and tomorrow tomorrow. */
  onChange: (date: string | undefined) => void;
}

export function DayNavigation({ date, onChange }: Props) {
  const texts = useWords(todayWords);
  const { language } = useLanguage();
  const today = dutyDateOf(Date.now());
  const shown = date ?? today;
  const goTo = (day: string) => onChange(day === today ? undefined : day);
  useKey('[', texts.previousDay, () => goTo(addDays(shown, -1)));
  useKey(']', texts.nextDay, () => goTo(addDays(shown, 1)));
  useKey('t', texts.backToToday, () => onChange(undefined));
  return (
    <span className={classes.navigation}>
      <Button aria-label={texts.previousDay} icon={<LeftOutlined />} onClick={() => goTo(addDays(shown, -1))} />
      <DatePicker
        aria-label={texts.chooseDay}
        className={classes.day}
        allowClear={false}
        value={dayjs(shown)}
        format={(day) => formatDate(startOfDutyDate(day.format('YYYY-MM-DD')), language)}
        onChange={(day) => day && goTo(day.format('YYYY-MM-DD'))}
      />
      <Button aria-label={texts.nextDay} icon={<RightOutlined />} onClick={() => goTo(addDays(shown, 1))} />
      {shown === today ? null : <Button onClick={() => onChange(undefined)}>{texts.backToToday}</Button>}
    </span>
  );
}
