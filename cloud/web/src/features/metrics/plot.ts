import type { MetricValue } from '@rollcall/shared/metrics/formulas';
import { shareOf } from '@rollcall/shared/rules/metrics';

/** A point of a line, in the units of the drawing. */
export interface Plotted {
  /** Its place in the series. */
  index: number;
  x: number;
  y: number;
}

export const drawing = { width: 280, height: 96, left: 36, right: 8, top: 8, bottom: 18 };

/** From which share to which all panels go, in whole tenths, so that they can be compared: 0 to 1 where lines differ much. */
export function scaleOf(series: readonly (readonly MetricValue[])[]): { low: number; high: number } {
  const shares = series.flat().flatMap((value) => shareOf(value) ?? []);
  if (shares.length === 0) return { low: 0, high: 1 };
  const low = Math.floor(Math.min(...shares) * 10) / 10;
  const high = Math.ceil(Math.max(...shares) * 10) / 10;
  return low === high ? { low: Math.max(0, low - 0.1), high: Math.max(low, 0.1) } : { low, high };
}

/** Where the shares of a series lie; points without a share aren't there. */
export function plot(points: readonly MetricValue[], { low, high }: { low: number; high: number }): Plotted[] {
  const { width, height, left, right, top, bottom } = drawing;
  const step = points.length > 1 ? (width - left - right) / (points.length - 1) : 0;
  return points.flatMap((value, index) => {
    const share = shareOf(value);
    if (share === null) return [];
    const part = (share - low) / (high - low);
    return [{ index, x: left + index * step, y: round(top + (1 - part) * (height - top - bottom)) }];
  });
}

/** The line through the points; broken where a period has no share. */
export function pathOf(plotted: readonly Plotted[]): string {
  return plotted
    .map(({ index, x, y }, at) => `${plotted[at - 1]?.index === index - 1 ? 'L' : 'M'}${round(x)} ${y}`)
    .join(' ');
}

const round = (number: number) => Math.round(number * 10) / 10;
