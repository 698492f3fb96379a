import { keyboardWords } from '@rollcall/shared/words/keyboard';
import { type RefObject, useState } from 'react';
import { useKey } from '../keyboard/use-key.ts';
import { useWords } from '../language/use-words.ts';

interface Options<Row> {
  rows: readonly Row[];
  open: ((row: Row) => void) | undefined;
  /** The chosen row is among the last ones. */
  nearEnd: () => void;
  container: RefObject<HTMLElement | null>;
}

/** `j` and `k` choose a row, which has the focus then; Enter opens it. */
export function useRowKeys<Row>({ rows, open, nearEnd, container }: Options<Row>) {
  const texts = useWords(keyboardWords);
  const [active, setActive] = useState(-1);
  const move = (step: number) => {
    const next = Math.min(Math.max(active + step, 0), rows.length - 1);
    setActive(next);
    if (next >= rows.length - 5) nearEnd();
    const row = container.current?.querySelectorAll<HTMLElement>('tbody tr[data-row-key]')[next];
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };
  useKey('j', texts.nextRow, () => move(1));
  useKey('k', texts.previousRow, () => move(-1));
  useKey('Enter', texts.openRow, () => {
    const row = rows[active];
    if (row !== undefined) open?.(row);
  });
  return { active, setActive };
}
