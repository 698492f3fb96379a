import { describe, expect, it } from 'vitest';
import { emptyDetail } from '../reconcile/empty-detail.ts';
import type { JudgedFinding } from '../reconcile/judged-finding.ts';
import type { Finding } from './finding.ts';
import { planFindings } from './plan-findings.ts';

const shift = { shiftId: 's1', badgeNo: '100', unitCode: 'squad-1', dutyDate: '2026-11-24' };
const nothingElse = { activityId: null, recorderSerial: null, recordingId: null, grade: null, setAside: null };

function judged(kind: 'no_footage' | 'coverage_gap', missingMs = 1): JudgedFinding {
  const detail = { ...emptyDetail, missingMs, requiredMs: 9 };
  return { ...shift, ruleKey: 'coverage', kind, subject: 'shift:s1', detail };
}

function known(finding: JudgedFinding, changes: Partial<Finding> = {}): Finding {
  const { state = 'open' } = changes;
  const handling = ({ open: 'told', resolved: 'closed', set_aside: 'unfounded' } as const)[state];
  return {
    ...nothingElse,
    ...shift,
    ...finding,
    state,
    handling,
    lookAgain: null,
    isAppealed: false,
    judged: null,
    ...changes,
  };
}

const gap = judged('coverage_gap');
const late: JudgedFinding = { ...gap, ruleKey: 'late_import', kind: 'late_import' };
const resolved = { state: 'resolved' as const };
const wider = judged('coverage_gap', 3);
/** What an appeal was right about: `gap`. */
const upheld = { setAside: { kind: gap.kind, badgeNo: gap.badgeNo, grade: null, detail: gap.detail } };
const aside = { ...upheld, state: 'set_aside' as const };
const missing = { ...gap, ruleKey: 'integrity', kind: 'object_missing' } as const;

describe('what a new look changes in findings', () => {
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
    [
      'it is no longer so, but runs',
      [],
      [known(gap, { handling: 'rectifying', judged: upheld.setAside })],
      [['finding_changed', { state: 'open', handling: 'rectifying', lookAgain: 'no_longer_so' }]],
    ],
    ['it still is not so, and runs', [], [known(gap, { handling: 'confirmed', lookAgain: 'no_longer_so' })], []],
    [
      'it is no longer so, and an appeal waits',
      [],
      [known(gap, { isAppealed: true })],
      [['finding_changed', { state: 'open', handling: 'told', lookAgain: 'no_longer_so' }]],
    ],
    [
      'it is so again, while an appeal waits',
      [gap],
      [known(gap, { isAppealed: true, lookAgain: 'no_longer_so' })],
      [['finding_changed', { state: 'open', handling: 'told', lookAgain: null }]],
    ],
    ['it still is not so', [], [known(gap, resolved)], []],
    ['it is so again', [gap], [known(gap, resolved)], [['finding_reopened', known(gap)]]],
    [
      'the rule says it more strongly',
      [judged('no_footage')],
      [known(gap)],
      [['finding_changed', known(judged('no_footage'))]],
    ],
    [
      'somebody else is on duty',
      [gap],
      [known(gap, { badgeNo: '200', unitCode: 'squad-2' })],
      [['finding_changed', known(gap)]],
    ],
    [
      'another rule finds something, this one no longer does',
      [late],
      [known(gap)],
      [
        ['finding_opened', known(late)],
        ['finding_resolved', known(gap, resolved)],
      ],
    ],
    [
      'it is so of another shift too',
      [gap, { ...gap, shiftId: 's2', subject: 'shift:s2' }],
      [known(gap)],
      [['finding_opened', { subject: 'shift:s2', shiftId: 's2' }]],
    ],
    [
      'witnesses say it more strongly, and nobody held the recorder',
      [{ ...gap, grade: 'proved', badgeNo: null }],
      [known(gap, { grade: 'weak', badgeNo: null })],
      [['finding_changed', { grade: 'proved', badgeNo: null }]],
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
    ['it was set aside, and is so', [gap], [known(gap, aside)], []],
    ['it was set aside, and is so in other words', [judged('no_footage')], [known(gap, aside)], []],
    ['it was set aside, and is no longer so', [], [known(gap, aside)], []],
    ['it was set aside, and more is so', [wider], [known(gap, aside)], [['finding_reopened', known(wider, upheld)]]],
    [
      'more than was set aside is no longer so',
      [gap],
      [known(wider, upheld)],
      [['finding_set_aside', known(gap, aside)]],
    ],
    [
      'nothing of more than was set aside is so any longer',
      [],
      [known(wider, upheld)],
      [['finding_resolved', known(wider, { ...upheld, ...resolved })]],
    ],
    [
      'after that what was set aside is so again',
      [gap],
      [known(wider, { ...upheld, ...resolved })],
      [['finding_set_aside', known(gap, aside)]],
    ],
    [
      'it was set aside of another officer',
      [gap],
      [known({ ...gap, badgeNo: '200' }, { ...aside, setAside: { ...upheld.setAside, badgeNo: '200' } })],
      [['finding_reopened', { badgeNo: '100', unitCode: 'squad-1' }]],
    ],
    [
      'an object is back of which it was set aside that it is missing: should it go again, that is new',
      [],
      [known(missing, { ...aside, setAside: { ...upheld.setAside, kind: 'object_missing' } })],
      [['finding_resolved', known(missing, resolved)]],
    ],
  ];
  it.each(cases)('%s', (_name, found, before, expected) => {
    const changes = planFindings(found, before);
    expect(changes).toMatchObject(expected.map(([type, finding]) => ({ type, finding })));
    expect(changes).toHaveLength(expected.length);
  });
});
