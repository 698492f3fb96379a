import {
  type BulletinContent,
  type BulletinKind,
  type BulletinTexts,
  bulletinContentSchema,
  bulletinTextsSchema,
} from '@rollcall/shared/bulletins/content';
import { newestFormat } from '@rollcall/shared/bulletins/formats';
import type { BulletinPerson } from '@rollcall/shared/bulletins/seal';
import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import { monthlyPart } from './bulletin-fixture-monthly.ts';

// A brigade of three squads and one section, in the week and in the month before the cut-offs of Friday, 4 December 2026, and of
// Tuesday, 1 December 2026. Invented people. Units add up to the whole, as in every bulletin.

const fixtureUnits = [
  { unitCode: '150981100000', name: '交通管理大队', kind: 'brigade' },
  { unitCode: '150981100100', name: '城区一中队', kind: 'squad' },
  { unitCode: '150981100200', name: '城区二中队', kind: 'squad' },
  { unitCode: '150981100300', name: '隆盛庄中队', kind: 'squad' },
  { unitCode: '150981100900', name: '事故处理科', kind: 'section' },
] as const satisfies BulletinContent['units'];

const [, one, two, three, accidents] = fixtureUnits.map(({ unitCode }) => unitCode) as [
  string,
  string,
  string,
  string,
  string,
];
const shownUnits = [one, two, three, accidents];

export const fixturePersons: BulletinPerson[] = [
  { person: 'p1', badgeNo: '150231', name: '王建国' },
  { person: 'p2', badgeNo: '150244', name: '李晓峰' },
  { person: 'p3', badgeNo: '150258', name: '乌云其木格' },
  { person: 'p4', badgeNo: '150267', name: '张志强' },
  { person: 'p5', badgeNo: '150302', name: '刘洋' },
  { person: 'p6', badgeNo: 'F20118', name: '赵海' },
  { person: 'p7', badgeNo: 'F20125', name: '欧阳慧敏' },
].map((person, index) => ({ ...person, salt: `${index + 1}`.repeat(64) }));

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Of each unit, this period and the one before: numerator and denominator. */
type Pairs = readonly [number, number, number, number];
const weeklyPairs: Record<Metric, readonly [Pairs, Pairs, Pairs, Pairs]> = {
  issue: [
    [22, 23, 22, 23],
    [18, 20, 19, 20],
    [11, 11, 11, 11],
    [9, 10, 9, 10],
  ],
  spares: [
    [2, 20, 2, 20],
    [1, 17, 2, 17],
    [1, 10, 1, 10],
    [1, 8, 1, 8],
  ],
  use: [
    [78, 82, 76, 82],
    [61, 74, 66, 73],
    [40, 40, 39, 41],
    [22, 24, 22, 24],
  ],
  coverage: [
    [412 * hourMs + 17 * minuteMs, 431 * hourMs + 40 * minuteMs, 405 * hourMs, 433 * hourMs],
    [287 * hourMs + 5_000, 372 * hourMs, 309 * hourMs, 369 * hourMs],
    [211 * hourMs + 30 * minuteMs, 214 * hourMs, 208 * hourMs, 215 * hourMs],
    [96 * hourMs + 41 * minuteMs + 9_000, 104 * hourMs, 97 * hourMs, 104 * hourMs],
  ],
  timely_import: [
    [1021, 1032, 998, 1020],
    [803, 911, 850, 905],
    [517, 517, 510, 511],
    [244, 250, 240, 246],
  ],
  must_record: [
    [188, 195, 180, 192],
    [121, 147, 133, 149],
    [88, 88, 86, 88],
    [41, 44, 40, 44],
  ],
  integrity: [
    [1030, 1032, 1018, 1020],
    [905, 911, 903, 905],
    [517, 517, 511, 511],
    [249, 250, 246, 246],
  ],
  classified: [
    [901, 1021, 870, 998],
    [655, 803, 700, 850],
    [489, 517, 470, 510],
    [238, 244, 233, 240],
  ],
  spot_check: [
    [12, 12, 12, 12],
    [10, 11, 10, 10],
    [8, 8, 8, 8],
    [0, 0, 0, 0],
  ],
  pass: [
    [11, 12, 11, 12],
    [7, 10, 8, 10],
    [8, 8, 8, 8],
    [0, 0, 0, 0],
  ],
  answer: [
    [9, 9, 8, 9],
    [11, 17, 14, 16],
    [2, 2, 3, 3],
    [3, 3, 2, 3],
  ],
  training: [
    [20, 22, 19, 22],
    [15, 19, 18, 19],
    [10, 10, 10, 10],
    [9, 9, 8, 9],
  ],
  re_offence: [
    [1, 9, 2, 8],
    [4, 12, 2, 11],
    [0, 2, 0, 3],
    [0, 0, 0, 0],
  ],
};

