import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { findingListWords } from '@rollcall/shared/words/findings';
import { scoreWords } from '@rollcall/shared/words/scores';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatDate } from '../../format/format-time.ts';
import { formatMonth, thisMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { lossOf, pointsOf } from './points.ts';
import classes from './scores.module.css';
import { StaircaseStep } from './staircase-step.tsx';

/** How a unit's score comes about: the mean of its officers, less what came late; each number with its rows. */
export function UnitScoreDrawer({
  unitCode,
  month,
  onClose,
}: {
  unitCode: string;
  month: string;
  onClose: () => void;
}) {
  const texts = useWords(scoreWords);
  const findings = useWords(findingListWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useRead('GET scores/units/:unitCode', { params: { unitCode }, query: { month } });
  const dayOf = (day: string) => <NoWrap>{formatDate(startOfLocalDate(day), language)}</NoWrap>;
  const members = paths.scores({ ...(month === thisMonth() ? {} : { month }), unitCode });
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={texts.ofUnit.title(answer?.unitName ?? unitCode, formatMonth(month, language))}
    >
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined && problem === null ? <SkeletonRows columns={2} rows={4} /> : null}
      {answer === undefined ? null : (
        <>
          {answer.meanTenths === null || answer.scoreTenths === null ? (
            <p>{texts.ofUnit.nobodyRated}</p>
          ) : (
            <PlainTable
              name={texts.staircase}
              rows={[
                {
                  label: texts.ofUnit.mean(answer.ratedOfficers ?? 0, answer.dutyDays),
                  number: pointsOf(answer.meanTenths),
                  ...{ from: 1000, to: answer.meanTenths, total: true },
                },
                {
                  label: texts.ofUnit.late(answer.lateAnswers.length),
                  number: lossOf(answer.lateTenths),
                  ...{ from: answer.meanTenths, to: answer.meanTenths - answer.lateTenths, total: false },
                },
                {
                  label: texts.ofUnit.overdue(answer.overdueRectifications.length),
                  number: lossOf(answer.overdueTenths),
                  ...{ from: answer.meanTenths - answer.lateTenths, to: answer.scoreTenths, total: false },
                },
                {
                  label: texts.result,
                  number: pointsOf(answer.scoreTenths),
                  from: 0,
                  to: answer.scoreTenths,
                  total: true,
                },
              ]}
              rowKey={({ label }) => label}
              columns={[
                { title: texts.part, cell: ({ label }) => label },
                { title: texts.score, number: true, cell: ({ number }) => <strong>{number}</strong> },
                {
                  title: texts.left,
                  width: '36%',
                  cell: ({ from, to, total }) => <StaircaseStep {...{ from, to, total }} />,
                },
              ]}
            />
          )}
          <p>
            <Link to={members}>{texts.ofUnit.officers}</Link>
          </p>
          {answer.lateAnswers.length === 0 ? null : (
            <Section title={texts.ofUnit.late(answer.lateAnswers.length)}>
              <PlainTable
                name={texts.ofUnit.late(answer.lateAnswers.length)}
                rows={answer.lateAnswers}
                rowKey={({ findingId }) => findingId}
                columns={[
                  { title: findings.dutyDate, cell: ({ dutyDate }) => dayOf(dutyDate) },
                  {
                    title: texts.finding,
                    cell: ({ findingId, kind }) => (
                      <Link to={paths.finding(findingId)}>
                        <StateTag look={findingKindLooks[kind]} />
                      </Link>
                    ),
                  },
                ]}
              />
            </Section>
          )}
          {answer.overdueRectifications.length === 0 ? null : (
            <Section title={texts.ofUnit.overdue(answer.overdueRectifications.length)}>
              <ul>
                {answer.overdueRectifications.map(({ rectificationId, number, dueOn }) => (
                  <li key={rectificationId}>
                    <Link to={paths.rectifications({ entry: rectificationId })}>{texts.rectification(number)}</Link>{' '}
                    <span className={classes.quiet}>{formatDate(startOfLocalDate(dueOn), language)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Drawer>
  );
}
