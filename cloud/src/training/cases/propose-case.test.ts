import { findingKindSchema, violationClassSchema } from '@rollcall/shared/http/findings';
import { trainingCases } from '@rollcall/shared/resources/training-cases';
import { expect, it } from 'vitest';
import { draftCase } from './propose-case.ts';

const minutes = (count: number) => count * 60_000;
const of = (requiredMs: number, missingMs: number) => ({ requiredMs, missingMs });

it('tells how long, in whole minutes that add up', () => {
  const said = (requiredMs: number, missingMs: number, language: 'zh' | 'en') =>
    draftCase({ kind: 'coverage_gap', violationClass: 'incomplete', detail: of(requiredMs, missingMs) }, language).text;
  expect(said(minutes(480), minutes(107.6), 'zh')).toContain('应录 8 小时，实录 6 小时 12 分，中间缺录 1 小时 48 分');
  expect(said(minutes(480), minutes(107.6), 'en')).toContain('had to record 8 h. 6 h 12 min was recorded, 1 h 48 min');
  expect(said(minutes(45), 20_000, 'zh')).toContain('应录 45 分，实录 44 分，中间缺录 1 分');
});

it('says something that can be saved of every kind under every violation', () => {
  const body = trainingCases.endpoints.create.parts.body;
  for (const kind of findingKindSchema.options) {
    for (const violationClass of violationClassSchema.options) {
      for (const language of ['zh', 'en'] as const) {
        const texts = draftCase({ kind, violationClass, detail: of(minutes(480), 0) }, language);
        expect(body.safeParse({ ...texts, violationClass, source: '省厅通报' }).success).toBe(true);
        expect(/\p{Script=Han}/u.test(Object.values(texts).join(''))).toBe(language === 'zh');
      }
    }
  }
});

it('names the item of a review', () => {
  const spotCheck = {
    reviewId: crypto.randomUUID(),
    itemKey: 'vest',
    itemName: '未着反光背心',
    deduction: 2,
    note: '李娜',
    marks: [],
  };
  const detail = { ...of(0, 0), spotCheck };
  const { text } = draftCase({ kind: 'spot_check_safety_protection', violationClass: 'improper_use', detail }, 'zh');
  expect(text).toBe('抽查一次日常勤务的录像，发现安全防护不到位：未着反光背心。经另一人核查属实。');
});
