import { createHash } from 'node:crypto';
import type { EventBodies } from '@rollcall/shared/contract/event';
import { recordingIdOf } from '@rollcall/shared/ids';
import { describe, expect, it } from 'vitest';
import { contradictionIn, samePlan } from './check-announcement.ts';

const mib = 1024 * 1024;
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const sha256 = digest('file');

function announced(changes: Partial<EventBodies['collected']> = {}): EventBodies['collected'] {
  return {
    recordingId: recordingIdOf(sha256),
    sha256,
    sizeBytes: 20 * mib,
    partSizeBytes: 8 * mib,
    partSha256: ['1', '2', '3'].map(digest),
    ...changes,
  } as EventBodies['collected'];
}

describe('contradictionIn', () => {
  it('finds nothing wrong with a sound announcement', () => {
    expect(contradictionIn(announced())).toBeUndefined();
    expect(contradictionIn(announced({ sizeBytes: 5, partSha256: [sha256] }))).toBeUndefined();
    const small = { partSizeBytes: 5 * mib, partSha256: ['1', '2', '3', '4'].map(digest) };
    expect(contradictionIn(announced(small))).toBeUndefined();
  });

  it.each([
    ['an id of other bytes', { recordingId: recordingIdOf(digest('other')) }],
    ['another part size than the plan has', { partSizeBytes: 9 * mib }],
    ['a digest too few', { partSha256: ['1', '2'].map(digest) }],
    ['a digest too many', { partSha256: ['1', '2', '3', '4'].map(digest) }],
    ['one part with another digest than the file', { sizeBytes: 5, partSha256: [digest('1')] }],
  ])('finds %s', (_, changes) => {
    expect(contradictionIn(announced(changes))).toBeTypeOf('string');
  });
});

describe('samePlan', () => {
  it('is about size and digests', () => {
    expect(samePlan(announced(), announced())).toBe(true);
    expect(samePlan(announced(), announced({ sizeBytes: 21 * mib }))).toBe(false);
    expect(samePlan(announced(), announced({ partSha256: ['1', '2', '4'].map(digest) }))).toBe(false);
  });
});
