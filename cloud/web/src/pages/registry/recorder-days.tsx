import type { RecorderDayRow } from '@rollcall/shared/http/recorder-witnesses';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { recorderWitnessWords } from '@rollcall/shared/words/recorder-witnesses';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useList } from '../../api/use-list.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './recorder-days.module.css';
import { RecorderLogOfDay } from './recorder-log-of-day.tsx';

/** What is known of a recorder, day by day, and its own log of the day that was picked. */
export function RecorderDays({ recorderSerial }: { recorderSerial: string }) {
  const texts = useWords(recorderWitnessWords);
  const { language } = useLanguage();
  const [{ day }, change] = useUrlQuery(['day']);
  const list = useList<RecorderDayRow>(`recorders/${encodeURIComponent(recorderSerial)}/days`, { limit: 14 });
  return (
    <>
      <Section title={texts.days} hint={texts.daysHint}>
        <ProblemNotice problem={list.problem} onRetry={list.retry} />
        {list.rows?.length === 0 ? <p>{texts.noDays}</p> : null}
        {list.rows === undefined && !list.problem ? <SkeletonRows columns={4} rows={4} /> : null}
        {list.rows?.length ? (
          <PlainTable<RecorderDayRow>
            name={texts.days}
            rows={list.rows}
            rowKey={(row) => row.day}
            columns={[
              {
                title: texts.day,
                cell: (row) => (
                  <Button
                    type="link"
                    size="small"
                    className={classes.day}
                    aria-pressed={row.day === day}
                    onClick={() => change({ day: row.day })}
                  >
                    {formatDate(startOfLocalDate(row.day), language)}
                  </Button>
                ),
              },
              { title: texts.recordings, number: true, cell: ({ recordings }) => recordings },
              { title: texts.logEntries, number: true, cell: ({ logEntries }) => logEntries },
              {
                title: texts.findings,
                cell: ({ openFindings }) =>
                  openFindings.length === 0 ? (
                    '–'
                  ) : (
                    <div className={classes.findings}>
                      {openFindings.map(({ findingId, kind }) => (
                        <Link key={findingId} to={paths.finding(findingId)}>
                          <StateTag look={findingKindLooks[kind]} />
                        </Link>
                      ))}
                    </div>
                  ),
              },
            ]}
          />
        ) : null}
        {list.hasMore ? (
          <Button loading={list.loadingMore} onClick={() => void list.loadMore()}>
            {texts.more}
          </Button>
        ) : null}
      </Section>
      {day === undefined ? null : <RecorderLogOfDay recorderSerial={recorderSerial} day={day} />}
    </>
  );
}
