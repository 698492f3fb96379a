import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { todayWords } from '@rollcall/shared/words/today';
import { Button } from 'antd';
import { useKey } from '../../keyboard/use-key.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { DayBox } from './day-box.tsx';
import classes from './day-navigation.module.css';

const DayPicker = later({
  load: async () => (await import('./day-picker.tsx')).DayPicker,
  Meanwhile: DayBox,
  idle: true,
});

interface Props {
  date: string | undefined;
  /** Undefined: today, and tomorrow tomorrow. */
  onChange: (date: string | undefined) => void;
}

export function DayNavigation({ date, onChange }: Props) {
  const texts = useWords(todayWords);
  const today = localDateOf(Date.now());
  const shown = date ?? today;
  const goTo = (day: string) => onChange(day === today ? undefined : day);
  useKey('[', texts.previousDay, () => goTo(addDays(shown, -1)));
  useKey(']', texts.nextDay, () => goTo(addDays(shown, 1)));
  useKey('t', texts.backToToday, () => onChange(undefined));
  return (
    <span className={classes.navigation}>
      <Button aria-label={texts.previousDay} icon={<LeftOutlined />} onClick={() => goTo(addDays(shown, -1))} />
      <DayPicker shown={shown} onChoose={goTo} />
      <Button aria-label={texts.nextDay} icon={<RightOutlined />} onClick={() => goTo(addDays(shown, 1))} />
      {shown === today ? null : <Button onClick={() => onChange(undefined)}>{texts.backToToday}</Button>}
    </span>
  );
}
