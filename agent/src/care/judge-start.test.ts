import { expect, test } from 'vitest';
import { type CrashRecord, noCrashes } from './crash-record.ts';
import { failed, judgeStart, type ThisStart } from './judge-start.ts';

const start: ThisStart = {
  bootId: 'boot-1',
  supervised: true,
  agentVersion: '0.2.0',
  at: new Date('2026-11-30T00:00:00Z'),
};
const cause = { code: 'EISDIR', message: 'no file' };
const minuteMs = 60_000;

/** The record after so many starts in a row that ended in an error. */
function afterFailures(count: number, from: Partial<CrashRecord> = {}): CrashRecord {
  const record: CrashRecord = { ...noCrashes, bootId: 'boot-1' };
  return { ...Array.from({ length: count }).reduce<CrashRecord>((so) => failed(so, cause, start), record), ...from };
}

test('the first starts that fail are followed by another; from the third on there are pauses that grow', () => {
  const verdicts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 30].map((count) => judgeStart(afterFailures(count), start));
  expect(verdicts.map((verdict) => (verdict.mode === 'whole' ? 0 : verdict.pauseMs / minuteMs))).toEqual([
    0, 0, 0, 1, 2, 4, 8, 16, 30, 30,
  ]);
});

test.each<[string, Partial<CrashRecord>, Partial<ThisStart>]>([
  ['after the pause, or when a person restarted it', { tryNow: true }, {}],
  ['after the machine was started again', {}, { bootId: 'boot-2' }],
  ['with another version', {}, { agentVersion: '0.2.1' }],
])('tries the whole at once: %s', (_, record, now) => {
  expect(judgeStart(afterFailures(5, record), { ...start, ...now })).toMatchObject({
    mode: 'whole',
    record: { failures: 5, tryNow: false, start: { supervised: true } },
  });
});

test.each<[string, number, Partial<ThisStart>, boolean]>([
  ['was killed under a service manager', 3, {}, true],
  ['was ended by somebody without one', 2, {}, false],
  ['went with the machine', 2, { bootId: 'boot-2' }, true],
])('a start without an end that %s leaves %i failures', (_, failures, now, supervised) => {
  const record = afterFailures(2, { start: { supervised } });
  expect(judgeStart(record, { ...start, ...now }).record.failures).toBe(failures);
});

test('says since when, and what came last', () => {
  const later = { ...start, at: new Date('2026-11-30T00:05:00Z') };
  expect(failed(afterFailures(1), { code: 'ENOSPC', message: 'full' }, later)).toMatchObject({
    failures: 2,
    since: '2026-11-30T00:00:00.000Z',
    last: { code: 'ENOSPC', message: 'full', agentVersion: '0.2.0' },
    start: null,
  });
});
