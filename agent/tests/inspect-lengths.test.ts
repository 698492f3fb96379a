import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTool } from '@rollcall/test/require-tool';
import { withEdits } from '@rollcall/test/with-edits';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile } from '../src/inspect/inspect-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-lengths-'));
const ffmpeg = requireTool('ffmpeg');
const ffprobe = requireTool('ffprobe');
const pathOf = (name: string) => join(folder, name);

const picture = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=15:duration=12'];
const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=12'];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '15', '-pix_fmt', 'yuv420p'];
const bFrames = ['-c:v', 'libx264', '-preset', 'fast', '-bf', '2', '-g', '15', '-pix_fmt', 'yuv420p'];
/** From the fourth second on everything is ten minutes later. */
const paused = ['-vf', "setpts='if(gte(N,60),PTS+600/TB,PTS)'", '-fps_mode', 'passthrough'];
const seldom = (rate: string) => ['-f', 'lavfi', '-i', `testsrc=size=160x120:rate=${rate}:duration=600`, ...h264];
const moved = ['-i', pathOf('clip.mp4'), '-c', 'copy', '-output_ts_offset', '3600'];

const made: Record<string, string[]> = {
  'clip.mp4': [...picture, ...sound, ...h264, '-c:a', 'aac', '-b:a', '32k'],
  'silent.mp4': [...picture, ...h264],
  'moved.mp4': moved,
  'moved-fragments.mp4': [...moved, '-movflags', 'frag_keyframe+delay_moov'],
  'moved.mkv': moved,
  'moved.ts': moved,
  'paused.mp4': [...picture, ...paused, ...bFrames],
  'paused.mkv': [...picture, ...paused, ...bFrames],
  'paused.ts': [...picture, ...paused, ...bFrames],
  'paused-fragments.mp4': ['-i', pathOf('paused.mp4'), '-c', 'copy', '-movflags', 'frag_keyframe'],
  'a-frame-a-second.mp4': seldom('1'),
  'a-frame-a-second.ts': seldom('1'),
  'time-lapse.mkv': seldom('1/10'),
  // The sixth picture comes a minute late.
  'uneven.mkv': [...seldom('1/10'), '-vf', "setpts='if(gte(N,5),PTS+50/TB,PTS)'", '-fps_mode', 'passthrough'],
  'sound-goes-on.mp4': [...picture, '-f', 'lavfi', '-i', 'sine=duration=60', ...h264, '-c:a', 'aac'],
  'sound-goes-on.mkv': [...picture, '-f', 'lavfi', '-i', 'sine=duration=60', ...h264, '-c:a', 'pcm_s16le'],
  'picture-begins-late.mp4': [
    ...['-itsoffset', '3', '-i', pathOf('clip.mp4'), '-i', pathOf('clip.mp4')],
    ...['-map', '0:v', '-map', '1:a', '-c', 'copy'],
  ],
  'begins-amid.mp4': ['-ss', '3.4', '-i', pathOf('clip.mp4'), '-c', 'copy'],
  'clip.avi': [...picture, ...sound, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'],
  'fragments.mp4': ['-i', pathOf('silent.mp4'), '-c', 'copy', '-movflags', 'frag_keyframe+empty_moov'],
  'clip.ts': ['-i', pathOf('silent.mp4'), '-c', 'copy'],
};

/** Both readings: as a station with ffprobe has it, and one without. */
const readings = [
  ['with ffprobe', ffprobe ?? 'ffprobe'],
  ['without ffprobe', join(folder, 'no-such-program')],
] as const;

describe.skipIf(!ffmpeg || !ffprobe)('the length of a video', () => {
  beforeAll(() => {
    for (const [name, args] of Object.entries(made)) {
      execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...args, pathOf(name)], { stdio: 'ignore' });
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  describe.for(readings)('%s', ([, probe]) => {
    async function lengthOf(path: string) {
      const extension = path.slice(path.lastIndexOf('.') + 1);
      const { outcome, reason, problems, durationMs, holes } = await inspectFile(path, extension, 20_000, probe);
      const codes = problems.map(({ code }) => code);
      return { outcome: reason ?? outcome, ...(codes.length > 0 && { codes }), durationMs, holes };
    }
    function changed(name: string, change: (bytes: Buffer) => Buffer): string {
      const path = pathOf(`changed-${name}`);
      writeFileSync(path, change(readFileSync(pathOf(name))));
      return path;
    }

    test.for<[string, number]>([
      ['clip.mp4', 12_000],
      ['moved.mp4', 12_024],
      ['moved-fragments.mp4', 12_024],
      ['moved.mkv', 12_023],
      ['moved.ts', 12_028],
      ['begins-amid.mp4', 8_600],
      ['a-frame-a-second.mp4', 600_000],
      ['a-frame-a-second.ts', 600_000],
      ['time-lapse.mkv', 600_000],
      ['uneven.mkv', 641_000],
    ])('%s counts from its first moment: %d ms', async ([name, durationMs]) => {
      expect(await lengthOf(pathOf(name))).toEqual({ outcome: 'healthy', durationMs, holes: [] });
    });

    test.for<[string, number]>([
      // Its edit list ends with the last picture's first moment.
      ['paused.mp4', 11_934],
      ['paused-fragments.mp4', 12_000],
      ['paused.mkv', 12_000],
      ['paused.ts', 12_000],
    ])('%s counts without the time in which nothing is played', async ([name, durationMs]) => {
      const holes = [{ fromMs: 4000, untilMs: 604_000 }];
      expect(await lengthOf(pathOf(name))).toEqual({ outcome: 'healthy', durationMs, holes });
    });

    test.for<[string, number, [number, number]]>([
      ['sound-goes-on.mp4', 12_000, [12_000, 60_000]],
      ['sound-goes-on.mkv', 12_000, [12_000, 59_977]],
      ['picture-begins-late.mp4', 12_000, [0, 3000]],
    ])('%s has no picture where there is only sound', async ([name, durationMs, [fromMs, untilMs]]) => {
      expect(await lengthOf(pathOf(name))).toEqual({ outcome: 'healthy', durationMs, holes: [{ fromMs, untilMs }] });
    });

    test('an MP4 whose edit list plays five of its twelve seconds has five', async () => {
      const path = changed('silent.mp4', (bytes) => withEdits(bytes, [{ seconds: 5, media: 2 }]));
      expect(await lengthOf(path)).toMatchObject({ durationMs: 5000, holes: [] });
    });

    test('an MP4 whose edit list plays the same second fifty times has one', async () => {
      const again = Array.from({ length: 50 }, () => ({ seconds: 1, media: 3 }));
      expect(await lengthOf(changed('silent.mp4', (bytes) => withEdits(bytes, again)))).toMatchObject({
        durationMs: 1000,
        holes: [],
      });
    });

    test('an MP4 whose edit list shows nothing for a minute has a hole there', async () => {
      const edits = [
        { seconds: 4, media: 0 },
        { seconds: 60, media: null },
        { seconds: 8, media: 4 },
      ];
      const path = changed('silent.mp4', (bytes) => withEdits(bytes, edits));
      expect(await lengthOf(path)).toMatchObject({ durationMs: 12_000, holes: [{ fromMs: 4000, untilMs: 64_000 }] });
    });

    test('an AVI that was cut before its index is as long as its frames', async () => {
      const path = changed('clip.avi', (bytes) => {
        const half = bytes.indexOf('00dc', Math.floor(bytes.length / 2));
        return bytes.subarray(0, half + 100);
      });
      const cut = readFileSync(path);
      const frames = count(cut.subarray(cut.indexOf('movi')), '00dc') - 1;
      expect(await lengthOf(path)).toEqual({
        outcome: 'damaged',
        codes: ['truncated'],
        durationMs: Math.round((frames * 1000) / 15),
        holes: undefined,
      });
    });

    test.for(['moof', 'mdat'])(
      'a fragmented MP4 that was cut in its last %s is as long as what is whole',
      async (box) => {
        const path = changed('fragments.mp4', (bytes) => bytes.subarray(0, bytes.lastIndexOf(box) + 20));
        expect(await lengthOf(path)).toMatchObject({ outcome: 'damaged', durationMs: 11_000, holes: [] });
      },
    );

    test.for<[string, Buffer]>([
      ['a part of a packet', Buffer.alloc(100, 0x47)],
      ['rubbish', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 131) % 251))],
      ['zeros', Buffer.alloc(4096)],
    ])('a TS with %s in front has its length', async ([, junk]) => {
      const path = changed('clip.ts', (bytes) => Buffer.concat([junk, bytes]));
      const code = junk[0] === 0 && junk[1] === 0 ? 'zero_filled' : 'not_a_container';
      expect(await lengthOf(path)).toEqual({ outcome: 'damaged', codes: [code], durationMs: 12_000, holes: [] });
    });
  });
});

function count(bytes: Buffer, text: string): number {
  let found = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 4)) found += 1;
  return found;
}
