import type { LeaderPage as Shown } from '@rollcall/shared/resources/leader-page';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { bulletinWords } from '@rollcall/shared/words/bulletins';
import { commonWords } from '@rollcall/shared/words/common';
import { confirmedEntryWords } from '@rollcall/shared/words/confirmed-entries';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { leaderPageWords } from '@rollcall/shared/words/leader-page';
import { metricWords } from '@rollcall/shared/words/metrics';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDay } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ConfirmedCounts } from '../confirmed-entries/confirmed-counts.tsx';
import { formatShare } from '../metrics/format-value.ts';
import { FigureCard } from './figure-card.tsx';
import classes from './leader.module.css';

/** How the brigade did last week, what became of what was confirmed, which units slip, what waits for the reader, and the bulletins. */
export function LeaderPage() {
  const texts = useWords(leaderPageWords);
  const confirmed = useWords(confirmedEntryWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useRead('GET leader-page', {}, { refreshMs: 300_000 });
  usePageTitle(texts.title);
  if (!answer) {
    return problem ? (
      <ProblemNotice wholePage problem={problem} onRetry={retry} />
    ) : (
      <SkeletonRows columns={3} rows={10} />
    );
  }
  const day = (date: string) => formatDay(startOfLocalDate(date), language);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>{texts.title}</h1>
        <span className={classes.quiet}>{texts.week(day(answer.week.from), day(answer.week.to))}</span>
      </div>
      <Section title={texts.figures} hint={texts.figuresHint}>
        <div className={classes.figures}>
          {answer.figures.map((figure) => (
            <FigureCard key={figure.metric} figure={figure} week={answer.week} />
          ))}
        </div>
      </Section>
      <Section title={confirmed.title} hint={<Link to={paths.confirmedEntries()}>{texts.allConfirmed}</Link>}>
        <ConfirmedCounts />
      </Section>
      <div className={classes.columns}>
        <Slipping slipping={answer.slipping} />
        <Waiting waiting={answer.waiting} />
        <Bulletins bulletins={answer.bulletins} />
      </div>
    </div>
  );
}

function Slipping({ slipping }: Pick<Shown, 'slipping'>) {
  const texts = useWords(leaderPageWords);
  const { metrics, slip } = useWords(metricWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  return (
    <Section title={texts.slipping}>
      {slipping.length === 0 ? <p className={classes.quiet}>{texts.noSlips}</p> : null}
      <ul className={classes.list}>
        {slipping.map(({ unitCode, unitName, metric, since, why, now }) => (
          <li key={`${unitCode} ${metric}`}>
            <Link to={paths.trends({ metric })}>
              <span className={classes.down} aria-hidden="true">
                ▼{' '}
              </span>
              <strong>{unitName}</strong> {metrics[metric]} {formatShare(now, none)}
            </Link>
            <div className={classes.quiet}>
              {texts.sinceDate(formatDay(startOfLocalDate(since), language))} · {slip[why]}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ waiting }: Pick<Shown, 'waiting'>) {
  const texts = useWords(leaderPageWords);
  const { kinds } = useWords(inboxWords);
  return (
    <Section title={texts.waiting} hint={<Link to={paths.inbox()}>{texts.allWaiting}</Link>}>
      {waiting.length === 0 ? <p className={classes.quiet}>{texts.nothingWaits}</p> : null}
      <ul className={classes.list}>
        {waiting.map(({ kind, count }) => (
          <li key={kind} className={classes.counted}>
            <Link to={paths.inbox({ kind })}>{kinds[kind]}</Link>
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Bulletins({ bulletins: { weekly, monthly, waiting } }: Pick<Shown, 'bulletins'>) {
  const texts = useWords(leaderPageWords);
  const { period, issueOf } = useWords(bulletinPageWords);
  const { kinds } = useWords(bulletinDocumentWords);
  const { stateNames } = useWords(bulletinWords);
  const newest = [weekly, monthly].filter((row) => row !== null);
  return (
    <Section title={texts.bulletins} hint={<Link to={paths.bulletins()}>{texts.allBulletins}</Link>}>
      {newest.length + waiting.length === 0 ? <p className={classes.quiet}>{texts.noBulletins}</p> : null}
      <ul className={classes.list}>
        {waiting.map((row) => (
          <li key={row.bulletinId}>
            <span className={classes.state}>{stateNames[row.state]}</span>{' '}
            <Link to={paths.bulletin(row.bulletinId)}>
              <strong>{kinds[row.kind]}</strong> {period(row)}
            </Link>
          </li>
        ))}
        {newest.map((row) => (
          <li key={row.bulletinId}>
            <Link to={paths.bulletin(row.bulletinId)}>
              <strong>
                {row.year === null || row.number === null
                  ? kinds[row.kind]
                  : issueOf({ kind: row.kind, year: row.year, number: row.number })}
              </strong>
            </Link>
            <div className={classes.quiet}>
              {period(row)} · {texts.confirmed(row.confirmed, row.answered, row.units)}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
