import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { inPercent, recordedShare } from '@rollcall/shared/rules/lengths';
import { commonWords } from '@rollcall/shared/words/common';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { boundsOf, formatMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import classes from './file-trend.module.css';

/** The month and the five before it: what share was recorded and how much was found, as bars and as numbers. */
export function FileTrend({ file: { badgeNo, trend } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  const most = Math.max(1, ...trend.map(({ findings }) => findings));
  const bar = (share: number, className: string | undefined) => (
    <span className={classes.scale} aria-hidden="true">
      <span className={className} style={{ width: `${share * 100}%` }} />
    </span>
  );
  return (
    <Section title={texts.trend} hint={texts.trendHint}>
      <PlainTable
        name={texts.trend}
        rows={trend}
        rowKey={({ month }) => month}
        columns={[
          {
            title: texts.month,
            cell: ({ month }) => (
              <Link to={paths.officerFile(badgeNo, { month })}>
                <NoWrap>{formatMonth(month, language)}</NoWrap>
              </Link>
            ),
          },
          {
            title: texts.share,
            width: '44%',
            cell: ({ coverage }) => {
              const share = recordedShare(coverage);
              if (share === null) return <span className={classes.none}>{none}</span>;
              return (
                <span className={classes.pair}>
                  {bar(share, classes.recorded)}
                  <span className={classes.number}>{inPercent(share).toFixed(1)}%</span>
                </span>
              );
            },
          },
          {
            title: texts.findings,
            width: '32%',
            cell: ({ month, findings }) => {
              if (findings === 0) return <span className={classes.none}>{none}</span>;
              return (
                <span className={classes.pair}>
                  {bar(findings / most, classes.found)}
                  <Link className={classes.number} to={paths.findings({ badgeNo, ...boundsOf(month), state: 'all' })}>
                    {findings}
                  </Link>
                </span>
              );
            },
          },
        ]}
      />
    </Section>
  );
}
