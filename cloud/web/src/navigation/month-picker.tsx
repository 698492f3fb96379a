import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { addMonths } from '@rollcall/shared/rules/local-date';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { thisMonth } from '../format/month.ts';
import { useWords } from '../language/use-words.ts';
import classes from './month-picker.module.css';

interface Props {
  month: string;
  /** Undefined: this month. */
  onChange: (month: string | undefined) => void;
}

/** A month, with the ways to the one before and after. */
export function MonthPicker({ month, onChange }: Props) {
  const texts = useWords(rosterWords);
  const goTo = (to: string) => onChange(to === thisMonth() ? undefined : to);
  return (
    <span className={classes.month}>
      <Button aria-label={texts.previousMonth} icon={<LeftOutlined />} onClick={() => goTo(addMonths(month, -1))} />
      <DatePicker
        aria-label={texts.month}
        picker="month"
        allowClear={false}
        style={{ width: 104 }}
        value={dayjs(`${month}-01`)}
        onChange={(picked) => picked && goTo(picked.format('YYYY-MM'))}
      />
      <Button aria-label={texts.nextMonth} icon={<RightOutlined />} onClick={() => goTo(addMonths(month, 1))} />
      {month === thisMonth() ? null : <Button onClick={() => goTo(thisMonth())}>{texts.thisMonth}</Button>}
    </span>
  );
}
