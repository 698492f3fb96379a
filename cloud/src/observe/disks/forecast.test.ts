import { expect, test } from 'vitest';
import { type DiskSample, daysUntilFull } from './forecast.ts';

const now = new Date('2026-11-29T08:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

/** A sample an hour, the newest now. */
function samples(hours: number, freeAt: (hoursAgo: number) => number, sizeBytes = 1000): DiskSample[] {
  return Array.from({ length: hours + 1 }, (_, index) => hours - index).map((ago) => ({
    at: hoursAgo(ago),
    sizeBytes,
    freeBytes: freeAt(ago),
  }));
}

test('a disk that loses the same every day is full when that has used up what is free', () => {
  expect(
    daysUntilFull(
      samples(72, (ago) => 100 + (ago / 24) * 10),
      now,
    ),
  ).toBeCloseTo(10);
});

test('ups and downs of a day do not count', () => {
  const wave = (ago: number) => 30 * Math.sin((ago / 24) * 2 * Math.PI);
  expect(
    daysUntilFull(
      samples(168, (ago) => 100 + (ago / 24) * 10 + wave(ago)),
      now,
    ),
  ).toBeCloseTo(10, -0.5);
});

test('what was longer ago than seven days does not count', () => {
  const free = (ago: number) => (ago > 168 ? 5000 : 100 + (ago / 24) * 10);
  expect(daysUntilFull(samples(400, free), now)).toBeCloseTo(10);
});

test.each([
  ['nothing is known', []],
  ['less than a day is known', samples(23, (ago) => 100 + ago)],
  ['it stays as it is', samples(48, () => 100)],
  ['it gets room', samples(48, (ago) => 100 - ago)],
  [
    'nobody has looked for a week',
    samples(72, (ago) => 100 + ago).map((one) => ({ ...one, at: new Date(one.at.getTime() - 8 * 86_400_000) })),
  ],
])('says nothing when %s', (_, known) => {
  expect(daysUntilFull(known, now)).toBeNull();
});

test('a disk that was replaced begins anew', () => {
  const before = samples(72, (ago) => 100 + ago * 10).map((one) => ({
    ...one,
    at: new Date(one.at.getTime() - 3_600_000 * 13),
  }));
  const after = samples(12, () => 1900, 2000);
  expect(daysUntilFull([...before, ...after], now)).toBeNull();
});

test('a full disk is full now', () => {
  expect(
    daysUntilFull(
      samples(48, (ago) => ago),
      now,
    ),
  ).toBe(0);
});
