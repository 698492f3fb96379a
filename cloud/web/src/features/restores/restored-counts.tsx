import type { RestoreDetail, RestoredState } from '@rollcall/shared/resources/restores';
import { restoreWords } from '@rollcall/shared/words/restores';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { restoredLooks } from '../../state/restore-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './restores.module.css';

const order = ['lost', 'awaited_from_station', 'waiting', 'from_copy', 'read_back'] as const satisfies RestoredState[];

/** How many recordings are in which state; each number opens them. */
export function RestoredCounts({ restore: { restoreId, recordings } }: { restore: RestoreDetail }) {
  const texts = useWords(restoreWords);
  const { language } = useLanguage();
  return (
    <div className={classes.counts}>
      <PlainTable
        name={texts.list}
        rows={order.map((state) => ({ state, count: recordings[state] }))}
        rowKey={({ state }) => state}
        columns={[
          { title: texts.state, cell: ({ state }) => <StateTag look={restoredLooks[state]} />, foot: texts.total },
          {
            title: texts.count,
            number: true,
            cell: ({ state, count }) =>
              count === 0 ? (
                '0'
              ) : (
                <Link to={paths.restore(restoreId, { state })}>{count.toLocaleString(language)}</Link>
              ),
            foot: recordings.total.toLocaleString(language),
          },
        ]}
      />
    </div>
  );
}
