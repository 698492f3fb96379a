import type { DrawDetail } from '@rollcall/shared/resources/draws';
import { drawWords } from '@rollcall/shared/words/draws';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useStratumName } from './use-stratum-name.ts';

/** Of each stratum how many there were, and how many are drawn. */
export function StrataTable({ shown: { strata, fixed, seed } }: { shown: DrawDetail }) {
  const texts = useWords(drawWords);
  const nameOf = useStratumName(fixed.plan);
  if (strata.length === 0) return null;
  return (
    <PlainTable
      name={texts.strataTitle}
      rows={strata}
      rowKey={({ key }) => key}
      columns={[
        { title: texts.stratum, cell: ({ key }) => nameOf(key) },
        { title: texts.size, number: true, cell: ({ size }) => size },
        { title: seed === null ? texts.toDraw : texts.drawnOf, number: true, cell: ({ drawn }) => drawn },
        { title: texts.capped, cell: ({ capped }) => (capped ? texts.yes : '') },
      ]}
    />
  );
}
