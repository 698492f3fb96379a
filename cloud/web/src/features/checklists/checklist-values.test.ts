import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import { expect, test } from 'vitest';
import { type ChecklistValues, itemsOf, valuesOfItems } from './checklist-values.ts';

const before: ChecklistItem[] = [
  { key: 'language', dimension: 'conduct', name: null, deduction: 2, stated: null },
  { key: 'no_reflective_vest', dimension: 'safety_protection', name: null, deduction: 2, stated: null },
  { key: 'incomplete', dimension: 'full_recording', name: null, deduction: 2, stated: 'coverage' },
];
const used = ['language', 'no_reflective_vest', 'incomplete', 'own_1'];
const values = () => ({ ...valuesOfItems(before, 'zh'), reason: '测试' }) as ChecklistValues;

test('what nobody changed stays as it is, in both languages', () => {
  expect(itemsOf(values(), { before, used, language: 'zh' })).toEqual(before);
});

test('a new item gets a key that no version had, also of one that was removed', () => {
  const changed = values();
  changed.conduct.push(
    { name: ' 未敬礼 ', deduction: 1, stated: 'none' },
    { name: '未出示证件', deduction: 1, stated: 'none' },
  );
  const items = itemsOf(changed, { before, used, language: 'zh' });
  expect(items.slice(1, 3)).toEqual([
    { key: 'own_2', dimension: 'conduct', name: '未敬礼', deduction: 1, stated: null },
    { key: 'own_3', dimension: 'conduct', name: '未出示证件', deduction: 1, stated: null },
  ]);
});

test('a changed name is kept as it was typed, under the same key', () => {
  const changed = values();
  changed.conduct[0] = { key: 'language', name: '用语', deduction: 3, stated: 'none' };
  expect(itemsOf(changed, { before, used, language: 'zh' })[0]).toEqual({
    key: 'language',
    dimension: 'conduct',
    name: '用语',
    deduction: 3,
    stated: null,
  });
});
