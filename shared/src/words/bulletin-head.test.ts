import { expect, test } from 'vitest';
import { documentNumber, inChinese, spanInFull, titleOf } from './bulletin-head.ts';

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [47, '四十七'],
])('%i is %s', (number, text) => {
  expect(inChinese(number)).toBe(text);
});

test('says the year of the second date where it is another one', () => {
  expect(spanInFull({ from: '2026-11-09', to: '2026-11-15' })).toBe('2026年11月9日至11月15日');
  expect(spanInFull({ from: '2026-12-28', to: '2027-01-03' })).toBe('2026年12月28日至2027年1月3日');
  expect(titleOf('monthly', { from: '2026-11-01', to: '2026-11-30' })[0]).toBe('关于2026年11月');
});

test('numbers issues of both kinds apart', () => {
  const issue = { kind: 'weekly', year: 2026, number: 48 } as const;
  expect(documentNumber('', issue)).toBe('周通报〔2026〕第48期');
  expect(documentNumber('丰公交通报', issue)).toBe('丰公交通报〔2026〕第48期（周通报）');
});
