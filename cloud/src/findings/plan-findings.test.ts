import { describe, expect, it } from 'vitest';
import type { JudgedFinding } from '../reconcile/judge-shift.ts';
import type { Finding } from './finding.ts';
import { planFindings } from './plan-findings.ts';

const shift = { shiftId: 's1', badgeNo: '100', unitCode: 'squad-1', dutyDate: '2026-11-24' };

function judged(kind: JudgedFinding['kind'], missingMs = 1): JudgedFinding {
  return { kind, detail: { missing: [], missingMs, requiredMs: 9, late: [], lateCount: 0, dueAt: null } };
}

function known(finding: JudgedFinding, changes: Partial<Finding> = {}): Finding {
  return { ...shift, ...finding, state: 'open', ...changes };
}

const gap = judged('coverage_gap');
const resolved = { state: 'resolved' as const };

describe('what a new look changes in the findings of a shift', () => {
  const cases: [string, JudgedFinding[], Finding[], [string, Partial<Finding>][]][] = [
    ['nothing is found and nothing was', [], [], []],
    ['it is found for the first time', [gap], [], [['finding_opened', known(gap)]]],
    ['it is found again', [gap], [known(gap)], []],
    [
      'another extent is found',
      [judged('coverage_gap', 2)],
      [known(gap)],
      [['finding_changed', { detail: judged('coverage_gap', 2).detail }]],
    ],
    ['it is no longer so', [], [known(gap)], [['finding_resolved', known(gap, resolved)]]],
    ['it still is not so', [], [known(gap, resolved)], []],
    ['it is so again', [gap], [known(gap, resolved)], [['finding_reopened', known(gap)]]],
    [
      'one rule takes the place of another',
      [judged('no_footage')],
      [known(gap)],
      [
        ['finding_opened', { kind: 'no_footage' }],
        ['finding_resolved', { kind: 'coverage_gap' }],
      ],
    ],
    [
      'somebody else is on duty',
      [gap],
      [known(gap, { badgeNo: '200', unitCode: 'squad-2' })],
      [['finding_changed', known(gap)]],
    ],
    [
      'the shift moved to another date',
      [gap],
      [known(gap, { dutyDate: '2026-11-23' })],
      [['finding_changed', known(gap)]],
    ],
    ['the officer moved to another unit', [gap], [known(gap, { unitCode: 'squad-2' })], []],
    [
      'it is so again in another unit',
      [gap],
      [known(gap, { ...resolved, unitCode: 'squad-2' })],
      [['finding_reopened', known(gap)]],
    ],
  ];
  it.each(cases)('%s', (_name, found, before, expected) => {
    const changes = planFindings(shift, found, before);
    expect(changes).toMatchObject(expected.map(([type, finding]) => ({ type, finding })));
    expect(changes).toHaveLength(expected.length);
  });
});