type Figures = BulletinContent['overview']['total'];

function figuresOf(index: number, times: number): Figures {
  return Object.entries(weeklyPairs).map(([metric, pairs]) => {
    // Staff and recorders count at the end of a period: a month has no more of them than a week.
    const factor = metric === 'issue' || metric === 'spares' ? 1 : times;
    const [numerator, denominator, numeratorBefore, denominatorBefore] = (pairs[index] as Pairs).map(
      (number) => number * factor,
    ) as [number, number, number, number];
    return {
      metric: metric as Metric,
      now: { numerator, denominator },
      before: { numerator: numeratorBefore, denominator: denominatorBefore },
    };
  });
}

function sumOf(values: readonly MetricValue[]): MetricValue {
  return {
    numerator: values.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: values.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}

function overviewOf(times: number): BulletinContent['overview'] {
  const units = shownUnits.map((unitCode, index) => ({ unitCode, figures: figuresOf(index, times) }));
  const total = figuresOf(0, times).map(({ metric }, index) => ({
    metric,
    now: sumOf(units.map(({ figures }) => (figures[index] as Figures[number]).now)),
    before: sumOf(units.map(({ figures }) => (figures[index] as Figures[number]).before)),
  }));
  return { total, units };
}

/** A v4 UUID that is told apart by its last digits. */
function fixtureId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => fixtureId(from + index));

const draws: BulletinContent['checks']['draws'] = [
  {
    draw: 41,
    state: 'finished',
    planVersion: 3,
    finishedAt: '2026-11-24T01:12:40.000Z',
    population: 412,
    asked: 4,
    heard: 3,
    turns: 6,
    seed: '9f3a61c07be24d58a1c0f7e6d2b3945810ab7cde6f09123487cb5a1e0d3f4b62',
    root: '4be1d7a2908c6f53e7b9120d8fa46c35b27e91d0643f8ac57d10e2b98c4fa631',
    strata: [
      { key: 'road', perMille: 30, minimum: 8, cap: 20, size: 318, ...checked(10, 10, 8, 0), capped: false },
      { key: 'case_area', perMille: 100, minimum: 4, cap: null, size: 44, ...checked(5, 4, 4, 1), capped: false },
      { key: 'rest', perMille: 10, minimum: 1, cap: null, size: 50, ...checked(1, 1, 1, 0), capped: false },
    ],
    skips: [{ kind: 'activity', item: fixtureId(9001), reason: '涉及未成年人的询问，依法不公开，经教导员同意免查' }],
  },
  {
    draw: 42,
    state: 'finished',
    planVersion: 3,
    finishedAt: '2026-11-27T01:20:03.000Z',
    population: 398,
    asked: 3,
    heard: 3,
    turns: 5,
    seed: '03b7c95d1e8f42a6b0d97c3e5fa1284697cd0e1b3a5f7d92846b0c1e2d3f4a5b',
    root: 'd1f7087c3b2e94a65c18d0e7f9b3a24615ce8d70f2a94b3617e0c5d8f2b9a413',
    strata: [
      { key: 'road', perMille: 30, minimum: 8, cap: 8, size: 301, ...checked(8, 8, 7, 0), capped: true },
      { key: 'case_area', perMille: 100, minimum: 4, cap: null, size: 47, ...checked(5, 5, 4, 0), capped: false },
      { key: 'rest', perMille: 10, minimum: 1, cap: null, size: 50, ...checked(1, 1, 1, 0), capped: false },
    ],
    skips: [],
  },
];

function checked(drawn: number, done: number, passed: number, skipped: number) {
  return { drawn, done, passed, skipped };
}

const decision = (number: number, kind: BulletinContent['problems'][number]['kind'], dutyDate: string) => ({
  findingId: fixtureId(number),
  kind,
  dutyDate,
  decidedAt: `${dutyDate}T09:00:00.000Z`,
  seenAt: `${dutyDate}T10:30:00.000Z`,
});

