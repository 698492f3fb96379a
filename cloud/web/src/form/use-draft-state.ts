import { useRef, useState } from 'react';
import { type Draft, type DraftName, useDraft } from './use-draft.tsx';

type Change<Value> = (next: Value | ((before: Value) => Value)) => void;

/**
 * As `useState`, and keeps the value as a form keeps what is typed into it: JSON, days and dates. What its button sends goes
 * through `sent` of the draft.
 */
export function useDraftState<Value>(named: DraftName, initial: Value): [Value, Change<Value>, Draft] {
  const [value, setValue] = useState(initial);
  // What is kept later is the newest, drawn or not.
  const newest = useRef(initial);
  const put = (next: Value) => {
    newest.current = next;
    setValue(() => next);
  };
  const draft = useDraft({
    ...named,
    initial: { value: initial },
    now: () => ({ value: newest.current }),
    fields: () => ['value'],
    fill: (values) => put(values.value as Value),
    empty: () => put(initial),
  });
  const change: Change<Value> = (next) => {
    put(next instanceof Function ? next(newest.current) : next);
    draft.changed();
  };
  return [value, change, draft];
}
