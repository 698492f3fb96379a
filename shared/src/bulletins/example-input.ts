import { type MetricRowKind, metricRowKinds } from '../metrics/input.ts';
import { newestFormat } from './formats.ts';
import type { BulletinInput, InputRow, InputRows } from './input.ts';
import { columnsOf } from './input-values.ts';

// A week of one squad and one section, small enough to count by hand: tests change what they are about.

const ids = (nr: number) => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`;
export const findingId = (nr: number) => ids(100 + nr);
export const decisionId = (nr: number) => ids(200 + nr);

export function exampleRow(
  kind: MetricRowKind,
  { id, day, person, unitCode, campaignId = null }: Record<string, string | null>,
  numbers: readonly number[],
): InputRow {
  const row = [id ?? '', day ?? '2026-11-16', person ?? null, unitCode ?? null, campaignId, ...numbers];
  if (row.length !== columnsOf(kind).length) throw new RangeError(`${kind} has other columns`);
  return row;
}

const hour = 3_600_000;

const rows: Partial<Record<MetricRowKind, InputRow[]>> = {
  staff: ['p1', 'p2', 'p3'].map((person) =>
    exampleRow(
      'staff',
      { id: person, day: '2026-11-22', person, unitCode: person === 'p3' ? 'legal' : 'squad-1' },
      [1],
    ),
  ),
  recorders: ['R000001', 'R000002'].map((id, nr) =>
    exampleRow('recorders', { id, day: '2026-11-22', person: null, unitCode: 'squad-1' }, [1, nr, 1 - nr]),
  ),
  officerDays: [
    ...[16, 17, 18, 19].map((day) =>
      exampleRow(
        'officerDays',
        { id: `p1:2026-11-${day}`, day: `2026-11-${day}`, person: 'p1', unitCode: 'squad-1' },
        [1, 1],
      ),
    ),
    exampleRow('officerDays', { id: 'p2:2026-11-16', person: 'p2', unitCode: 'squad-1' }, [1, 0]),
  ],
  shifts: [
    ...[16, 17, 18, 19].map((day, nr) =>
      exampleRow(
        'shifts',
        { id: ids(nr), day: `2026-11-${day}`, person: 'p1', unitCode: 'squad-1', campaignId: ids(50) },
        [8 * hour, 8 * hour, 8 * hour, 0],
      ),
    ),
    exampleRow('shifts', { id: ids(9), person: 'p2', unitCode: 'squad-1' }, [8 * hour, 0, 7 * hour, hour]),
  ],
  files: [
    exampleRow('files', { id: 'aaaa', person: 'p1', unitCode: 'squad-1' }, [1, 1, 1, 1, 1, 0]),
    exampleRow('files', { id: 'file:R000001:2026-11-16:1', person: null, unitCode: 'squad-1' }, [1, 0, 1, 0, 0, 0]),
  ],
};

/** @param changes parts that stand instead of those of the example */
export function exampleInput(changes: Partial<BulletinInput> = {}): BulletinInput {
  const rowsOf = (kind: MetricRowKind): InputRows => ({ columns: columnsOf(kind), rows: rows[kind] ?? [] });
  return {
    type: 'rollcall-bulletin-input',
    format: newestFormat,
    kind: 'weekly',
    brigade: 'Fengzhen brigade',
    period: { from: '2026-11-16', to: '2026-11-22' },
    before: { from: '2026-11-09', to: '2026-11-15' },
    since: '2026-11-20T00:00:00.000Z',
    cutOff: '2026-11-27T00:00:00.000Z',
    takenAt: '2026-11-27T00:00:03.000Z',
    limits: { seenUntil: '2026-11-23', criticismFindings: 3, criticismAnswerShare: 0.8, commendationDays: 4 },
    units: [
      { unitCode: 'brigade', name: 'brigade', kind: 'brigade' },
      { unitCode: 'legal', name: 'Legal section', kind: 'section' },
      { unitCode: 'squad-1', name: 'Squad 1', kind: 'squad' },
    ],
    campaigns: [{ campaignId: ids(50), name: 'Drink-driving' }],
    rows: Object.fromEntries(metricRowKinds.map((kind) => [kind, rowsOf(kind)])) as BulletinInput['rows'],
    valuesBefore: { 'squad-1': { use: { numerator: 3, denominator: 4 }, coverage: { numerator: 9, denominator: 10 } } },
    campaignsBefore: {},
    series: [],
    findings: [
      {
        ...{ findingId: findingId(1), kind: 'no_footage', violationClass: 'incomplete', unitCode: 'squad-1' },
        standing: 'open',
      },
    ],
    troubled: ['p2'],
    decisions: [],
    counted: [],
    cases: [],
    draws: [],
    inspections: [],
    rectifications: [],
    changes: [],
    missingGuarantees: [],
    outages: [],
    earlier: [],
    namedBefore: [],
    receipts: [],
    monthly: null,
    ...changes,
  };
}
