import { filterWords } from '@rollcall/shared/words/filters';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import type { Filter } from './filter.ts';

const restMs = 300;

interface Props extends Filter {
  label: string;
  /** Less than so many characters find nothing: HQ isn't asked. */
  leastLength?: number;
  /** More than so many characters can't be typed: HQ doesn't take them. */
  mostLength?: number;
  width?: number;
}

/** What is typed, once it has rested. `/` leads here. */
export function TextFilter({ value, onChange, label, leastLength = 1, mostLength, width = 180 }: Props) {
  const texts = useWords(filterWords);
  const [draft, setDraft] = useState(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const given = useRef(value);
  useEffect(() => {
    // What is being typed counts: the value that comes now is of a moment before. What it came to may be less than the draft.
    if (timer.current !== undefined || given.current === value) return;
    given.current = value;
    setDraft(value ?? '');
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string, waitMs: number) => {
    setDraft(text);
    clearTimeout(timer.current);
    const { pathname } = window.location;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      // This page stays while the next one loads: who left it isn't brought back.
      if (window.location.pathname !== pathname) return;
      given.current = text.trim().length < leastLength ? undefined : text.trim();
      onChange(given.current);
    }, waitMs);
  };
  const tooShort = draft.trim() !== '' && draft.trim().length < leastLength;
  return (
    <Input
      type="search"
      {...(tooShort ? { status: 'warning', 'data-tip': texts.leastLength(leastLength) } : {})}
      aria-label={label}
      placeholder={label}
      allowClear
      {...(mostLength === undefined ? {} : { maxLength: mostLength })}
      style={{ width }}
      value={draft}
      onChange={(event) => type(event.target.value, restMs)}
      onPressEnter={() => type(draft, 0)}
    />
  );
}
