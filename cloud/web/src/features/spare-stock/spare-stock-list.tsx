import { spareStockColumns, spareStockWords } from '@rollcall/shared/words/spare-stock';
import { Segmented } from 'antd';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { useWords } from '../../language/use-words.ts';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './spare-stock.module.css';
import { SpareStockDrawer } from './spare-stock-drawer.tsx';

/** How many spares each unit has ready, and is to have; a row opens its minimum. */
export function SpareStockList() {
  const texts = useWords(spareStockWords);
  const [{ unitCode, below }, change] = useUrlQuery(['unitCode', 'below']);
  const entry = useEntry();
  return (
    <div className={classes.list}>
      <ListTable
        list="spare-stock"
        columns={spareStockColumns}
        cells={{
          missing: ({ missing }) => (missing === 0 ? '' : <strong className={classes.missing}>{missing}</strong>),
          minimum: ({ minimum }) => (minimum === 0 ? '' : minimum),
        }}
        query={{ unitCode, below }}
        idOf={({ unitCode: code }) => code}
        name={texts.title}
        onOpen={({ unitCode: code }) => entry.open(code)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <Segmented
              value={below === 'true' ? 'below' : 'all'}
              options={[
                { value: 'all', label: texts.all },
                { value: 'below', label: texts.below },
              ]}
              onChange={(which) => change({ below: which === 'below' ? 'true' : undefined })}
            />
          </>
        }
      />
      {entry.entry === undefined ? null : <SpareStockDrawer unitCode={entry.entry} onClose={entry.close} />}
    </div>
  );
}
