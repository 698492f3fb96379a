import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { filterWords } from '@rollcall/shared/words/filters';
import { DatePicker } from 'antd';
import { useWords } from '../language/use-words.ts';
import { fromPicker, toPicker } from './picker-time.ts';
import type { RangeFilter } from './range-filter.ts';

/** From one instant to another, in Shanghai's time. */
export function TimeRangeFilter({ from, to, onChange, label }: RangeFilter & { label: string }) {
  const texts = useWords(filterWords);
  const startOf = (days: number) => toPicker(startOfLocalDate(addDays(localDateOf(Date.now()), days)).toISOString());
  return (
    <DatePicker.RangePicker
      aria-label={label}
      placeholder={[`${label} ${texts.from}`, texts.to]}
      allowEmpty
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      presets={[
        { label: texts.today, value: () => [startOf(0), startOf(1)] },
        { label: texts.yesterday, value: () => [startOf(-1), startOf(0)] },
        { label: texts.lastWeek, value: () => [startOf(-6), startOf(1)] },
      ]}
      style={{ width: 310 }}
      value={[from === undefined ? null : toPicker(from), to === undefined ? null : toPicker(to)]}
      onChange={(picked) =>
        onChange({
          from: picked?.[0] ? fromPicker(picked[0]) : undefined,
          to: picked?.[1] ? fromPicker(picked[1]) : undefined,
        })
      }
    />
  );
}
