import { describe, expect, it } from 'vitest';
import type { BulletinContent } from '../bulletins/content.ts';
import type { ViolationClass } from '../http/findings.ts';
import type { Metric } from '../metrics/formulas.ts';
import { type CaseSlide, composeSlides } from './compose-pack.ts';

const value = (numerator: number, denominator: number) => ({ numerator, denominator });
const figure = (metric: Metric, now: [number, number], before: [number, number]) => ({
  metric,
  now: value(...now),
  before: value(...before),
});
const problem = (violationClass: ViolationClass | null, unitCode: string | null, told: number, confirmed: number) => ({
  ...{ violationClass, kind: 'coverage_gap' as const, unitCode, told, confirmed },
  ...{ open: told - confirmed, excused: 0, unfounded: 0, findingIds: [] },
});

const content: Pick<BulletinContent, 'overview' | 'problems'> = {
  overview: {
    total: [figure('coverage', [90, 100], [80, 100]), figure('pass', [0, 0], [3, 4]), figure('spares', [0, 0], [0, 0])],
    units: [{ unitCode: 'S1', figures: [figure('coverage', [10, 50], [1, 2])] }],
  },
  problems: [
    problem('incomplete', 'S1', 1, 1),
    problem('improper_use', 'S1', 1, 0),
    problem('improper_use', 'S2', 2, 1),
    problem(null, 'S2', 9, 9),
    problem('damaged', 'S1', 0, 0),
    problem('unauthorised_deletion', null, 1, 1),
  ],
};
const gone: CaseSlide = {
  ...{ kind: 'case_withdrawn', caseNo: 7, why: 'finding_set_aside', at: '2026-11-27T00:00:00.000Z' },
};
const told: CaseSlide = {
  ...{ kind: 'case', caseId: '00000000-0000-4000-8000-000000000001', caseNo: 3, title: '漏录', source: null },
  ...{ violationClass: 'incomplete', text: '一名民警漏录。', strip: null, rule: '全程录像', advice: '先开机' },
};
const question = { text: '何时开机？', options: ['出警前', '出警后'], right: 0 };
const compose = (more: Partial<Parameters<typeof composeSlides>[0]> = {}) =>
  composeSlides({
    ...{ content, title: '周一学习', brigade: '交警大队', cases: [told, gone], advice: '先开机\n\n  后出警 ' },
    ...{ questions: [question], ...more },
  });

describe('the slides of a study pack', () => {
  it('come in the order of the hour', () => {
    expect(compose().map(({ kind }) => kind)).toEqual([
      ...['title', 'figures', 'problems', 'case', 'case_withdrawn', 'advice', 'questions'],
    ]);
  });

  it('show the figures of the whole brigade that exist', () => {
    expect(compose()[1]).toEqual({ kind: 'figures', figures: content.overview.total.slice(0, 2) });
  });

  it('sum violations over units, the most frequent first', () => {
    expect(compose()[2]).toEqual({
      kind: 'problems',
      problems: [
        { violationClass: 'improper_use', told: 3, confirmed: 1 },
        { violationClass: 'incomplete', told: 1, confirmed: 1 },
        { violationClass: 'unauthorised_deletion', told: 1, confirmed: 1 },
      ],
    });
  });

  it('have a line for each piece of advice, and no right answers', () => {
    expect(compose().slice(-2)).toEqual([
      { kind: 'advice', lines: ['先开机', '后出警'] },
      { kind: 'questions', questions: [{ text: '何时开机？', options: ['出警前', '出警后'] }] },
    ]);
  });

  it('leave out what is empty, but say that there were no violations', () => {
    const empty = { overview: { total: [], units: [] }, problems: [] };
    expect(compose({ content: empty, cases: [], advice: ' \n', questions: [] })).toEqual([
      { kind: 'title', title: '周一学习', brigade: '交警大队' },
      { kind: 'problems', problems: [] },
    ]);
  });

  it('name no unit', () => {
    expect(JSON.stringify(compose())).not.toMatch(/unit|S1|S2/);
  });
});
