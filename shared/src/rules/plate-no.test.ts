import { describe, expect, it } from 'vitest';
import { plainPlateNo } from './plate-no.ts';

describe('a number plate', () => {
  it.each([
    ['京A12345', '京A12345'],
    [' 京·a 123-45 ', '京A12345'],
    ['京Ａ・１２３４５', '京A12345'],
    ['蒙JD12345', '蒙JD12345'],
    ['', ''],
  ])('written as %j is kept as %j', (written, kept) => {
    expect(plainPlateNo(written)).toBe(kept);
  });
});
