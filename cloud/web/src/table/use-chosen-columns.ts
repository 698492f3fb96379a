import { useState } from 'react';
import { recall, remember } from '../browser/remembered.ts';
import type { Column } from './column.ts';

/** Which columns of a table are shown; this browser remembers the choice. */
export function useChosenColumns<Row>(table: string, columns: readonly Column<Row>[]) {
  const name = `columns.${table}`;
  const [chosen, setChosen] = useState(() => recall(name)?.split(','));
  const isShown = ({ key, always, optional }: Column<Row>) => always || (chosen ? chosen.includes(key) : !optional);
  const choose = (keys: string[]) => {
    remember(name, keys.join(','));
    setChosen(keys);
  };
  return { shown: columns.filter(isShown), choose };
}
