import type { RetentionResponse } from '@rollcall/shared/http/retention';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { retentionWords } from '@rollcall/shared/words/retention';
import { formatSize } from '../../format/format-size.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import classes from './retention.module.css';

/** How much falls due in which month. */
export function DueByMonth({ months }: { months: RetentionResponse['dueByMonth'] }) {
  const all = useWords(retentionWords);
  const lists = useWords(deletionListWords);
  const texts = all.due;
  const most = Math.max(...months.map(({ recordings }) => recordings));
  return (
    <Section title={texts.title}>
      <div className={classes.stack}>
        <p className={classes.quiet}>{texts.hint}</p>
        {months.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <PlainTable
            name={texts.title}
            rows={months}
            rowKey={({ month }) => month}
            columns={[
              { title: texts.month, cell: ({ month }) => month },
              {
                title: texts.bar,
                cell: ({ recordings }) => (
                  <div className={classes.bar} style={{ width: `${(recordings / most) * 120}px` }} />
                ),
              },
              { title: lists.footage, number: true, cell: ({ recordings }) => all.recordings(recordings) },
              { title: all.periods.size, number: true, cell: ({ sizeBytes }) => formatSize(sizeBytes) },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
