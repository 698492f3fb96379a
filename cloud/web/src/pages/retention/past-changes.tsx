import type { RetentionChange } from '@rollcall/shared/http/retention';
import { categoryWords } from '@rollcall/shared/words/categories';
import { commonWords } from '@rollcall/shared/words/common';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { formatWords } from '@rollcall/shared/words/format';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import classes from './retention.module.css';
import { usePeriodText } from './use-period-text.ts';

/** How the periods came to be what they are. */
export function PastChanges({ changes }: { changes: readonly RetentionChange[] }) {
  const { language } = useLanguage();
  const all = useWords(retentionWords);
  const lists = useWords(deletionListWords);
  const texts = all.change;
  const categories = useWords(categoryWords);
  const { and } = useWords(formatWords);
  const { none } = useWords(commonWords);
  const periodText = usePeriodText();
  return (
    <Section title={texts.past}>
      {changes.length === 0 ? (
        <p className={classes.quiet}>{texts.noPast}</p>
      ) : (
        <PlainTable
          name={texts.past}
          rows={changes}
          rowKey={({ retentionChangeId }) => retentionChangeId}
          columns={[
            {
              title: all.periods.period,
              cell: ({ version }) => (version === null ? none : all.periods.version(version)),
            },
            {
              title: texts.after,
              cell: ({ dryRun }) =>
                dryRun
                  .map(
                    (row) =>
                      `${categories[row.category]} ${periodText(row.monthsBefore)} → ${periodText(row.monthsAfter)}`,
                  )
                  .join(and),
            },
            {
              title: lists.decisions,
              cell: ({ decision, decidedBy, decidedAt, proposedBy, onBehalfOf }) =>
                decision && decidedAt
                  ? `${signature(proposedBy, onBehalfOf, language)} → ${texts.decisions[decision]} ${decidedBy ?? ''}, ${formatFull(decidedAt)}`
                  : none,
            },
            { title: texts.reason, cell: ({ reason }) => reason },
          ]}
        />
      )}
    </Section>
  );
}
