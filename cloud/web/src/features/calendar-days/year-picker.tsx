import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { calendarDayWords } from '@rollcall/shared/words/calendar-days';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { thisMonth } from '../../format/month.ts';
import { useWords } from '../../language/use-words.ts';

interface Props {
  year: string;
  /** Undefined: this year. */
  onChange: (year: string | undefined) => void;
}

export function thisYear(): string {
  return thisMonth().slice(0, 4);
}

/** A year, with the ways to the one before and after. */
export function YearPicker({ year, onChange }: Props) {
  const texts = useWords(calendarDayWords);
  const goTo = (to: string) => onChange(to === thisYear() ? undefined : to);
  return (
    <span style={{ display: 'inline-flex', gap: 4 }}>
      <Button
        aria-label={texts.previousYear}
        icon={<LeftOutlined />}
        disabled={year === '2000'}
        onClick={() => goTo(String(Number(year) - 1))}
      />
      <DatePicker
        aria-label={texts.year}
        picker="year"
        allowClear={false}
        style={{ width: 92 }}
        minDate={dayjs('2000-01-01')}
        maxDate={dayjs('2099-12-31')}
        value={dayjs(`${year}-01-01`)}
        onChange={(picked) => picked && goTo(picked.format('YYYY'))}
      />
      <Button
        aria-label={texts.nextYear}
        icon={<RightOutlined />}
        disabled={year === '2099'}
        onClick={() => goTo(String(Number(year) + 1))}
      />
      {year === thisYear() ? null : <Button onClick={() => goTo(thisYear())}>{texts.thisYear}</Button>}
    </span>
  );
}
