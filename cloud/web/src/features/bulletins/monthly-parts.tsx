import type { BulletinContent, Figure } from '@rollcall/shared/bulletins/content';
import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { metricWords } from '@rollcall/shared/words/metrics';
import { useState } from 'react';
import { Link } from 'react-router';
import { NamedSelect } from '../../controls/named-select.tsx';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { scaleOf } from '../metrics/plot.ts';
import { TrendPanel } from '../metrics/trend-panel.tsx';
import { TrendTable } from '../metrics/trend-table.tsx';
import trends from '../metrics/trends.module.css';
import { pointsOf } from '../scores/points.ts';
import classes from './bulletins.module.css';
import { useNames } from './use-names.ts';
import { useSeesUnit } from './use-sees-unit.ts';

type Monthly = NonNullable<BulletinContent['monthly']>;

/** Six months of a metric, by unit, as the page of trends draws it, with its numbers. */
export function TrendsPart({ shown, trends: all }: { shown: BulletinDetail; trends: Monthly['trends'] }) {
  const texts = useWords(bulletinPageWords);
  const words = useWords(metricWords);
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('metrics.read');
  const opens = (unitCode: string | null) => can && sees(unitCode);
  const [metric, setMetric] = useState<Figure['metric']>('coverage');
  const trend = all.find((one) => one.metric === metric) ?? all[0];
  if (trend === undefined) return <p>{texts.nothing}</p>;
  const unitKinds = new Map(shown.content.units.map(({ unitCode, kind }) => [unitCode, kind]));
  const series: MetricSeries = {
    metric: trend.metric,
    step: 'month',
    asOf: shown.takenAt,
    periods: trend.periods.map((period) => ({ ...period, over: true })),
    units: trend.units.map(({ unitCode, points }) => ({
      unitCode,
      points,
      unitName: name.unit(unitCode),
      unitKind: unitCode === null ? null : (unitKinds.get(unitCode) ?? null),
      slip: null,
    })),
    total: { points: trend.total, slip: null },
  };
  const scale = scaleOf([...series.units.map(({ points }) => points), trend.total]);
  const nameOf = ({ unitCode }: { unitCode: string | null }) => name.unit(unitCode);
  return (
    <>
      <p className={classes.screen}>
        <NamedSelect
          label={texts.trendMetric}
          value={trend.metric}
          style={{ minWidth: 140 }}
          popupMatchSelectWidth={false}
          options={all.map((one) => ({ value: one.metric, label: words.metrics[one.metric] }))}
          onChange={setMetric}
        />
      </p>
      <div className={trends.panels}>
        {series.units.map((unit) => (
          <TrendPanel
            key={unit.unitCode ?? ''}
            series={series}
            unit={unit}
            name={nameOf(unit)}
            scale={scale}
            opens={opens(unit.unitCode)}
          />
        ))}
      </div>
      <p className={classes.hint}>
        {words.formula(words.metrics[trend.metric], words.formulas[trend.metric])} · {words.legendUnit} ·{' '}
        {words.legendWhole}
      </p>
      <div className={classes.trends}>
        <TrendTable series={series} units={series.units} nameOf={nameOf} opens={opens} />
      </div>
    </>
  );
}

export function ScoresPart({ shown, scores }: { shown: BulletinDetail; scores: Monthly['scores'] }) {
  const texts = useWords(bulletinPageWords);
  const name = useNames(shown);
  const sees = useSeesUnit();
  const can = useCan()('scores.read');
  const month = shown.content.period.from.slice(0, 7);
  return (
    <>
      <p className={classes.hint}>{texts.scoresBy(scores.rulesVersion)}</p>
      <PlainTable
        name={texts.score}
        rows={scores.units}
        rowKey={({ unitCode }) => unitCode}
        columns={[
          { title: texts.unit, cell: ({ unitCode }) => name.unit(unitCode) },
          {
            title: texts.score,
            number: true,
            cell: ({ unitCode, scoreTenths }) => {
              if (scoreTenths === null) return <span className={classes.quiet}>{texts.notRated}</span>;
              const points = <strong>{pointsOf(scoreTenths)}</strong>;
              return can && sees(unitCode) ? <Link to={paths.scores({ month, unitCode })}>{points}</Link> : points;
            },
          },
          { title: texts.rated, number: true, cell: ({ ratedOfficers }) => ratedOfficers },
        ]}
      />
      <h3>{texts.officers}</h3>
      <ul className={classes.summary}>
        {scores.bands.map(({ from, below, officers }) => (
          <li key={from}>
            {texts.band(from, below)} <strong>{officers}</strong>
          </li>
        ))}
      </ul>
      <p>{texts.notRatedCount(scores.notRated)}</p>
    </>
  );
}
