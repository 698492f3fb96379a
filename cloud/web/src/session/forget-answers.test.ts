import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ageOfAnswersMs, forgetAnswers } from './forget-answers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('answers are as old as the page, or as the sign-in that forgot what was answered before', () => {
  forgetAnswers(new QueryClient());
  vi.advanceTimersByTime(5000);
  expect(ageOfAnswersMs()).toBe(5000);
  forgetAnswers(new QueryClient());
  expect(ageOfAnswersMs()).toBe(0);
});

test('answers grow old while a computer sleeps, and do not become younger by a clock that is set back', () => {
  forgetAnswers(new QueryClient());
  vi.advanceTimersByTime(1000);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(ageOfAnswersMs()).toBe(3_601_000);
  vi.setSystemTime(Date.now() - 7_200_000);
  expect(ageOfAnswersMs()).toBe(1000);
});
