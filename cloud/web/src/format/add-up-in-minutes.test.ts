import { expect, test } from 'vitest';
import { addUpInMinutes } from './add-up-in-minutes.ts';
import { formatHours } from './format-duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

function shown([recordedMs, missingMs, pendingMs]: [number, number, number]): string[] {
  const requiredMs = recordedMs + missingMs + pendingMs;
  const totals = addUpInMinutes({
    requiredMs,
    recordedMs,
    uninspectedMs: 0,
    missingMs,
    pendingMs,
    exemptMs: 0,
    explainedMs: 0,
  });
  return [totals.requiredMs, totals.recordedMs, totals.missingMs, totals.pendingMs].map(formatHours);
}

test('the parts add up to the whole: the minute that rounding lost goes where most of it is', () => {
  expect(shown([7 * hour + 10 * minute + 25 * second, 49 * minute + 35 * second, 0])).toEqual([
    '8:00',
    '7:10',
    '0:50',
    '0:00',
  ]);
  expect(shown([4 * hour + 50 * second, 2 * hour + 40 * second, 2 * hour + 30 * second])).toEqual([
    '8:02',
    '4:01',
    '2:01',
    '2:00',
  ]);
});

test('what adds up already, whole minutes or not, is rounded down as ever', () => {
  expect(shown([7 * hour, hour, 0])).toEqual(['8:00', '7:00', '1:00', '0:00']);
  expect(shown([7 * hour + 20 * second, hour + 30 * second, 0])).toEqual(['8:00', '7:00', '1:00', '0:00']);
});

test('less than a minute is said as such and stands for the minute that is left', () => {
  expect(shown([7 * hour + 59 * minute + 20 * second, 40 * second, 0])).toEqual(['8:00', '7:59', '<0:01', '0:00']);
  expect(shown([7 * hour + 59 * minute + 40 * second, 20 * second, 0])).toEqual(['8:00', '8:00', '<0:01', '0:00']);
});
