import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { filterWords } from '@rollcall/shared/words/filters';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '../language/use-words.ts';
import type { RangeFilter } from './range-filter.ts';

/** From one local date to another, both included. */
export function DateRangeFilter({ from, to, onChange, label }: RangeFilter & { label: string }) {
  const texts = useWords(filterWords);
  const day = (days: number) => dayjs(addDays(localDateOf(Date.now()), days));
  return (
    <DatePicker.RangePicker
      aria-label={label}
      placeholder={[`${label} ${texts.from}`, texts.to]}
      allowEmpty
      presets={[
        { label: texts.today, value: () => [day(0), day(0)] },
        { label: texts.yesterday, value: () => [day(-1), day(-1)] },
        { label: texts.lastWeek, value: () => [day(-6), day(0)] },
        { label: texts.lastMonth, value: () => [day(-29), day(0)] },
      ]}
      style={{ width: 270 }}
      value={[from === undefined ? null : dayjs(from), to === undefined ? null : dayjs(to)]}
      onChange={(picked) =>
        onChange({ from: picked?.[0]?.format('YYYY-MM-DD'), to: picked?.[1]?.format('YYYY-MM-DD') })
      }
    />
  );
}
