import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { formatTime } from '../../format/format-time.ts';
import { BoardAxis } from './board-axis.tsx';
import { labelledHours, placeOf } from './day-axis.ts';

const midnight = Date.parse('2026-11-24T16:00:00Z');
const hourMs = 3_600_000;

test.each([
  ['a day', { from: midnight, to: midnight + 24 * hourMs }],
  ['twelve hours', { from: midnight + 8 * hourMs, to: midnight + 20 * hourMs }],
])('every hour of %s has its label, wherever now is', (_name, axis) => {
  const hours = labelledHours(axis).map(formatTime);
  for (let time = axis.from; time <= axis.to; time += hourMs / 6) {
    const markup = renderToStaticMarkup(
      <table>
        <BoardAxis axis={axis} now={placeOf(axis, time)} />
      </table>,
    );
    expect([formatTime(time), markup.match(/\d\d:\d\d/g)]).toEqual([formatTime(time), hours]);
  }
});
