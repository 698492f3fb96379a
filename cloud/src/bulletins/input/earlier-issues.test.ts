import { exampleInput } from '@rollcall/shared/bulletins/example-input';
import type { MetricInput } from '@rollcall/shared/metrics/input';
import { metricRowKinds } from '@rollcall/shared/metrics/input';
import { expect, test } from 'vitest';
import { compareIssue } from './earlier-issues.ts';
import type { StoredIssue } from './issues-repository.ts';

const issue = { persons: new Map() } as unknown as StoredIssue;
const empty = { columns: [], rows: [] };
const violation = { id: 'f:100001', day: '2026-11-16', badgeNo: '100001', unitCode: 'squad-1', campaignId: null };
const now = {
  ...Object.fromEntries(metricRowKinds.map((kind) => [kind, []])),
  violations: [{ ...violation, confirmed: 1, again: 0 }],
} as unknown as MetricInput;

test('an issue is compared by the rows of its own format', () => {
  const example = exampleInput();
  const rows = Object.fromEntries(metricRowKinds.map((kind) => [kind, empty])) as unknown as typeof example.rows;
  const { training: _, violations: __, ...ofOne } = rows;
  expect(compareIssue(issue, { ...example, format: 1, rows: ofOne }, now).moved).toEqual({});
  expect(Object.keys(compareIssue(issue, { ...example, rows }, now).moved)).toEqual(['violations']);
});
