import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { shiftCopyWords } from '@rollcall/shared/words/shift-copies';
import { Button } from 'antd';
import { formatDay } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './copy-week.module.css';

/** Which week is filled. `week`: its Monday. */
export function WeekChoice({ week, onChange }: { week: string; onChange: (week: string) => void }) {
  const texts = useWords(shiftCopyWords);
  const { language } = useLanguage();
  const day = (date: string) => formatDay(startOfLocalDate(date), language);
  return (
    <fieldset className={classes.week} aria-label={texts.week}>
      <Button aria-label={texts.previous} icon={<LeftOutlined />} onClick={() => onChange(addDays(week, -7))} />
      <span>
        {texts.week} <b>{`${day(week)} – ${day(addDays(week, 6))}`}</b>
      </span>
      <Button aria-label={texts.next} icon={<RightOutlined />} onClick={() => onChange(addDays(week, 7))} />
    </fieldset>
  );
}
