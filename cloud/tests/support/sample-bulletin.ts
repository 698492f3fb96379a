import type { BulletinMakers } from '@rollcall/cloud/bulletins/makers';
import type { BulletinContent, BulletinKind, Figure } from '@rollcall/shared/bulletins/content';
import { newestFormat } from '@rollcall/shared/bulletins/formats';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import { formulaOf, type Metric, metrics } from '@rollcall/shared/metrics/formulas';
import { type MetricRowKind, metricColumns, metricRowKinds } from '@rollcall/shared/metrics/input';
import { addDays } from '@rollcall/shared/rules/local-date';

// Bulletins whose content is known beforehand, for tests of what becomes of them. p1 is named for two decisions, p2 is commended, p3
// is cleared; S2 answered late.

type Values = Record<string, [Partial<Record<MetricRowKind, object>>, string | null]>;

/** By row: what it says, and of whom. */
const rows: Values = {
  one: [{ officerDays: { due: 1, withFootage: 1 }, findings: { due: 1, inTime: 1 } }, 'S1'],
  two: [{ officerDays: { due: 1, withFootage: 0 }, findings: { due: 1, inTime: 0 } }, 'S2'],
  three: [{ shifts: { requiredMs: 3_600_000, dueMs: 3_600_000, recordedMs: 1_800_000, exemptMs: 0 } }, 'S1'],
  four: [{ files: { importDue: 1, timely: 1, settled: 1, intact: 1, recording: 1, classified: 0 } }, null],
};

export const sampleMakers: BulletinMakers = {
  async readInput(_db, { kind, cutOff, takenAt }) {
    return {
      input: inputOf(kind, cutOff, takenAt),
      persons: [
        { person: 'p1', badgeNo: '000123', name: '赵敏' },
        { person: 'p2', badgeNo: '100001', name: '陈建国' },
        { person: 'p3', badgeNo: '100002', name: '李娜' },
        { person: 'p4', badgeNo: '200001', name: '王伟' },
      ],
    };
  },
  compose: contentOf,
  renderDocx: async ({ content }, about) => Buffer.from(JSON.stringify({ document: content.period, about })),
  renderFigures: async ({ content }) => Buffer.from(JSON.stringify(content.overview)),
};

function inputOf(kind: BulletinKind, cutOff: Date, takenAt: Date): BulletinInput {
  const day = cutOff.toISOString().slice(0, 10);
  const period = { from: addDays(day, -11), to: addDays(day, -5) };
  const rowsOf = (of: MetricRowKind) => ({
    columns: ['id', 'day', 'person', 'unitCode', 'campaignId', ...metricColumns[of]],
    rows: Object.entries(rows).flatMap(([id, [values, unitCode]]) => {
      const row = values[of] as Record<string, number> | undefined;
      return row ? [[id, period.from, 'p1', unitCode, null, ...metricColumns[of].map((name) => row[name] ?? 0)]] : [];
    }),
  });
  return {
    ...{ type: 'rollcall-bulletin-input', format: newestFormat, kind, brigade: '交警大队', period },
    before: { from: addDays(period.from, -7), to: addDays(period.to, -7) },
    ...{ cutOff: cutOff.toISOString(), takenAt: takenAt.toISOString() },
    units: [
      { unitCode: 'B', name: '交警大队', kind: 'brigade' },
      { unitCode: 'S1', name: '路面一中队', kind: 'squad' },
      { unitCode: 'S2', name: '路面二中队', kind: 'squad' },
    ],
    campaigns: [],
    rows: Object.fromEntries(metricRowKinds.map((of) => [of, rowsOf(of)])),
    valuesBefore: {},
    campaignsBefore: {},
  } as unknown as BulletinInput;
}

/** What follows from the rows, and what the others always say. */
function contentOf({ type: _, format: __, rows: given, ...input }: BulletinInput): BulletinContent {
  const figuresOf = (unit?: string | null) => metrics.map((metric) => figure(metric, given, unit));
  return {
    ...{
      type: 'rollcall-bulletin',
      format: newestFormat,
      kind: input.kind,
      brigade: input.brigade,
      period: input.period,
    },
    ...{ before: input.before, cutOff: input.cutOff, takenAt: input.takenAt, units: input.units },
    overview: {
      total: figuresOf(),
      units: ['S1', 'S2', null].map((unitCode) => ({ unitCode, figures: figuresOf(unitCode) })),
    },
    ...{ campaigns: [], problems: [], checks: { draws: [], inspections: { done: 0, faults: 0 } } },
    criticism: {
      persons: [
        {
          ...{ key: 'repeated_findings:p1', rule: 'repeated_findings', person: 'p1', unitCode: 'S2' },
          ...{ violationClass: null, decisions: [], caseId: null },
        },
      ],
      units: [
        {
          ...{ key: 'answers_late:S2', rule: 'answers_late', unitCode: 'S2', counted: 0, limit: 8 },
          metric: 'answer',
        },
      ],
    },
    commendation: [
      {
        ...{ key: 'full_record:p2', rule: 'full_record', person: 'p2', unitCode: 'S1', metric: null },
        ...{ now: { numerator: 5, denominator: 5 }, before: null },
      },
    ],
    ...{ rectifications: [], changes: [], missingGuarantees: [], outages: [], corrections: [], receipts: [] },
    cleared: [
      {
        issue: { kind: 'weekly', year: 2026, number: 1 },
        ...{ key: 'named_by_case:p9', rule: 'named_by_case', person: 'p3', unitCode: 'S1', why: 'unfounded' },
      },
    ],
    monthly: null,
  };
}

function figure(metric: Metric, given: BulletinInput['rows'], unit?: string | null): Figure {
  const now = { numerator: 0, denominator: 0 };
  for (const { of, numerator, denominator } of formulaOf(metric).parts) {
    const { columns, rows: all } = given[of] ?? { columns: [], rows: [] };
    for (const values of all) {
      const row = Object.fromEntries(columns.map((name, nr) => [name, values[nr] ?? null]));
      if (unit !== undefined && row.unitCode !== unit) continue;
      const product = (names: readonly string[]) => names.reduce((sum, name) => sum * Number(row[name]), 1);
      if (numerator) now.numerator += product(numerator);
      if (denominator) now.denominator += product(denominator);
    }
  }
  return { metric, now, before: { numerator: 0, denominator: 0 } };
}
