import { NamedSelect } from '../controls/named-select.tsx';
import type { Filter } from './filter.ts';

interface Props<Value extends string> extends Filter<Value> {
  /** Its accessible name, shown while nothing is chosen. */
  label: string;
  options: readonly { value: Value; label: string }[];
  width?: number;
}

/** One of a few; all of them while nothing is chosen. */
export function ChoiceFilter<Value extends string>({ value, onChange, label, options, width = 120 }: Props<Value>) {
  return (
    <NamedSelect<Value>
      label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      style={{ width }}
      options={[...options]}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
