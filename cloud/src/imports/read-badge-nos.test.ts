import { describe, expect, it } from 'vitest';
import { readBadgeNos } from './read-badge-nos.ts';

describe('badge numbers in one cell', () => {
  it.each([
    ['100001', ['100001']],
    [100001, ['100001']],
    ['100001.0', ['100001']],
    ['100001、100002', ['100001', '100002']],
    ['100001，100002; 100001', ['100001', '100002']],
    ['１００００１ 陈建国 / 100002 李娜', ['100001', '100002']],
  ])('%j are read as %j', (cell, value) => {
    expect(readBadgeNos(cell)).toEqual({ value });
  });

  it.each(['陈建国', '100 001_', Array.from({ length: 51 }, (_, nr) => String(100000 + nr)).join('、')])(
    '%j are none',
    (cell) => {
      expect(readBadgeNos(cell)).toEqual({ problem: 'bad_badge_no' });
    },
  );
});
