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
import classes from './trends.module.css';

interface Props {
  series: MetricSeries;
  units: MetricSeries['units'];
  nameOf: (unit: { unitCode: string | null; unitName: string | null }) => string;
  /** Whether the rows of this unit can be opened; null: those of no unit, or of all of them. */
  opens?: (unitCode: string | null) => boolean;
}

/** Every number of the chart, the newest period first; each opens the rows behind it, where that is allowed. */
export function TrendTable({ series: { metric, step, periods, total }, units, nameOf, opens = () => true }: Props) {
  const texts = useWords(metricWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  const newest = periods.map((period, index) => ({ ...period, index })).reverse();
  const cells = (points: MetricSeries['total']['points'], unitCode: string | undefined, linked: boolean) =>
    newest.map(({ index, from, to }) => {
      const value = points[index] ?? { numerator: 0, denominator: 0 };
      if (value.numerator === 0 && value.denominator === 0) {
        return (
          <td key={from} className={classes.none}>
            {none}
          </td>
        );
      }
      const shown = (
        <>
          <span className={classes.share}>{formatShare(value, none)}</span>
          <span className={classes.parts}>{formatParts(metric, value)}</span>
        </>
      );
      return (
        <td key={from}>
          {linked ? <Link to={paths.metricRows({ metric, from, to, unitCode })}>{shown}</Link> : shown}
        </td>
      );
    });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={classes.scroll} tabIndex={0}>
      <table className={classes.table} aria-label={texts.table}>
        <thead>
          <tr>
            <th scope="col">{texts.unit}</th>
            {newest.map((period) => (
              <th key={period.from} scope="col" title={formatPeriod(period, step, language)}>
                {formatStart(period, step, language)}
                {period.over ? null : <span className={classes.parts}>{texts.running}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unitCode ?? ''}>
              <th scope="row">
                {unit.slip === null ? null : (
                  <span className={classes.slip} title={texts.slip[unit.slip.why]}>
                    <span aria-hidden="true">{betterOf(metric) === 'less' ? '▲' : '▼'}</span>
                    <span className={classes.hidden}>{texts.slips}</span>{' '}
                  </span>
                )}
                {nameOf(unit)}
              </th>
              {cells(unit.points, unit.unitCode ?? 'none', opens(unit.unitCode))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.whole}</th>
            {cells(total.points, undefined, opens(null))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
