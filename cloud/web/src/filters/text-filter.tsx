import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Filter } from './filter.ts';

const restMs = 300;

/** What is typed, once it has rested. `/` leads here. */
export function TextFilter({ value, onChange, label, width = 180 }: Filter & { label: string; width?: number }) {
  const [draft, setDraft] = useState(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // What is being typed counts: the value that comes now is of a moment before.
    if (timer.current === undefined) setDraft(value ?? '');
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string, waitMs: number) => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      onChange(text.trim() || undefined);
    }, waitMs);
  };
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ width }}
      value={draft}
      onChange={(event) => type(event.target.value, restMs)}
      onPressEnter={() => type(draft, 0)}
    />
  );
}
