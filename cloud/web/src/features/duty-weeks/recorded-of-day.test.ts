import type { DutyDay } from '@rollcall/shared/resources/duty-weeks';
import { expect, test } from 'vitest';
import { recordedOfDay } from './recorded-of-day.ts';

const hour = 3_600_000;
const second = 1000;

function day(coverage: { recordedMs?: number; missingMs?: number; pendingMs?: number; notYetMs?: number }) {
  const { recordedMs = 0, missingMs = 0, pendingMs = 0, notYetMs = 0 } = coverage;
  const requiredMs = recordedMs + missingMs + pendingMs + notYetMs;
  const totals = { recordedMs, missingMs, pendingMs, notYetMs, requiredMs };
  return [{ coverage: { ...totals, uninspectedMs: 0, exemptMs: 0, explainedMs: 0 } }] as unknown as DutyDay['shifts'];
}

test('what was recorded and what is missing add up to what is required, a line broken between the durations only', () => {
  const shifts = day({ recordedMs: 9 * hour + 58 * 60 * second + 40 * second, missingMs: hour + 80 * second });
  expect(recordedOfDay(shifts, 'zh')).toEqual({
    recorded: '9\u00a0小时\u00a058\u00a0分\u00a040\u00a0秒 / 11\u00a0小时',
    missing: '缺 1 小时 1 分 20 秒',
  });
});

test('a day of which nothing was recorded has a dash, no zero', () => {
  expect(recordedOfDay(day({ missingMs: hour }), 'zh')).toEqual({ recorded: '– / 1\u00a0小时', missing: '缺 1 小时' });
});

test('a day of which nothing is in yet has not lost it', () => {
  expect(recordedOfDay(day({ pendingMs: 11 * hour }), 'zh').recorded).toBe('待导入 11 小时');
  expect(recordedOfDay(day({ notYetMs: 11 * hour }), 'en').recorded).toBe('11 h not yet');
  expect(recordedOfDay(day({ pendingMs: hour, notYetMs: 10 * hour }), 'zh').recorded).toBe(
    '待导入 1 小时\n未到时间 10 小时',
  );
});

test('a day of which nothing had to be recorded has a dash, no zero', () => {
  expect(recordedOfDay(day({}), 'zh')).toEqual({ recorded: '–', missing: undefined });
  expect(recordedOfDay([], 'zh')).toEqual({ recorded: undefined, missing: undefined });
});
