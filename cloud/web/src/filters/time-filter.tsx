import { DatePicker } from 'antd';
import type { Filter } from './filter.ts';
import { fromPicker, toPicker } from './picker-time.ts';

/** One instant, to the minute. */
export function TimeFilter({ value, onChange, label }: Filter & { label: string }) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value === undefined ? null : toPicker(value)}
      onChange={(picked) => onChange(picked ? fromPicker(picked.second(0)) : undefined)}
    />
  );
}
