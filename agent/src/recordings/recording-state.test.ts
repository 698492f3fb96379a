import { expect, test } from 'vitest';
import { nextRecordingState } from './recording-state.ts';

test('the way of a recording to HQ', () => {
  expect(nextRecordingState('collected', 'parts_granted')).toBe('uploading');
  expect(nextRecordingState('uploading', 'upload_completed')).toBe('uploaded');
  expect(nextRecordingState('uploaded', 'hq_verified')).toBe('verified');
});

test('what HQ verified stays so, until it is announced to an HQ that may not know of it', () => {
  expect(nextRecordingState('verified', 'parts_granted')).toBeUndefined();
  expect(nextRecordingState('verified', 'upload_completed')).toBeUndefined();
  expect(nextRecordingState('verified', 'local_damage_found')).toBeUndefined();
  expect(nextRecordingState('verified', 'announced_again')).toBe('collected');
  expect(nextRecordingState('verified', 'wanted_again')).toBe('collected');
  expect(nextRecordingState('uploading', 'wanted_again')).toBeUndefined();
});

test('a damaged copy is not uploaded before it was collected again', () => {
  expect(nextRecordingState('local_copy_damaged', 'parts_granted')).toBeUndefined();
  expect(nextRecordingState('local_copy_damaged', 'announced_again')).toBe('local_copy_damaged');
  expect(nextRecordingState('local_copy_damaged', 'collected_again')).toBe('collected');
});
