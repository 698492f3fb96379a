import { expect, it } from 'vitest';
import { drawing, pathOf, plot, scaleOf } from './plot.ts';

const of = (...percents: (number | null)[]) =>
  percents.map((percent) => ({ numerator: percent ?? 0, denominator: percent === null ? 0 : 100 }));

it('scales all series alike, in whole tenths', () => {
  expect(scaleOf([of(83, 91), of(null, 77)])).toEqual({ low: 0.7, high: 1 });
  expect(scaleOf([of(50, 130)])).toEqual({ low: 0.5, high: 1.3 });
  expect(scaleOf([of(100), of(100)])).toEqual({ low: 0.9, high: 1 });
  expect(scaleOf([of(0)])).toEqual({ low: 0, high: 0.1 });
  expect(scaleOf([of(null)])).toEqual({ low: 0, high: 1 });
});

it('draws what is known, and breaks the line where nothing is', () => {
  const plotted = plot(of(70, 100, null, 85), { low: 0.7, high: 1 });
  expect(plotted.map(({ index }) => index)).toEqual([0, 1, 3]);
  const { width, height, left, right, top, bottom } = drawing;
  expect(plotted[0]).toEqual({ index: 0, x: left, y: height - bottom });
  expect(plotted[1]?.y).toBe(top);
  expect(plotted[2]?.x).toBe(width - right);
  expect(pathOf(plotted).match(/[ML]/g)).toEqual(['M', 'L', 'M']);
  expect(plot(of(90), { low: 0, high: 1 })).toHaveLength(1);
});