const criticism: BulletinContent['criticism'] = {
  persons: [
    {
      key: 'confirmed_deletion:p6',
      rule: 'confirmed_deletion',
      person: 'p6',
      unitCode: two,
      violationClass: 'unauthorised_deletion',
      decisions: [decision(601, 'missing_since_dock', '2026-11-24')],
      caseId: null,
    },
    {
      key: 'named_by_case:p4',
      rule: 'named_by_case',
      person: 'p4',
      unitCode: two,
      violationClass: 'incomplete',
      decisions: [decision(602, 'no_footage', '2026-11-23')],
      caseId: fixtureId(701),
    },
    {
      key: 'repeated_findings:p2',
      rule: 'repeated_findings',
      person: 'p2',
      unitCode: one,
      violationClass: 'improper_use',
      decisions: [
        decision(603, 'started_too_late', '2026-11-23'),
        decision(604, 'stopped_early', '2026-11-25'),
        decision(605, 'coverage_gap', '2026-11-26'),
      ],
      caseId: null,
    },
    {
      key: 'repeated_findings:p5',
      rule: 'repeated_findings',
      person: 'p5',
      unitCode: two,
      violationClass: 'improper_use',
      decisions: [
        decision(606, 'not_worn', '2026-11-24'),
        decision(607, 'late_import', '2026-11-25'),
        decision(608, 'late_import', '2026-11-26'),
      ],
      caseId: null,
    },
  ],
  units: [
    { key: `answers_late:${two}`, rule: 'answers_late', unitCode: two, counted: 6, limit: 3, metric: 'answer' },
    {
      key: `rectification_overdue:${two}`,
      rule: 'rectification_overdue',
      unitCode: two,
      counted: 2,
      limit: 0,
      metric: null,
    },
    { key: `slips:${two}`, rule: 'slips', unitCode: two, counted: 3, limit: 3, metric: 'coverage' },
  ],
};

function contentOf(kind: BulletinKind): BulletinContent {
  const weekly = kind === 'weekly';
  const cutOff = weekly ? '2026-12-04T00:00:00.000Z' : '2026-12-01T00:00:00.000Z';
  return {
    type: 'rollcall-bulletin',
    format: newestFormat,
    kind,
    brigade: '丰镇市公安局交通管理大队',
    period: weekly ? { from: '2026-11-23', to: '2026-11-29' } : { from: '2026-11-01', to: '2026-11-30' },
    before: weekly ? { from: '2026-11-16', to: '2026-11-22' } : { from: '2026-10-01', to: '2026-10-31' },
    cutOff,
    takenAt: weekly ? '2026-12-04T00:00:07.000Z' : '2026-12-01T03:25:00.000Z',
    units: [...fixtureUnits],
    overview: overviewOf(weekly ? 1 : 4),
    campaigns: [
      {
        campaignId: fixtureId(801),
        name: '冬季酒驾醉驾专项整治',
        figures: figuresOf(2, 1).filter(({ metric }) => ['use', 'coverage', 'must_record'].includes(metric)),
      },
    ],
    problems: [
      problem('incomplete', 'no_footage', two, [3, 1, 1, 1, 0], 100),
      problem('incomplete', 'coverage_gap', one, [4, 0, 3, 1, 0], 110),
      problem('incomplete', 'coverage_gap', two, [7, 3, 3, 1, 0], 120),
      problem('improper_use', 'late_import', two, [5, 2, 3, 0, 0], 130),
      problem('improper_use', 'not_worn', two, [1, 0, 1, 0, 0], 140),
      problem('improper_use', 'started_too_late', one, [3, 0, 1, 1, 1], 150),
      problem('unauthorised_deletion', 'missing_since_dock', two, [1, 0, 1, 0, 0], 160),
      problem('damaged', 'damaged', accidents, [2, 1, 0, 1, 0], 170),
      problem(null, 'object_changed', null, [1, 0, 0, 0, 1], 180),
    ],
    checks: { draws, inspections: { done: 9, faults: 2 } },
    criticism,
    commendation: [
      {
        ...{
          key: 'full_record:p3',
          rule: 'full_record',
          person: 'p3',
          unitCode: three,
          metric: 'coverage',
          before: null,
        },
        now: { numerator: 40 * hourMs, denominator: 40 * hourMs },
      },
      {
        ...{
          key: 'full_record:p7',
          rule: 'full_record',
          person: 'p7',
          unitCode: three,
          metric: 'coverage',
          before: null,
        },
        now: { numerator: 32 * hourMs + 30 * minuteMs, denominator: 32 * hourMs + 30 * minuteMs },
      },
      {
        ...{ key: `unit_improved:${one}`, rule: 'unit_improved', person: null, unitCode: one, metric: 'use' },
        ...{ now: { numerator: 78, denominator: 82 }, before: { numerator: 76, denominator: 82 } },
      },
    ],
    rectifications: [
      { unitCode: one, ordered: 3, done: 3, overdue: 0, rectificationIds: ids(400, 3) },
      { unitCode: two, ordered: 5, done: 2, overdue: 2, rectificationIds: ids(410, 7) },
      { unitCode: accidents, ordered: 1, done: 0, overdue: 0, rectificationIds: ids(420, 1) },
    ],
    changes: [
      change('2026-11-27T02:00:00.000Z', 48_211, 'parameters_changed', 'hq:importDeadlineHours', null),
      change('2026-11-28T06:31:12.000Z', 48_377, 'shift_changed', 'shift:2026-11-24', two),
      // As issues of before 0.3.0 hold it.
      change('2026-11-28T06:40:00.000Z', 48_378, 'leave_changed', `leave:${fixtureId(77)}`, two),
      change('2026-11-29T01:00:00.000Z', 48_391, 'draw_plan_set', 'draw_plan:3', null),
      change('2026-12-03T23:58:00.000Z', null, 'calendar_day_set', 'calendar_day:2026-12-06', null),
    ],
    missingGuarantees: [{ guarantee: 'keeps_versions', since: '2026-11-25T08:00:00.000Z' }],
    outages: [
      {
        ...{ stationId: 'longshengzhuang-1', unitCode: three },
        ...{ from: '2026-11-24T22:05:00.000Z', to: '2026-11-25T03:40:00.000Z' },
      },
      { stationId: 'accidents-1', unitCode: accidents, from: '2026-12-03T09:00:00.000Z', to: null },
    ],
    corrections: [
      correction('coverage', two, [280 * hourMs, 369 * hourMs], [309 * hourMs, 369 * hourMs], [14, 0, 2]),
      correction('timely_import', null, [2586, 2682], [2598, 2682], [0, 0, 12]),
    ],
    cleared: [
      {
        issue: { kind: 'weekly', year: 2026, number: 46 },
        ...{
          key: 'repeated_findings:p2',
          rule: 'repeated_findings',
          person: 'p1',
          unitCode: one,
          why: 'appeal_upheld',
        },
      },
      {
        issue: { kind: 'weekly', year: 2026, number: 45 },
        ...{
          key: 'confirmed_deletion:p1',
          rule: 'confirmed_deletion',
          person: null,
          unitCode: three,
          why: 'unfounded',
        },
      },
    ],
    receipts: [
      {
        issue: { kind: 'weekly', year: 2026, number: 47 },
        dueOn: '2026-12-02',
        units: shownUnits,
        confirmed: [one, two, accidents],
        answered: [one, accidents],
      },
    ],
    monthly: weekly ? null : monthlyPart(shownUnits, weeklyPairs),
  };
}

