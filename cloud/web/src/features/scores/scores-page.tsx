import type { ScoreRow } from '@rollcall/shared/resources/scores';
import { scoreColumns, scoreWords } from '@rollcall/shared/words/scores';
import { Segmented } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { boundsOf, formatMonth, monthOf, thisMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { MonthPicker } from '../../navigation/month-picker.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { lossOf, pointsOf } from './points.ts';
import { ScoreSpread } from './score-spread.tsx';
import classes from './scores.module.css';
import { UnitScoreDrawer } from './unit-score-drawer.tsx';

const sorts = ['badgeNo', 'score', '-score'] as const;
type Sort = (typeof sorts)[number];

/** What a unit has and an officer hasn't, and the other way round, isn't shown empty. */
const columnsOf = {
  officer: scoreColumns.filter(({ key }) => key !== 'ratedOfficers'),
  unit: scoreColumns.filter(({ key }) => key !== 'officer'),
};

/** The scores of a month, of officers or of units, and how they are spread. */
export function ScoresPage() {
  const texts = useWords(scoreWords);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [query, change] = useUrlQuery(['month', 'by', 'unitCode', 'rated', 'from', 'below', 'sort']);
  const { entry, open, close } = useEntry();
  const month = monthOf(query.month);
  const by = query.by === 'unit' ? 'unit' : 'officer';
  const sort: Sort = sorts.find((one) => one === query.sort) ?? 'badgeNo';
  const { unitCode } = query;
  const {
    answer: summary,
    problem,
    retry,
  } = useRead('GET scores/months/:month', {
    params: { month },
    query: unitCode === undefined ? {} : { unitCode },
  });
  const title = `${texts.title} · ${formatMonth(month, language)}`;
  usePageTitle(title);
  const monthQuery = month === thisMonth() ? undefined : month;
  const findingsOf = (row: ScoreRow) =>
    paths.findings({
      ...(row.badgeNo === null ? { unitCode: row.unitCode } : { badgeNo: row.badgeNo }),
      ...{ ...boundsOf(month), state: 'all' },
    });
  const counted = (row: ScoreRow, count: number) => (count === 0 ? 0 : <Link to={findingsOf(row)}>{count}</Link>);
  return (
    <>
      <div className={classes.head}>
        <h1>{texts.title}</h1>
        <MonthPicker month={month} onChange={(picked) => change({ month: picked }, { push: true })} />
        <Link to={paths.scoreRules()}>{texts.rules}</Link>
        {monthQuery === undefined ? <span className={classes.quiet}>{texts.running}</span> : null}
      </div>
      <ProblemNotice problem={problem} onRetry={retry} />
      {summary ? <ScoreSpread summary={summary} month={monthQuery} unitCode={unitCode} /> : null}
      <ListTable
        list="scores"
        columns={columnsOf[by]}
        cells={{
          officer: ({ badgeNo, officerName }) =>
            badgeNo === null ? (
              ''
            ) : (
              <Link to={paths.score(badgeNo, { month: monthQuery })}>
                <NoWrap>{formatPerson({ badgeNo, name: officerName ?? '' })}</NoWrap>
              </Link>
            ),
          score: ({ scoreTenths }) =>
            scoreTenths === null ? (
              <span className={classes.quiet}>{texts.notRated}</span>
            ) : (
              <strong>{pointsOf(scoreTenths)}</strong>
            ),
          lost: ({ lostTenths }) => lossOf(lostTenths),
          ratedOfficers: (row) =>
            row.ratedOfficers === null ? (
              ''
            ) : (
              <Link to={paths.scores({ month: monthQuery, unitCode: row.unitCode, rated: 'yes' })}>
                {row.ratedOfficers}
              </Link>
            ),
          confirmed: (row) => counted(row, row.confirmed),
          excused: (row) => counted(row, row.excused),
          undecided: (row) => counted(row, row.undecided),
        }}
        query={{ ...query, month, by, sort }}
        // A month is always looked at, in some order.
        unfiltered={{ month, by, sort }}
        idOf={({ badgeNo, unitCode: unit }) => badgeNo ?? unit}
        name={title}
        onOpen={({ badgeNo, unitCode: unit }) =>
          badgeNo === null ? open(unit) : void navigate(paths.score(badgeNo, { month: monthQuery }))
        }
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <Segmented
              aria-label={texts.by}
              value={by}
              options={[
                { value: 'officer', label: texts.byNames.officer },
                { value: 'unit', label: texts.byNames.unit },
              ]}
              onChange={(chosen) => change({ by: chosen === 'unit' ? 'unit' : undefined })}
            />
            <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
            <ChoiceFilter
              label={texts.rated}
              value={query.rated === 'yes' || query.rated === 'no' ? query.rated : undefined}
              options={[
                { value: 'yes', label: texts.ratedNames.yes },
                { value: 'no', label: texts.ratedNames.no },
              ]}
              onChange={(rated) => change({ rated, ...(rated === 'no' ? { from: undefined, below: undefined } : {}) })}
            />
            {query.from === undefined && query.below === undefined ? null : (
              <ChoiceFilter
                label={texts.score}
                value="band"
                options={[
                  {
                    value: 'band',
                    label: texts.band(Number(query.from ?? 0), query.below === undefined ? null : Number(query.below)),
                  },
                ]}
                onChange={() => change({ from: undefined, below: undefined })}
              />
            )}
            <ChoiceFilter
              label={texts.sort}
              value={sort}
              options={sorts.map((value) => ({ value, label: texts.sorts[value] }))}
              onChange={(chosen) => change({ sort: chosen === 'badgeNo' ? undefined : chosen })}
              width={140}
            />
          </>
        }
      />
      {entry === undefined ? null : <UnitScoreDrawer key={entry} unitCode={entry} month={month} onClose={close} />}
    </>
  );
}
