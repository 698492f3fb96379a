import type { MetricListRow } from '@rollcall/shared/resources/metrics';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { metricNumber, metricRowColumns, metricWords } from '@rollcall/shared/words/metrics';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { NamedSelect } from '../../controls/named-select.tsx';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { DateRangeFilter } from '../../filters/date-range-filter.tsx';
import { OfficerFilter } from '../../filters/officer-filter.tsx';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { ListTable } from '../../table/list-table.tsx';
import { isLocalDate } from '../../url/is-url-value.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { metricKeys } from './metric-keys.ts';
import classes from './trends.module.css';

/** The rows that a number is made of; each leads to what it is about. A view of the trends. */
export function MetricRows() {
  const texts = useWords(metricWords);
  const [asked, change] = useUrlQuery(['metric', 'from', 'to', 'unitCode', 'badgeNo', 'campaignId', 'counted']);
  const metric = metricKeys.find((one) => one === asked.metric) ?? 'coverage';
  // Of the last seven days, unless others are asked for.
  const today = localDateOf(Date.now());
  const [from, to] = [dateOf(asked.from) ?? addDays(today, -6), dateOf(asked.to) ?? today];
  const counted = asked.counted === 'true' || asked.counted === 'false' ? asked.counted : undefined;
  const { unitCode, badgeNo, campaignId } = asked;
  usePageTitle(`${texts.rowsTitle} · ${texts.metrics[metric]}`);
  return (
    <>
      <Link to={paths.trends({ metric })}>{texts.back}</Link>
      <h1 className={classes.title}>{`${texts.rowsTitle} · ${texts.metrics[metric]}`}</h1>
      <p className={classes.formula}>{texts.formula(texts.metrics[metric], texts.formulas[metric])}</p>
      <ListTable
        list="metric-rows"
        columns={metricRowColumns}
        cells={{
          id: (row) => <RowLink row={row} />,
          numerator: ({ numerator }) => <NoWrap>{metricNumber(metric, numerator)}</NoWrap>,
          denominator: ({ denominator }) => <NoWrap>{metricNumber(metric, denominator)}</NoWrap>,
        }}
        query={{ metric, from, to, unitCode, badgeNo, campaignId, counted }}
        unfiltered={{ metric, from, to }}
        idOf={({ kind, id, day }) => `${kind} ${id} ${day}`}
        name={texts.rowsTitle}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <NamedSelect
              label={texts.metric}
              value={metric}
              style={{ minWidth: 130 }}
              popupMatchSelectWidth={false}
              options={metricKeys.map((value) => ({ value, label: texts.metrics[value] }))}
              onChange={(chosen) => change({ metric: chosen })}
            />
            <DateRangeFilter label={texts.from} from={from} to={to} onChange={change} />
            <UnitSelect
              value={unitCode === 'none' ? undefined : unitCode}
              onChange={(chosen) => change({ unitCode: chosen })}
            />
            <OfficerFilter label={texts.officer} value={badgeNo} onChange={(chosen) => change({ badgeNo: chosen })} />
            <Segmented
              value={counted ?? 'all'}
              options={[
                { value: 'all', label: texts.all },
                { value: 'true', label: texts.counted },
                { value: 'false', label: texts.notCounted },
              ]}
              onChange={(chosen) => change({ counted: chosen === 'all' ? undefined : chosen })}
            />
          </>
        }
      />
    </>
  );
}

function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && isLocalDate(text) && text.startsWith('20') ? text : undefined;
}

/** The page of what the row is about, under a name that tells it apart. */
function RowLink({ row: { kind, id, day, badgeNo } }: { row: MetricListRow }) {
  const texts = useWords(metricWords);
  const person = badgeNo ?? '';
  switch (kind) {
    case 'staff':
      return <Link to={paths.officer(id)}>{id}</Link>;
    case 'recorders':
      return <Link to={paths.recorder(id)}>{id}</Link>;
    case 'officerDays':
    case 'shifts':
      return <Link to={paths.officerDay(person, day)}>{texts.openDay}</Link>;
    case 'files':
      return id.startsWith('file:') ? (
        <span>{texts.neverArrived(id.split(':').slice(3).join(':'))}</span>
      ) : (
        <Link to={paths.recording(id)}>{id}</Link>
      );
    case 'activities':
      return <Link to={paths.activity(id)}>{texts.openActivity}</Link>;
    case 'findings':
      return <Link to={paths.finding(id)}>{texts.openFinding}</Link>;
    case 'violations':
      return <Link to={paths.finding(id.split(':')[0] ?? '')}>{texts.openFinding}</Link>;
    case 'training':
      return <Link to={paths.trainingSession(id.split(':')[0] ?? '')}>{texts.openSession}</Link>;
    case 'checks':
      return <Link to={paths.draw(Number(id.split(':')[0]))}>{texts.openDraw(Number(id.split(':')[0]))}</Link>;
  }
}
