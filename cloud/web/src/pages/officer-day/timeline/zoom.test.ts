import { expect, test } from 'vitest';
import { openedAt, pan, scaleOf, zoom } from './zoom.ts';

const hourMs = 3_600_000;
const midnight = Date.parse('2026-11-24T16:00:00Z');
const whole = { from: midnight, to: midnight + 24 * hourMs };

test('zooming keeps the instant under the pointer where it is', () => {
  const shown = zoom(whole, whole, 0.5, midnight + 6 * hourMs);
  expect(shown).toEqual({ from: midnight + 3 * hourMs, to: midnight + 15 * hourMs });
  expect(zoom(shown, whole, 2, midnight + 6 * hourMs)).toEqual(whole);
});

test('nothing shows less than a minute or more than the day', () => {
  const near = zoom(whole, whole, 1e-9, midnight + hourMs);
  expect(near.to - near.from).toBe(60_000);
  expect(zoom(near, whole, 1e9, midnight)).toEqual(whole);
});

test('panning stops at the ends of the day', () => {
  const morning = { from: midnight + 8 * hourMs, to: midnight + 12 * hourMs };
  expect(pan(morning, whole, 0.5)).toEqual({ from: midnight + 10 * hourMs, to: midnight + 14 * hourMs });
  expect(pan(morning, whole, -9)).toEqual({ from: midnight, to: midnight + 4 * hourMs });
  expect(pan(morning, whole, 99)).toEqual({ from: midnight + 20 * hourMs, to: midnight + 24 * hourMs });
});

test('a day opens around the moment that its address names, or on the time of duty', () => {
  const usual = { from: midnight + 8 * hourMs, to: midnight + 20 * hourMs };
  const opened = (hour: number | undefined, of = usual) => {
    const shown = openedAt(hour === undefined ? undefined : midnight + hour * hourMs, { usual: of, whole });
    return [(shown.from - midnight) / hourMs, (shown.to - midnight) / hourMs];
  };
  expect(opened(undefined)).toEqual([8, 20]);
  expect(opened(14.5)).toEqual([12.5, 16.5]);
  expect(opened(22)).toEqual([20, 24]);
  expect(opened(1)).toEqual([0, 4]);
  expect(opened(30)).toEqual([8, 20]);
  const short = { from: midnight + 9 * hourMs, to: midnight + 11 * hourMs };
  expect(opened(10, short)).toEqual([9, 11]);
  expect(opened(15, short)).toEqual([13, 17]);
});

test('the scale has round local times, a dozen at most', () => {
  expect(scaleOf(whole).map((at) => (at - midnight) / hourMs)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
  const odd = { from: midnight + 8 * hourMs + 130_000, to: midnight + 9 * hourMs };
  expect(scaleOf(odd).map((at) => (at - midnight) / 60_000)).toEqual([
    485, 490, 495, 500, 505, 510, 515, 520, 525, 530, 535,
  ]);
});

test('a narrow scale has fewer of them', () => {
  expect(scaleOf(whole, 5).map((at) => (at - midnight) / hourMs)).toEqual([0, 6, 12, 18]);
  expect(scaleOf(whole, 2).map((at) => (at - midnight) / hourMs)).toEqual([0, 12]);
});
