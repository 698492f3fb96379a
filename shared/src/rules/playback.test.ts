import { expect, test } from 'vitest';
import type { Inspection } from '../contract/inspection.ts';
import { refusalsBorneOut } from './playback.ts';

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

test.each<{ what: string; of: Partial<Inspection>; borneOut: string[] }>([
  { what: 'healthy H.264: none', of: {}, borneOut: [] },
  { what: 'H.264 as ffprobe names it: none', of: { codecs: ['aac', 'h264'] }, borneOut: [] },
  {
    what: 'sound that is known, of a picture that is not',
    of: { codecs: ['mp4a.40.2', 'unknown'] },
    borneOut: ['unsupported', 'failed'],
  },
  { what: 'H.265', of: { codecs: ['hev1.1.6.L93.B0', 'mp4a.40.2'] }, borneOut: ['unsupported', 'failed'] },
  { what: 'AVI', of: { container: 'avi', codecs: ['H264'] }, borneOut: ['unsupported', 'failed'] },
  { what: 'a file without its index', of: broken('moov_missing'), borneOut: ['cannot_open', 'failed'] },
  { what: 'a file with a bad packet plays as far as it goes', of: broken('bad_packet'), borneOut: ['failed'] },
  { what: 'a file that nobody closed', of: { outcome: 'not_inspected', reason: 'never_closed' }, borneOut: ['failed'] },
  {
    what: 'what nobody looked at: none',
    of: { outcome: 'not_inspected', reason: 'no_inspector', container: null, codecs: [] },
    borneOut: [],
  },
  { what: 'plain sound: none', of: { kind: 'audio', container: 'wav', codecs: ['pcm'] }, borneOut: [] },
  {
    what: 'sound of another kind',
    of: { kind: 'audio', container: null, codecs: ['amr_nb'] },
    borneOut: ['unsupported', 'failed'],
  },
  { what: 'a photo is looked at: none', of: { kind: 'image', container: 'jpeg', codecs: ['jpeg'] }, borneOut: [] },
])('$what', ({ of, borneOut }) => {
  expect(refusalsBorneOut({ ...healthy, ...of })).toEqual(borneOut);
});
