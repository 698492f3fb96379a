import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { betterOf } from '@rollcall/shared/rules/metrics';
import { commonWords } from '@rollcall/shared/words/common';
import { metricWords } from '@rollcall/shared/words/metrics';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { formatParts, formatShare } from './format-value.ts';
import { formatPeriod, formatStart } from './period-words.ts';
import { drawing, pathOf, plot } from './plot.ts';
import classes from './trends.module.css';

interface Props {
  series: MetricSeries;
  unit: MetricSeries['units'][number];
  name: string;
  scale: { low: number; high: number };
  /** Whether its rows can be opened. */
  opens?: boolean;
}

/** One unit over time: its line, the whole brigade behind it, and since when it slips. A point opens the rows behind it, where that is allowed. */
export function TrendPanel({ series, unit, name, scale, opens = true }: Props) {
  const texts = useWords(metricWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  const { metric, step, periods, total } = series;
  const rises = betterOf(metric) === 'less';
  const { width, height, left, right, top, bottom } = drawing;
  const own = plot(unit.points, scale);
  const last = periods.filter(({ over }) => over).length - 1;
  const shown = unit.points[last];
  const slips = (index: number) => unit.slip !== null && index >= unit.slip.since && periods[index]?.over === true;
  const since = unit.slip === null ? undefined : periods[unit.slip.since];
  const ends = [periods[0], periods.at(-1)];
  return (
    <article className={classes.panel} aria-label={name}>
      <h3>
        <span>{name}</span>
        <strong>{shown === undefined ? none : formatShare(shown, none)}</strong>
      </h3>
      <svg viewBox={`0 0 ${width} ${height}`} className={classes.chart}>
        <title>{name}</title>
        {[scale.high, scale.low].map((share, index) => {
          const y = index === 0 ? top : height - bottom;
          return (
            <g key={share}>
              <line x1={left} x2={width - right} y1={y} y2={y} className={classes.grid} />
              <text x={left - 5} y={y + 4} textAnchor="end" className={classes.axis}>
                {`${Math.round(share * 100)}%`}
              </text>
            </g>
          );
        })}
        {ends.map((period, index) =>
          period === undefined ? null : (
            <text
              key={period.from}
              x={index === 0 ? left : width - right}
              y={height - 3}
              textAnchor={index === 0 ? 'start' : 'end'}
              className={classes.axis}
            >
              {formatStart(period, step, language)}
            </text>
          ),
        )}
        <path d={pathOf(plot(total.points, scale))} className={classes.whole} />
        <path d={pathOf(own.filter(({ index }) => periods[index]?.over))} className={classes.line} />
        {own.map(({ index, x, y }) => {
          const [period, value] = [periods[index], unit.points[index]];
          if (period === undefined || value === undefined) return null;
          const { from, to, over } = period;
          const label = texts.point(
            name,
            formatPeriod(period, step, language),
            formatShare(value, none),
            formatParts(metric, value),
          );
          const point = (
            <>
              <title>{label}</title>
              <circle cx={x} cy={y} r={9} fill="transparent" />
              {slips(index) ? (
                <path
                  d={rises ? `M${x - 5} ${y + 4}h10l-5 -9z` : `M${x - 5} ${y - 4}h10l-5 9z`}
                  className={classes.slipping}
                />
              ) : (
                <circle cx={x} cy={y} r={3.2} className={over ? classes.dot : classes.running} />
              )}
            </>
          );
          if (!opens) return <g key={from}>{point}</g>;
          return (
            // The table below has the same links for who goes by keyboard.
            <Link
              key={from}
              tabIndex={-1}
              aria-label={label}
              to={paths.metricRows({ metric, from, to, unitCode: unit.unitCode ?? 'none' })}
            >
              {point}
            </Link>
          );
        })}
      </svg>
      {unit.slip === null || since === undefined ? null : (
        <p className={classes.slip}>
          <span aria-hidden="true">{rises ? '▲ ' : '▼ '}</span>
          {texts.slipsSince(formatStart(since, step, language), texts.slip[unit.slip.why])}
        </p>
      )}
    </article>
  );
}
