import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './bulletins.module.css';
import { Several } from './several.tsx';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

export function RectificationsPart({ shown }: { shown: BulletinDetail }) {
  const texts = useWords(bulletinPageWords);
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('findings.read');
  const { rectifications } = shown.content;
  const sum = (count: 'ordered' | 'done' | 'overdue') => rectifications.reduce((total, row) => total + row[count], 0);
  if (rectifications.length === 0) return <p>{texts.nothing}</p>;
  return (
    <PlainTable
      name={texts.orders}
      rows={rectifications}
      rowKey={({ unitCode }) => unitCode ?? ''}
      columns={[
        { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode), foot: texts.total },
        { title: texts.ordered, number: true, cell: ({ ordered }) => ordered, foot: sum('ordered') },
        { title: texts.finished, number: true, cell: ({ done }) => done, foot: sum('done') },
        {
          title: texts.overdue,
          number: true,
          cell: ({ overdue }) => (overdue > 0 ? <strong className={classes.down}>{overdue}</strong> : 0),
          foot: sum('overdue'),
        },
        {
          title: texts.orders,
          number: true,
          cell: ({ unitCode, rectificationIds: ids }) => (
            <Several
              count={ids.length}
              label={`${texts.orders} ${ids.length} · ${name.unit(unitCode)}`}
              ids={ids}
              to={(entry) => paths.rectifications({ entry })}
              nameOf={texts.orderNo}
              opens={can && sees(unitCode)}
            />
          ),
        },
      ]}
    />
  );
}
