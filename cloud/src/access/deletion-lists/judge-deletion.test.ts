import { expect, test } from 'vitest';
import { type DeletionCase, judgeDeletion } from './judge-deletion.ts';

const now = new Date('2027-06-01T00:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const due: DeletionCase = {
  state: 'verified',
  versionId: 'v1',
  category: 'routine',
  lockedUntil: before,
  keptUntil: now,
  held: false,
  restoredSince: false,
  approved: { versionId: 'v1', category: 'routine' },
};

test.each([
  ['due, its lock over', {}, 'delete'],
  ['due, never locked', { lockedUntil: null }, 'delete'],
  ['lock ends now', { lockedUntil: now }, 'delete'],
  ['still locked', { lockedUntil: after }, 'locked'],
  ['held, even if locked', { held: true, lockedUntil: after }, 'held'],
  ['approved before HQ was restored from a backup', { restoredSince: true }, 'restored_since'],
  ['of another category, even if that is due too', { category: 'accident' }, 'category_changed'],
  ['due a moment later', { keptUntil: after }, 'not_due'],
  ['permanent', { keptUntil: null }, 'not_due'],
  ['stored again since', { versionId: 'v2' }, 'version_changed'],
  ['lost meanwhile', { state: 'announced', versionId: null }, 'version_changed'],
  ['deleted already', { state: 'deleted' }, 'version_changed'],
] as const)('a recording that is %s', (_name, changes, expected) => {
  const verdict = judgeDeletion({ ...due, ...changes }, now);
  expect('note' in verdict ? verdict.note : verdict.outcome).toBe(expected);
});
