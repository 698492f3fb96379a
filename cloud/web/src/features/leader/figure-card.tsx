import type { LeaderPage } from '@rollcall/shared/resources/leader-page';
import { shareOf } from '@rollcall/shared/rules/metrics';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { commonWords } from '@rollcall/shared/words/common';
import { leaderPageWords } from '@rollcall/shared/words/leader-page';
import { metricWords } from '@rollcall/shared/words/metrics';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { arrows, courseOf, lookOf } from '../bulletins/course.ts';
import { formatParts, formatShare } from '../metrics/format-value.ts';
import classes from './leader.module.css';

type Figure = LeaderPage['figures'][number];
const drawing = { width: 160, height: 36, margin: 3 };

/** One figure of last week, how it moved, and its course over some weeks. */
export function FigureCard({ figure, week }: { figure: Figure; week: LeaderPage['week'] }) {
  const texts = useWords(leaderPageWords);
  const { ways } = useWords(bulletinPageWords);
  const { none } = useWords(commonWords);
  const { metrics, formulas, formula } = useWords(metricWords);
  const { metric, value, before, points } = figure;
  const course = courseOf(value, before);
  const rows = paths.metricRows({ metric, ...week });
  return (
    <article className={classes.card} aria-label={metrics[metric]}>
      <h3 title={formula(metrics[metric], formulas[metric])}>
        <Link to={paths.trends({ metric })}>{metrics[metric]}</Link>
      </h3>
      <p className={classes.value}>
        <Link to={rows}>{formatShare(value, none)}</Link>
        {course === null ? null : (
          <span className={classes[lookOf(course.way, metric)]} title={ways[course.way](course.points)}>
            <span aria-hidden="true">
              {arrows[course.way]}
              {course.way === 'same' ? '' : course.points}
            </span>
            <span className={classes.hidden}>{ways[course.way](course.points)}</span>
          </span>
        )}
      </p>
      <p className={classes.quiet}>
        <Link to={rows}>{formatParts(metric, value)}</Link>
      </p>
      {points.every((point) => shareOf(point) === null) ? null : (
        <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} className={classes.spark} role="img">
          <title>{texts.trend(metrics[metric], points.length)}</title>
          <path d={lineOf(points)} />
        </svg>
      )}
    </article>
  );
}

/** The shares from their lowest to their highest; broken where there is none. */
function lineOf(points: Figure['points']): string {
  const { width, height, margin } = drawing;
  const shares = points.map(shareOf);
  const known = shares.filter((share) => share !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = (width - 2 * margin) / Math.max(1, points.length - 1);
  return shares
    .flatMap((share, index) => {
      if (share === null) return [];
      const part = high === low ? 0.5 : (share - low) / (high - low);
      const begins = index === 0 || shares[index - 1] === null;
      const x = (margin + index * step).toFixed(1);
      return [`${begins ? 'M' : 'L'}${x} ${(margin + (1 - part) * (height - 2 * margin)).toFixed(1)}`];
    })
    .join(' ');
}
