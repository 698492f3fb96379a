import { EditOutlined } from '@ant-design/icons';
import { type Category, categoryNames } from '@rollcall/shared/fields/categories';
import type { RetentionAnswer, RetentionChange } from '@rollcall/shared/resources/retention';
import { commonWords } from '@rollcall/shared/words/common';
import { deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { formatWords } from '@rollcall/shared/words/format';
import { retentionWords } from '@rollcall/shared/words/retention';
import { signature } from '@rollcall/shared/words/signature';
import { useRead } from '../../api/use-read.ts';
import { formatSize } from '../../format/format-size.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { ChangePeriodsDrawer } from './change-periods-drawer.tsx';
import { usePeriodText } from './dry-run-table.tsx';
import { OpenChange } from './open-change.tsx';
import classes from './retention.module.css';

/** The periods, a change that waits, what falls due, and how the periods came to be. */
export function PeriodsTab() {
  const { answer, problem, retry } = useRead('GET retention', {});
  const entry = useEntry();
  if (!answer) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={3} rows={9} />;
  }
  const open = answer.changes.find(({ decision }) => decision === null);
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {open ? <OpenChange change={open} /> : null}
        <PeriodsTable retention={answer} onChange={() => entry.open('change')} changing={open !== undefined} />
        <PastChanges changes={answer.changes.filter(({ decision }) => decision !== null)} />
      </div>
      <div className={classes.column}>
        <DueByMonth months={answer.dueByMonth} />
      </div>
      {entry.entry === 'change' ? <ChangePeriodsDrawer retention={answer} onClose={entry.close} /> : null}
    </div>
  );
}

interface PeriodsTableProps {
  retention: RetentionAnswer;
  onChange: () => void;
  /** Another change waits: it must be decided first. */
  changing: boolean;
}

function PeriodsTable({ retention, onChange, changing }: PeriodsTableProps) {
  const texts = useWords(retentionWords).periods;
  const categories = useWords(categoryNames);
  const { none } = useWords(commonWords);
  const periodText = usePeriodText();
  const { language } = useLanguage();
  const { version, floorMonths, periods, counts } = retention;
  const countOf = new Map(counts.map((row) => [row.category, row]));
  return (
    <Section title={texts.title} hint={texts.version(version)}>
      <div className={classes.stack}>
        <PlainTable
          name={texts.title}
          rows={Object.entries(periods) as [Category, number | null][]}
          rowKey={([category]) => category}
          columns={[
            { title: texts.category, cell: ([category]) => categories[category] },
            { title: texts.period, number: true, cell: ([, months]) => periodText(months) },
            {
              title: texts.count,
              number: true,
              cell: ([category]) => (countOf.get(category)?.recordings ?? 0).toLocaleString(language),
            },
            {
              title: texts.size,
              number: true,
              cell: ([category]) => {
                const counted = countOf.get(category);
                return counted ? formatSize(counted.sizeBytes) : none;
              },
            },
          ]}
        />
        <p className={classes.quiet}>{texts.rules(floorMonths)}</p>
        <div>
          <ActionButton action="retention.write" icon={<EditOutlined />} disabled={changing} onClick={onChange}>
            {texts.change}
          </ActionButton>
        </div>
      </div>
    </Section>
  );
}

/** How the periods came to be what they are. */
function PastChanges({ changes }: { changes: readonly RetentionChange[] }) {
  const { language } = useLanguage();
  const all = useWords(retentionWords);
  const lists = useWords(deletionListWords);
  const texts = all.change;
  const categories = useWords(categoryNames);
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

/** How much falls due in which month. */
function DueByMonth({ months }: { months: RetentionAnswer['dueByMonth'] }) {
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
