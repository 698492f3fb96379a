import { expect, test } from 'vitest';
import { describeValue } from './describe-value.ts';
import { flattenDetail, toldDetail } from './flatten-detail.ts';

test('of a change only what differs is told, before and after', () => {
  const before = { post: '解放路口', startsAt: '2026-11-24T00:00:00.000Z', badgeNo: '100001' };
  const after = { ...before, post: '人民广场' };
  expect(flattenDetail({ before, after, reason: '临时调整' })).toEqual([
    { name: 'post', values: ['解放路口', '人民广场'] },
    { name: 'reason', values: ['临时调整'] },
  ]);
});

test('what was added or taken away by a change is told with nothing on the other side', () => {
  expect(flattenDetail({ before: { spare: true }, after: { leftOn: '2026-12-01' } })).toEqual([
    { name: 'spare', values: [true, null] },
    { name: 'leftOn', values: [null, '2026-12-01'] },
  ]);
});

test.each([
  ['added', { before: null, after: { post: '解放路口', note: '' } }],
  ['removed', { before: { post: '解放路口', note: '' }, after: null }],
])('of what was %s as a whole, everything with a value is told', (_name, change) => {
  expect(flattenDetail({ ...change, reason: '临时调整' })).toEqual([
    { name: 'post', values: ['解放路口'] },
    { name: 'reason', values: ['临时调整'] },
  ]);
});

test('of any other fact everything with a value is told', () => {
  expect(flattenDetail({ sizeBytes: 5, reason: null, parts: [], before: null })).toEqual([
    { name: 'before', values: [null] },
    { name: 'sizeBytes', values: [5] },
  ]);
});

test('groups are taken apart, one level, and what is in both is told once', () => {
  const coverage = { requiredMs: 9000, recordedMs: 5000 };
  expect(flattenDetail({ detail: { missing: [], requiredMs: 9000 }, coverage, deep: { a: { b: 1 } } })).toEqual([
    { name: 'requiredMs', values: [9000] },
    { name: 'recordedMs', values: [5000] },
    { name: 'deep', values: [{ a: { b: 1 } }] },
  ]);
});

test('a group within a group is a value of its own, and hides nothing that stands beside it', () => {
  const testimonies = { files: 'absent', ticket: 'recorded' };
  expect(flattenDetail({ detail: { missingMs: 300_000, late: [], testimonies } })).toEqual([
    { name: 'missingMs', values: [300_000] },
    { name: 'testimonies', values: [testimonies] },
  ]);
});

test('what the page says already is left out, but not a change of it', () => {
  const custody = { recorderSerial: 'K1', badgeNo: '100001' };
  expect(toldDetail(custody, ['badgeNo'])).toEqual([{ name: 'recorderSerial', values: ['K1'] }]);
  const lent = { before: custody, after: { ...custody, badgeNo: '100002' } };
  expect(toldDetail(lent, ['badgeNo'])).toEqual([{ name: 'badgeNo', values: ['100001', '100002'] }]);
});

test.each([
  ['sizeBytes', 1_572_864, '1.5 MB'],
  ['missingMs', 2_520_000, '42 min'],
  ['seq', 17, '17'],
  ['stationId', 'squad-1', '一中队采集站'],
  ['stationId', 'elsewhere', 'elsewhere'],
  ['dueAt', '2026-11-25T12:00:00.000Z', '2026-11-25 20:00:00'],
  ['leftOn', '2026-12-01', '2026-12-01'],
  ['spare', true, 'yes'],
  ['spare', false, 'no'],
  ['basis', 'check_out', 'Check-out'],
  ['reason', 'none', 'none'],
  ['heldUntil', null, '–'],
  ['missing', [{ from: '2026-11-24T01:10:00Z', to: '2026-11-24T01:32:00Z' }], '09:10–09:32'],
  ['breaks', [{ from: '12:00', to: '13:00' }], '12:00–13:00'],
  ['late', [{ recordingId: 'x', announcedAt: '2026-11-25T12:00:00Z' }], '2026-11-25 20:00:00'],
  ['parts', [1, 2, 3, 4, 5, 6, 7], '1, 2, 3, 4, 5 … (7)'],
  ['newThing', { a: { b: 1 } }, '{"a":{"b":1}}'],
] as const)('%s of %j reads %s', (name, value, text) => {
  const namesOf = { stationId: new Map([['squad-1', '一中队采集站']]) };
  expect(describeValue(name, structuredClone(value) as never, { language: 'en', and: ', ', namesOf })).toBe(text);
});
