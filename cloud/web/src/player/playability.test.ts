import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { expect, test } from 'vitest';
import { judgePlayability } from './playability.ts';

type Inspection = RecordingDetail['inspection'];

const healthy: Inspection = {
  outcome: 'healthy',
  kind: 'video',
  container: 'mp4',
  durationMs: 8000,
  codecs: ['avc1.64001f', 'mp4a.40.2'],
  width: 1280,
  height: 720,
  problems: [],
};
const broken = (code: Inspection['problems'][number]['code']): Partial<Inspection> => ({
  outcome: 'damaged',
  problems: [{ code, detail: '' }],
});
/** As a Chromium without a licence for H.265. */
const canPlay = (type: string) => (type.includes('avc1') ? 'probably' : '');
const judge = (changes: Partial<Inspection>, versionId: string | null = 'v1') =>
  judgePlayability(
    { state: 'verified', lost: false, versionId, restriction: null, inspection: { ...healthy, ...changes } },
    canPlay,
  );

test('a healthy video of a known codec plays', () => {
  expect(judge({})).toEqual({ outcome: 'play' });
});

test('what was deleted does not play', () => {
  const deleted = { state: 'deleted' as const, lost: false, versionId: 'v1', inspection: healthy, restriction: null };
  expect(judgePlayability(deleted, canPlay)).toEqual({ outcome: 'refused', refusal: 'deleted' });
});

test('what is restricted plays only for whom it is open', () => {
  const why = { restrictionId: 'r', why: 'private' as const, reason: '', by: '', at: '' };
  const restricted = (opens: boolean) => ({
    ...{
      state: 'verified' as const,
      lost: false,
      versionId: 'v1',
      inspection: healthy,
      restriction: { ...why, opens },
    },
  });
  expect(judgePlayability(restricted(false), canPlay)).toEqual({ outcome: 'refused', refusal: 'restricted' });
  expect(judgePlayability(restricted(true), canPlay)).toEqual({ outcome: 'play' });
});

test('nothing plays before HQ has it, whatever it is', () => {
  expect(judge({}, null)).toEqual({ outcome: 'refused', refusal: 'not_uploaded' });
  expect(judge({ kind: 'text' }, null)).toEqual({ outcome: 'refused', refusal: 'not_uploaded' });
});

test('what is lost is not said to be on its way', () => {
  const lost = { state: 'uploading' as const, lost: true, versionId: null, inspection: healthy, restriction: null };
  expect(judgePlayability(lost, canPlay)).toEqual({ outcome: 'refused', refusal: 'lost' });
});

test.each(['moov_missing', 'not_a_container', 'no_video_track', 'no_packets'] as const)('%s plays nowhere', (code) => {
  expect(judge(broken(code))).toEqual({ outcome: 'refused', refusal: 'cannot_open' });
});

test.each(['truncated', 'bad_packet', 'zero_filled'] as const)('%s plays as far as it goes', (code) => {
  expect(judge(broken(code))).toEqual({ outcome: 'play' });
});

test('a codec or container that this browser lacks is refused before anything is opened', () => {
  expect(judge({ codecs: ['mp4a.40.2', 'hev1.1.6.L93.B0'] })).toEqual({ outcome: 'refused', refusal: 'unsupported' });
  expect(judge({ container: 'avi', codecs: ['h264'] })).toEqual({ outcome: 'refused', refusal: 'unsupported' });
  expect(judge({ container: 'mpegts', codecs: ['h264'] })).toEqual({ outcome: 'refused', refusal: 'unsupported' });
});

test('what nobody inspected, and sound alone, may be tried', () => {
  expect(judge({ outcome: 'not_inspected', container: null, codecs: [] })).toEqual({ outcome: 'play' });
  expect(judge({ kind: 'audio', container: 'wav', codecs: ['pcm'] })).toEqual({ outcome: 'play' });
  expect(judge({ codecs: ['avc1.64001f', 'unknown'] })).toEqual({ outcome: 'play' });
});

test('a photo is looked at, a log is downloaded', () => {
  expect(judge({ kind: 'image', container: 'jpeg', codecs: ['jpeg'] })).toEqual({ outcome: 'look' });
  expect(judge({ kind: 'text', container: null, codecs: [] })).toEqual({ outcome: 'refused', refusal: 'no_picture' });
});
