import type { Figure } from '../bulletins/content.ts';
import type { Metric, MetricValue } from '../metrics/formulas.ts';
import { inPercent } from '../rules/lengths.ts';
import { shareOf } from '../rules/metrics.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { metricNumber } from '../words/metrics.ts';

/** In percent, to a tenth, never rounded up; null: there is no share. */
export function percentOf(value: MetricValue): number | null {
  const share = shareOf(value);
  return share === null ? null : inPercent(share);
}

/** `95.1%`, or a dash. */
export function percentText(value: MetricValue): string {
  const percent = percentOf(value);
  return percent === null ? bulletinPaper.noShare : `${percent.toFixed(1)}%`;
}

/** `78/82`; of coverage hours, minutes and seconds. */
export function fractionText(metric: Metric, { numerator, denominator }: MetricValue): string {
  return `${metricNumber(metric, numerator)}/${metricNumber(metric, denominator)}`;
}

/** `95.1%（78/82）`. */
export function valueText(metric: Metric, value: MetricValue): string {
  return bulletinPaper.share(percentText(value), fractionText(metric, value));
}

/** Whether the share rose; by the very numbers, not by what is shown of them. Null: nothing to compare. */
export function directionOf({ now, before }: Pick<Figure, 'now' | 'before'>): 'up' | 'down' | 'same' | null {
  if (now.denominator === 0 || before.denominator === 0) return null;
  const [here, there] = [
    BigInt(now.numerator) * BigInt(before.denominator),
    BigInt(before.numerator) * BigInt(now.denominator),
  ];
  if (here === there) return 'same';
  return here > there ? 'up' : 'down';
}

const arrows = { up: '↑', down: '↓', same: '→' } as const;

export function arrowOf(figure: Pick<Figure, 'now' | 'before'>): string {
  const direction = directionOf(figure);
  return direction === null ? '' : arrows[direction];
}

/** `较上期上升0.9个百分点`: the difference of the shown numbers. */
export function changeText(figure: Figure): string {
  const direction = directionOf(figure);
  if (direction === null) return bulletinPaper.overview.notCompared;
  const points = Math.abs((percentOf(figure.now) ?? 0) - (percentOf(figure.before) ?? 0)).toFixed(1);
  if (direction === 'same' || points === '0.0') return bulletinPaper.overview.same;
  return direction === 'up' ? bulletinPaper.overview.rises(points) : bulletinPaper.overview.falls(points);
}
