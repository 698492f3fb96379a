import { useState } from 'react';
import { NamedSelect } from '../controls/named-select.tsx';
import { useChoices } from '../controls/use-choices.ts';
import type { Filter } from './filter.ts';
import { useSettled } from './use-settled.ts';

interface Props<Row> extends Filter {
  /** Of a form's field, which is as wide as the form. */
  id?: string | undefined;
  label: string;
  /** What is to be typed, where the label doesn't say it. */
  placeholder?: string;
  /** The list of HQ in which `q` finds. */
  path: string;
  query?: Readonly<Record<string, string>>;
  optionOf: (row: Row) => { value: string; label: string };
  width: number;
}

/** One of many, found at HQ by what is typed. */
export function SearchedFilter<Row>({
  id,
  value,
  onChange,
  label,
  placeholder,
  path,
  query,
  optionOf,
  width,
}: Props<Row>) {
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed);
  const { rows, loading, onFocus } = useChoices<Row>(path, { ...query, q: asked || value, limit: 20 }, value);
  return (
    <NamedSelect<string>
      {...(id === undefined ? {} : { id })}
      label={label}
      placeholder={placeholder ?? label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth={false}
      style={{ width: id === undefined ? width : '100%' }}
      loading={loading}
      onFocus={onFocus}
      // It opens when it has something to say.
      {...(loading ? { notFoundContent: null } : {})}
      options={rows.map(optionOf)}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
