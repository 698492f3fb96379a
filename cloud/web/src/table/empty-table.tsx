import { tableWords } from '@rollcall/shared/words/tables';
import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';

/** Nothing matches, or nothing is there yet: then how to fill it. */
export function EmptyTable({ empty, filtered }: { empty: { title: string; hint: ReactNode }; filtered: boolean }) {
  const texts = useWords(tableWords);
  const { title, hint } = filtered ? { title: texts.nothingMatches, hint: texts.loosenFilters } : empty;
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{title}</strong>
          <div>{hint}</div>
        </>
      }
    />
  );
}
