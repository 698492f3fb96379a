import type { Figure } from '@rollcall/shared/bulletins/content';
import type { MetricValue } from '@rollcall/shared/metrics/formulas';
import type { BulletinPeriod } from '@rollcall/shared/resources/bulletins';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { metricWords } from '@rollcall/shared/words/metrics';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { formatParts, formatShare } from '../metrics/format-value.ts';
import classes from './bulletins.module.css';
import { arrows, courseOf, lookOf } from './course.ts';

/** Whose rows: a unit's, those of no unit (`none`), a campaign's, or all. */
export interface RowsOf {
  unitCode?: string;
  badgeNo?: string;
  campaignId?: string;
}

interface Props {
  figure: Figure;
  period: BulletinPeriod;
  before: BulletinPeriod;
  of: RowsOf;
  /** Whether its rows can be opened. */
  opens: boolean;
}

/** A share now, with an arrow, and below it that of the period before. */
export function FigureCell({ figure: { metric, now, before: was }, period, before, of, opens }: Props) {
  const course = courseOf(now, was);
  const texts = useWords(bulletinPageWords);
  return (
    <>
      <span className={classes.now}>
        <Share metric={metric} value={now} period={period} of={of} opens={opens} />
        {course === null ? null : (
          <span className={classes[lookOf(course.way, metric)]} title={texts.ways[course.way](course.points)}>
            <span aria-hidden="true">{arrows[course.way]}</span>
            <span className={classes.hidden}>{texts.ways[course.way](course.points)}</span>
          </span>
        )}
      </span>
      <span className={classes.was}>
        <Share metric={metric} value={was} period={before} of={of} opens={opens} />
      </span>
    </>
  );
}

/** A share of a period; it opens the rows behind it where that is allowed. */
export function Share({
  metric,
  value,
  period,
  of,
  opens,
}: Pick<Props, 'period' | 'of' | 'opens'> & { metric: Figure['metric']; value: MetricValue }) {
  const { none } = useWords(commonWords);
  const { metrics } = useWords(metricWords);
  const share = formatShare(value, none);
  const parts = formatParts(metric, value);
  if (!opens || (value.numerator === 0 && value.denominator === 0)) return <span title={parts}>{share}</span>;
  return (
    <Link
      to={paths.metricRows({ metric, from: period.from, to: period.to, ...of })}
      title={`${metrics[metric]} ${parts}`}
    >
      {share}
    </Link>
  );
}
