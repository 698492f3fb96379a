import { expect, it } from 'vitest';
import { createCollectPace } from './collect-pace.ts';

const mb = 1_000_000;
const minuteMs = 60_000;

function paceAt() {
  let nowMs = 0;
  const pace = createCollectPace(() => nowMs);
  return (atMs: number, bytesCollected: number) => {
    nowMs = atMs;
    return pace.minutesLeft('a card', { bytes: 1200 * mb, bytesCollected });
  };
}

it('says nothing before the pace is known', () => {
  const at = paceAt();
  expect(at(0, 0)).toBeNull();
  expect(at(2000, 10 * mb)).toBeNull();
  expect(at(6000, 10 * mb)).not.toBeNull();
});

it('counts the minutes at the pace so far, rounded up', () => {
  const at = paceAt();
  at(0, 0);
  expect(at(minuteMs, 100 * mb)).toBe(11);
  expect(at(minuteMs, 1200 * mb)).toBe(0);
  expect(at(1.5 * minuteMs, 140 * mb)).toBe(12);
});

it('forgets how fast it was long ago', () => {
  const at = paceAt();
  at(0, 0);
  at(minuteMs, 600 * mb);
  for (let minute = 2; minute <= 6; minute += 1) at(minute * minuteMs, (590 + minute * 10) * mb);
  expect(at(7 * minuteMs, 660 * mb)).toBe(54);
});

it('says nothing of a card that stands still', () => {
  const at = paceAt();
  at(0, 100 * mb);
  expect(at(minuteMs, 100 * mb)).toBeNull();
});
