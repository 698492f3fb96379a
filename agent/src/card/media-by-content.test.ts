import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, expect, test } from 'vitest';
import { beginningBytes, mediaByContent } from './media-by-content.ts';

const folder = mkdtempSync(join(tmpdir(), 'media-by-content-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ffmpeg = requireTool('ffmpeg');

function beginningOf(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, beginningBytes), Buffer.alloc(Math.max(0, beginningBytes - bytes.length))]);
}

const picture = ['-f', 'lavfi', '-i', 'testsrc=size=176x144:rate=10:duration=2'];
const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2'];

/** By the muxer that ffmpeg is told. */
test.skipIf(!ffmpeg).each([
  ['mp4', [...picture, '-f', 'mp4']],
  ['3gp', [...picture, '-c:v', 'mpeg4', '-f', '3gp']],
  ['mp4', [...picture, '-f', 'mov']],
  ['m4a', [...sound, '-f', 'ipod']],
  ['avi', [...picture, '-f', 'avi']],
  ['wav', [...sound, '-f', 'wav']],
  ['mkv', [...picture, '-f', 'matroska']],
  ['webm', [...picture, '-c:v', 'libvpx', '-f', 'webm']],
  ['ts', [...picture, '-f', 'mpegts']],
  ['mpg', [...picture, '-r', '25', '-f', 'mpeg']],
  ['h264', [...picture, '-c:v', 'libx264', '-f', 'h264']],
  ['mp3', [...sound, '-f', 'mp3']],
  ['mp3', [...sound, '-write_xing', '0', '-id3v2_version', '0', '-f', 'mp3']],
  ['aac', [...sound, '-f', 'adts']],
  ['flac', [...sound, '-f', 'flac']],
  ['ogg', [...sound, '-f', 'ogg']],
  ['flv', [...picture, '-f', 'flv']],
  ['wmv', [...picture, '-f', 'asf']],
])('knows %s by its first bytes', (extension, args) => {
  const file = join(folder, 'file');
  execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...args, file]);
  expect(mediaByContent(beginningOf(readFileSync(file)))).toBe(extension);
});

test('knows what a Dahua recorder writes', () => {
  expect(mediaByContent(beginningOf(Buffer.from('DHAV\xfd\x00\x01\x00', 'latin1')))).toBe('dav');
});

test.each([
  ['nothing but zeros', Buffer.alloc(100)],
  ['text', Buffer.from('\ufeff2026-11-24 10:15:30 power on')],
  ['a database', Buffer.from('SQLite format 3\0')],
  ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['an archive', Buffer.from('504b0304', 'hex')],
  ['a sync word by chance', Buffer.from('fffb9064000000000000', 'hex')],
  ['one byte', Buffer.from('G')],
])('takes for no footage: %s', (_what, bytes) => {
  expect(mediaByContent(beginningOf(bytes))).toBeUndefined();
});
