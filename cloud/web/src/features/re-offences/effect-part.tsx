import type { TrainingEffect } from '@rollcall/shared/resources/training-sessions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { reOffenceWords } from '@rollcall/shared/words/re-offences';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDay } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import classes from './re-offences.module.css';

type Row = TrainingEffect['rows'][number];

/** What was confirmed before a session and after it, by violation and unit; a number opens what it counts. */
export function EffectPart({ sessionId }: { sessionId: string }) {
  const { effect: texts } = useWords(reOffenceWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useRead('GET training-sessions/:sessionId/effect', { params: { sessionId } });
  if (answer === undefined) return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : null;
  const { before, after, over, rows } = answer;
  const most = Math.max(1, ...rows.flatMap((row) => [row.before, row.after]));
  const of = (row: Row) => ({ sessionId, ...(row.unitCode === null ? {} : { sessionUnit: row.unitCode }) });
  const findings = (row: Row, period: { from: string; to: string }, attended?: true) =>
    paths.findings({ confirmed: row.violationClass, ...of(row), ...period, ...(attended ? { attended } : {}) });
  const dates = ({ from, to }: { from: string; to: string }) =>
    `${formatDay(from, language)}–${formatDay(to, language)}`;
  return (
    <Section title={texts.title} hint={texts.hint}>
      {over ? null : <p className={classes.running}>{texts.running}</p>}
      {rows.length === 0 ? (
        <p className={classes.hint}>{texts.empty}</p>
      ) : (
        <PlainTable
          name={texts.title}
          rows={rows}
          rowKey={({ violationClass, unitCode }) => `${violationClass} ${unitCode}`}
          columns={[
            {
              title: texts.violation,
              cell: ({ violationClass, unitCode }) =>
                unitCode === null ? <strong>{violationClassNames[violationClass][language]}</strong> : '',
            },
            { title: texts.unit, cell: ({ unitName }) => unitName ?? <strong>{texts.whole}</strong> },
            {
              title: `${texts.before} ${dates(before)}`,
              number: true,
              cell: (row) => <Opens count={row.before} to={findings(row, before)} />,
            },
            {
              title: `${texts.after} ${dates(after)}`,
              number: true,
              cell: (row) => <Opens count={row.after} to={findings(row, after)} />,
            },
            {
              title: texts.bars,
              width: '22%',
              cell: (row) => (
                <span className={classes.bars} role="img" aria-label={texts.bar(row.before, row.after)}>
                  <span className={classes.before} style={{ width: `${(row.before / most) * 100}%` }} />
                  <span className={classes.after} style={{ width: `${(row.after / most) * 100}%` }} />
                </span>
              ),
            },
            {
              title: texts.afterByAttendees,
              number: true,
              cell: (row) => <Opens count={row.afterByAttendees} to={findings(row, after, true)} />,
            },
            {
              title: texts.reOffences,
              number: true,
              cell: (row) => (
                <Opens
                  count={row.reOffences}
                  to={paths.reOffences({ violationClass: row.violationClass, ...of(row), ...after })}
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Opens({ count, to }: { count: number; to: string }) {
  return count === 0 ? 0 : <Link to={to}>{count}</Link>;
}
