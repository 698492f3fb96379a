import type { ReviewFilters } from '@rollcall/shared/resources/reviews';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { checklistItemName, reviewDimensionNames } from '@rollcall/shared/words/checklists';
import { reviewProgressWords } from '@rollcall/shared/words/review-page';
import { reviewWords } from '@rollcall/shared/words/reviews';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { isLocalDate } from '../../url/is-url-value.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import classes from './reviews-page.module.css';

/** What reviews of a time found, by unit and by item. */
export function ReviewResults() {
  const texts = useWords(reviewProgressWords);
  const words = useWords(reviewWords);
  const { language } = useLanguage();
  const can = useCan();
  const [asked, change] = useUrlQuery(['from', 'to', 'unitCode']);
  const today = localDateOf(Date.now());
  const to = asked.to !== undefined && isLocalDate(asked.to) ? asked.to : today;
  const from = asked.from !== undefined && isLocalDate(asked.from) ? asked.from : addDays(to, -29);
  const { unitCode } = asked;
  const { answer, problem, retry } = useRead('GET reviews/results', {
    query: { from, to, ...(unitCode === undefined ? {} : { unitCode }) },
  });
  const number = (count: number, filters: Partial<ReviewFilters>) =>
    count === 0 ? 0 : <Link to={paths.reviews({ from, to, unitCode, ...filters, view: 'all' })}>{count}</Link>;
  const empty = answer !== undefined && answer.units.length === 0 && answer.items.every(({ reviews }) => reviews === 0);
  return (
    <Section title={texts.results} hint={texts.resultsHint}>
      <div className={classes.filters}>
        <DateRangeFilter label={texts.period} from={from} to={to} onChange={change} />
        {can('registry.read') ? (
          <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
        ) : null}
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined && problem === null ? <SkeletonRows columns={5} rows={6} /> : null}
      {empty ? <p className={classes.quiet}>{texts.noResults}</p> : null}
      {answer === undefined || empty ? null : (
        <>
          <div className={classes.table}>
            <h3>{texts.byUnit}</h3>
            <PlainTable
              name={texts.byUnit}
              rows={answer.units}
              rowKey={(row) => row.unitCode}
              columns={[
                { title: words.unit, cell: ({ unitName }) => unitName },
                {
                  title: texts.reviews,
                  number: true,
                  cell: (row) => number(row.reviews, { unitCode: row.unitCode, state: 'done', targeted: 'no' }),
                },
                {
                  title: texts.withFault,
                  number: true,
                  cell: (row) => number(row.withFault, { unitCode: row.unitCode, outcome: 'fault', targeted: 'no' }),
                },
                { title: texts.deduction, number: true, cell: ({ deduction }) => deduction },
                {
                  title: texts.targeted,
                  number: true,
                  cell: (row) => number(row.targeted, { unitCode: row.unitCode, state: 'done', targeted: 'yes' }),
                },
              ]}
            />
          </div>
          {answer.items.length === 0 ? null : (
            <div className={classes.table}>
              <h3>{texts.byItem}</h3>
              <PlainTable
                name={texts.byItem}
                rows={answer.items}
                rowKey={({ itemKey }) => itemKey}
                columns={[
                  { title: texts.dimension, cell: ({ dimension }) => reviewDimensionNames[dimension][language] },
                  {
                    title: texts.item,
                    cell: ({ itemKey, name }) => checklistItemName({ key: itemKey, name }, language),
                  },
                  {
                    title: texts.itemReviews,
                    number: true,
                    cell: ({ reviews }) => number(reviews, { state: 'done', targeted: 'no' }),
                  },
                  {
                    title: texts.itemFaults,
                    number: true,
                    cell: ({ faults, itemKey }) => number(faults, { itemKey, targeted: 'no' }),
                  },
                  { title: texts.notApplicable, number: true, cell: ({ notApplicable }) => notApplicable },
                ]}
              />
            </div>
          )}
        </>
      )}
    </Section>
  );
}
