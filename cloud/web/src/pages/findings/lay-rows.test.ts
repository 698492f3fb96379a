import { expect, test } from 'vitest';
import { layRows } from './lay-rows.ts';

const minute = 60_000;
const blocks = (...times: [number, number][]) => times.map(([from, to]) => ({ from: from * minute, to: to * minute }));

test('blocks that follow each other lie on one row, also when they overlap for seconds', () => {
  expect(layRows(blocks([0, 30], [30, 60], [59.8, 90]))).toEqual([0, 0, 0]);
});

test('blocks of two recorders at once lie below each other, and a row that is free again is used again', () => {
  expect(layRows(blocks([0, 30], [5, 40], [30, 60], [45, 50], [46, 80]))).toEqual([0, 1, 0, 1, 2]);
});
