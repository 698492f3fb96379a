import { expect, test } from 'vitest';
import { fieldProblemIn } from './field-problems.ts';

test('names the field as the form does, and says what is wrong in the reader’s language', () => {
  const problem = { path: 'body.startsAt', message: 'must not be in the future' };
  expect(fieldProblemIn('zh', problem, { named: true })).toBe('开始时间：不能是将来的时间');
  expect(fieldProblemIn('zh', problem, { named: false })).toBe('不能是将来的时间');
  expect(fieldProblemIn('en', problem, { named: true })).toBe('startsAt: must not be in the future');
  const left = { path: 'body.activities.4.badgeNos', message: '100009 left on 2026-11-01' };
  expect(fieldProblemIn('zh', left, { named: true })).toBe('第 5 项人员：100009 自 2026-11-01 起已离岗');
});

test('says of each period of keeping which other it falls below', () => {
  const [unclassified, category] = ['unclassified: 3 < 6', 'case_evidence: 3 < 6'].map((message) =>
    fieldProblemIn('zh', { path: 'body.periods', message }, { named: false }),
  );
  expect(unclassified).toBe('未分类的录像 3 个月，少于其他类别的 6 个月');
  expect(category).toBe('3 个月，少于最低的 6 个月');
});

test('says in general words what a schema says, and leaves what is no English as it is', () => {
  const small = { path: 'body.post', message: 'Too small: expected string to have >=1 characters' };
  expect(fieldProblemIn('zh', small, { named: true })).toBe('岗位：填写不符合要求');
  const overlap = { path: 'body.startsAt', message: '100001: 2026-11-24 08:00 – 2026-11-24 12:00' };
  expect(fieldProblemIn('zh', overlap, { named: false })).toBe(overlap.message);
});