function problem(
  violationClass: BulletinContent['problems'][number]['violationClass'],
  kind: BulletinContent['problems'][number]['kind'],
  unitCode: string | null,
  [told, open, confirmed, excused, unfounded]: readonly [number, number, number, number, number],
  firstId: number,
): BulletinContent['problems'][number] {
  return { violationClass, kind, unitCode, told, open, confirmed, excused, unfounded, findingIds: ids(firstId, told) };
}

function change(at: string, leaf: number | null, type: string, subject: string | null, unitCode: string | null) {
  return { at, leaf, type, subject, unitCode };
}

function correction(
  metric: Metric,
  unitCode: string | null,
  was: readonly [number, number],
  is: readonly [number, number],
  [added, removed, changed]: readonly [number, number, number],
): BulletinContent['corrections'][number] {
  return {
    issue: { kind: 'weekly', year: 2026, number: 47 },
    period: { from: '2026-11-16', to: '2026-11-22' },
    ...{ metric, unitCode },
    was: { numerator: was[0], denominator: was[1] },
    is: { numerator: is[0], denominator: is[1] },
    why: { added, removed, changed },
  };
}

const texts: BulletinTexts = {
  comments: [
    {
      part: 'overview',
      text: '本期全大队执法记录仪使用总体平稳。城区二中队使用率、全程覆盖率、及时导入率三项指标同时下滑，应引起高度重视。',
    },
    {
      part: 'problems',
      text: '城区二中队夜班导入不及时的问题突出。\n中队长要逐人谈话，查清是设备原因还是责任心不强，本周内报大队办公室。',
    },
  ],
  requirements: [
    {
      units: [two],
      text: '逐条核实本期列出的问题，对使用率下滑作出书面说明，并落实两件逾期整改。',
      dueOn: '2026-12-11',
    },
    { units: [], text: '组织全体民警、辅警学习执法记录仪使用管理规定，周一学习时由中队长讲评。', dueOn: '2026-12-07' },
  ],
  takenOff: [
    { key: 'repeated_findings:p5', reason: '本人本周因公受伤住院，三件问题均在受伤当日，经集体研究不予点名。' },
  ],
};

function fixtureOf(kind: BulletinKind) {
  return {
    content: bulletinContentSchema.parse(contentOf(kind)),
    texts: bulletinTextsSchema.parse(texts),
    persons: fixturePersons,
  };
}

export const weeklyFixture = fixtureOf('weekly');
export const monthlyFixture = fixtureOf('monthly');
