import type { OfficerFile, OfficerFileDay, OfficerFileNumbers } from '@rollcall/shared/resources/officer-file';
import { clockLength, inPercent, recordedShare } from '@rollcall/shared/rules/lengths';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { boundsOf } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './file-days.module.css';

/** Each day of the month on which there is something, and the sums; a number opens the rows behind it. */
export function FileDays({ file }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  const { badgeNo, month, days, totals } = file;
  const whole = boundsOf(month);
  const quiet = <span className={classes.none}>{none}</span>;
  const linked = (text: ReactNode, to: string, className?: string) => (
    <Link className={className ?? classes.number} to={to}>
      {text}
    </Link>
  );
  const dayOf = ({ date }: OfficerFileDay) => paths.officerDay(badgeNo, date);

  const length = (title: string, name: keyof OfficerFileNumbers['coverage'], className?: string) => ({
    title,
    number: true,
    cell: (day: OfficerFileDay) => {
      const ms = day.coverage[name];
      return ms > 0 ? linked(clockLength(ms), dayOf(day), className) : quiet;
    },
    foot: totals.coverage[name] > 0 ? clockLength(totals.coverage[name]) : quiet,
  });
  const percent = ({ coverage }: OfficerFileNumbers) => {
    const share = recordedShare(coverage);
    return share === null ? quiet : `${inPercent(share).toFixed(1)}%`;
  };
  const recordings = (count: number, first: string, last: string) => {
    const [from, to] = [startOfLocalDate(first), startOfLocalDate(addDays(last, 1))].map((at) =>
      new Date(at).toISOString(),
    );
    if (count === 0 || from === undefined || to === undefined) return quiet;
    return linked(count, paths.recordings({ badgeNo, from, to, sort: 'capturedAt' }));
  };
  const findings = (count: number, from: string, to: string) =>
    count === 0 ? quiet : linked(count, paths.findings({ badgeNo, from, to, state: 'all' }), classes.missing);

  return (
    <Section title={texts.days} hint={days.length === 0 ? undefined : texts.daysHint}>
      {days.length === 0 ? (
        <p className={classes.none}>{texts.noDays}</p>
      ) : (
        <div className={classes.days}>
          <PlainTable
            name={texts.days}
            rows={days}
            rowKey={({ date }) => date}
            columns={[
              {
                title: texts.date,
                cell: (day) => (
                  <Link to={dayOf(day)}>
                    <NoWrap>{formatDate(startOfLocalDate(day.date), language)}</NoWrap>
                  </Link>
                ),
                foot: texts.sum,
              },
              {
                title: texts.shifts,
                number: true,
                cell: (day) => (day.shifts > 0 ? linked(day.shifts, dayOf(day)) : quiet),
                foot: linked(totals.shifts, paths.roster({ month, unitCode: file.unitCode })),
              },
              length(texts.required, 'requiredMs'),
              length(texts.recorded, 'recordedMs', classes.recorded),
              ...(totals.coverage.uninspectedMs > 0 ? [length(texts.uninspected, 'uninspectedMs')] : []),
              length(texts.missing, 'missingMs', classes.missing),
              length(texts.explained, 'explainedMs'),
              ...(totals.coverage.pendingMs > 0 ? [length(texts.pending, 'pendingMs')] : []),
              ...(totals.coverage.notYetMs > 0 ? [length(texts.notYet, 'notYetMs')] : []),
              length(texts.exempt, 'exemptMs'),
              { title: texts.share, number: true, cell: percent, foot: percent(totals) },
              {
                title: texts.recordings,
                number: true,
                cell: (day) => recordings(day.recordings, day.date, day.date),
                foot: recordings(totals.recordings, whole.from, whole.to),
              },
              {
                title: texts.findings,
                number: true,
                cell: (day) => findings(day.findings, day.date, day.date),
                foot: findings(totals.findings, whole.from, whole.to),
              },
            ]}
          />
        </div>
      )}
    </Section>
  );
}
