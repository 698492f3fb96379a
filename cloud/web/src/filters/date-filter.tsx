import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Filter } from './filter.ts';

/** One local date. */
export function DateFilter({ value, onChange, label }: Filter & { label: string }) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={value === undefined ? null : dayjs(value)}
      onChange={(picked) => onChange(picked?.format('YYYY-MM-DD'))}
      style={{ width: 150 }}
    />
  );
}
