import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile } from '../src/inspect/inspect-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-muxers-'));
const ffmpeg = requireTool('ffmpeg');
const ffprobe = requireTool('ffprobe');
const pathOf = (name: string) => join(folder, name);
const extensionOf = (name: string) => name.slice(name.lastIndexOf('.') + 1);

const picture = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=15:duration=12'];
const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=12'];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '15', '-pix_fmt', 'yuv420p'];
const h265 = ['-c:v', 'libx265', '-preset', 'ultrafast', '-g', '15', '-x265-params', 'log-level=error'];
const recorded = [...picture, ...sound, ...h264, '-c:a', 'aac', '-b:a', '32k'];

/** Files that are whole, and how ffmpeg makes them, in this order: some are made of the first. */
const whole: Record<string, string[]> = {
  'index-last.mp4': recorded,
  'index-first.mp4': [...recorded, '-movflags', 'faststart'],
  'fragmented.mp4': [...recorded, '-movflags', 'frag_keyframe'],
  'fragmented-b-frames.mp4': [...recorded, '-preset', 'fast', '-bf', '2', '-movflags', 'frag_keyframe'],
  'fragmented-empty-index.mp4': [...recorded, '-movflags', 'frag_keyframe+empty_moov'],
  'fragmented-base-is-moof.mp4': [...recorded, '-movflags', 'frag_keyframe+empty_moov+default_base_moof'],
  'fragmented-a-track-each.mp4': [...recorded, '-movflags', 'frag_keyframe+separate_moof'],
  'fragmented-late-index.mp4': [...recorded, '-movflags', 'frag_keyframe+delay_moov'],
  'cmaf.mp4': [...recorded, '-movflags', 'cmaf'],
  'hybrid.mp4': [...recorded, '-movflags', 'hybrid_fragmented+frag_keyframe'],
  'cut-by-edit-list.mp4': ['-ss', '3.4', '-i', pathOf('index-last.mp4'), '-c', 'copy'],
  'sound-begins-late.mp4': [
    ...['-i', pathOf('index-last.mp4'), '-itsoffset', '2', '-i', pathOf('index-last.mp4')],
    ...['-map', '0:v', '-map', '1:a', '-c', 'copy'],
  ],
  'picture-begins-late.mp4': [
    ...['-itsoffset', '3', '-i', pathOf('index-last.mp4'), '-i', pathOf('index-last.mp4')],
    ...['-map', '0:v', '-map', '1:a', '-c', 'copy'],
  ],
  'rotated.mp4': ['-display_rotation', '90', '-i', pathOf('index-last.mp4'), '-c', 'copy'],
  'silent.mp4': [...picture, ...h264],
  'hevc.mp4': [...picture, ...sound, ...h265, '-tag:v', 'hvc1', '-c:a', 'aac'],
  'opus.mp4': [...picture, ...sound, ...h264, '-c:a', 'libopus'],
  'mjpeg.mov': [...picture, ...sound, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'],
  'h264.mkv': recorded,
  'hevc.mkv': [...picture, ...sound, ...h265, '-c:a', 'aac'],
  'h264.ts': recorded,
  'with-time-codes.ts': [...recorded, '-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  'mpeg4.avi': [...picture, ...sound, '-c:v', 'mpeg4', '-c:a', 'mp2'],
  'mjpeg.avi': [...picture, ...sound, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-c:a', 'pcm_s16le'],
  'h264.avi': [...picture, ...sound, ...h264, '-c:a', 'pcm_s16le'],
  'pcm.wav': [...sound, '-c:a', 'pcm_s16le'],
  'mulaw.wav': [...sound, '-c:a', 'pcm_mulaw'],
  'adpcm-ima.wav': [...sound, '-c:a', 'adpcm_ima_wav'],
  'adpcm-ms.wav': [...sound, '-c:a', 'adpcm_ms'],
};

/** Sound ends some frames after the picture, and muxers count that differently. */
const toleranceMs = 100;

const copyOf = (name: string, damage: (bytes: Buffer) => Buffer) => {
  const copy = pathOf(`damaged-${name}`);
  writeFileSync(copy, damage(readFileSync(pathOf(name))));
  return copy;
};

/** Both readings: as a station with ffprobe has it, and one without. */
const readings = [
  ['with ffprobe', ffprobe ?? 'ffprobe'],
  ['without ffprobe', join(folder, 'no-such-program')],
] as const;

function probedMs(path: string): number {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path];
  return Math.round(Number(execFileSync(ffprobe ?? '', args, { stdio: ['ignore', 'pipe', 'ignore'] })) * 1000);
}

/** Kept off the packets of a transport stream: one that is cut between two of them is whole, and shorter. */
const cutTo = (share: number) => (bytes: Buffer) => {
  const at = Math.floor(bytes.length * share);
  return bytes.subarray(0, at % 188 === 0 || at % 192 === 0 ? at - 1 : at);
};
const zero = (from: number, to: number) => (bytes: Buffer) =>
  bytes.fill(0, Math.floor(bytes.length * from), Math.floor(bytes.length * to));
const foreign = (bytes: Buffer) =>
  Buffer.concat([bytes, Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 131) % 251))]);
const text = (bytes: Buffer) =>
  Buffer.concat([bytes, Buffer.from('written by the maker of the recorder\n'.repeat(20))]);

const damages = {
  'cut to 14 %': cutTo(0.14),
  'cut to 50 %': cutTo(0.5),
  'cut to 99 %': cutTo(0.99),
  'with a zeroed middle': zero(0.4, 0.6),
  'with a zeroed tail': zero(0.8, 1),
  'all zeros': zero(0, 1),
  'followed by foreign bytes': foreign,
  'followed by text': text,
};

/** Where the boxes of a type begin, at the top level. */
function boxesOf(bytes: Buffer, type: string): { at: number; end: number }[] {
  const found: { at: number; end: number }[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === type) found.push({ at, end: at + bytes.readUInt32BE(at) });
  }
  return found;
}

describe.skipIf(!ffmpeg || !ffprobe)('files of many muxers', () => {
  beforeAll(() => {
    const make = (args: string[]) => execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...args], { stdio: 'ignore' });
    for (const [name, args] of Object.entries(whole)) make([...args, pathOf(name)]);
    make([...sound, '-c:a', 'aac', pathOf('sound-only.mp4')]);
    make([
      ...sound,
      '-c:a',
      'aac',
      '-movflags',
      'frag_keyframe',
      '-frag_duration',
      '1000000',
      pathOf('sound-only-f.mp4'),
    ]);
    make([...sound, '-c:a', 'libopus', pathOf('sound-only.mkv')]);
    make([...recorded, '-live', '1', '-f', 'matroska', pathOf('never-closed.mkv')]);
    make([...recorded, '-movflags', 'frag_keyframe+skip_trailer', pathOf('never-closed.mp4')]);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  describe.for(readings)('%s', ([, probe]) => {
    const inspect = (path: string) => inspectFile(path, extensionOf(path), 20_000, probe);

    test.for(Object.keys(whole))('%s that is whole is healthy and as long as ffprobe says', async (name) => {
      const { outcome, problems, durationMs, holes = [], reason } = await inspect(pathOf(name));
      expect({ outcome, problems, reason }).toEqual({ outcome: 'healthy', problems: [], reason: undefined });
      const spanMs = holes.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, durationMs ?? 0);
      expect(Math.abs(spanMs - probedMs(pathOf(name)))).toBeLessThanOrEqual(toleranceMs);
    });

    test.for(Object.keys(whole).flatMap((name) => Object.keys(damages).map((damage) => [name, damage] as const)))(
      '%s %s is never whole',
      async ([name, damage]) => {
        const { outcome } = await inspect(copyOf(name, damages[damage as keyof typeof damages]));
        expect(outcome).not.toBe('healthy');
      },
    );

    test.for(['sound-only.mp4', 'sound-only-f.mp4', 'sound-only.mkv'])(
      '%s has no picture, and its length',
      async (name) => {
        const { problems, durationMs } = await inspect(pathOf(name));
        expect(problems.map(({ code }) => code)).toEqual(['no_video_track']);
        expect(Math.abs((durationMs ?? 0) - 12_000)).toBeLessThanOrEqual(toleranceMs);
      },
    );

    test('an MKV that was cut to 14 % is truncated', async () => {
      const { problems } = await inspect(copyOf('h264.mkv', cutTo(0.14)));
      expect(problems.map(({ code }) => code)).toEqual(['truncated']);
    });

    test('an MKV that nobody closed is not inspected, for nothing says how long it should be', async () => {
      const { outcome, reason, durationMs } = await inspect(pathOf('never-closed.mkv'));
      expect([outcome, reason]).toEqual(['not_inspected', 'never_closed']);
      expect(Math.abs((durationMs ?? 0) - 12_000)).toBeLessThanOrEqual(toleranceMs);
    });

    test('fragments that end where one ends are whole as far as they go', async () => {
      const cut = copyOf('never-closed.mp4', (bytes) => bytes.subarray(0, boxesOf(bytes, 'moof')[5]?.at));
      const { outcome, durationMs } = await inspect(cut);
      expect([outcome, Math.round((durationMs ?? 0) / 1000)]).toEqual(['healthy', 6]);
    });

    test('a fragment without its media is truncated', async () => {
      const cut = copyOf('fragmented.mp4', (bytes) => bytes.subarray(0, boxesOf(bytes, 'moof')[5]?.end));
      expect((await inspect(cut)).problems.map(({ code }) => code)).toContain('truncated');
    });

    test('an MP4 whose middle fragments were taken out is not inspected', async () => {
      const without = copyOf('never-closed.mp4', (bytes) => {
        const fragments = boxesOf(bytes, 'moof');
        return Buffer.concat([bytes.subarray(0, fragments[3]?.at), bytes.subarray(fragments[6]?.at)]);
      });
      expect((await inspect(without)).outcome).not.toBe('healthy');
    });

    test.for(['h264.ts', 'with-time-codes.ts'])(
      '%s whose middle packets were taken out is not inspected',
      async (name) => {
        const packetBytes = name === 'h264.ts' ? 188 : 192;
        const without = copyOf(name, (bytes) => {
          const at = (share: number) => Math.floor((bytes.length * share) / packetBytes) * packetBytes;
          return Buffer.concat([bytes.subarray(0, at(0.4)), bytes.subarray(at(0.6))]);
        });
        expect(await inspect(without)).toMatchObject({ outcome: 'not_inspected', reason: 'pieces_missing' });
      },
    );

    test('an AVI whose head counts more frames than there are is not inspected', async () => {
      const more = copyOf('mjpeg.avi', (bytes) => {
        bytes.writeUInt32LE(999, bytes.indexOf('strh') + 8 + 32);
        return bytes;
      });
      expect(await inspect(more)).toMatchObject({ outcome: 'not_inspected', reason: 'pieces_missing' });
    });

    test.for(['mvhd', 'mdhd'])('an MP4 with a time scale of 0 in its %s is never whole', async (box) => {
      const without = copyOf('index-last.mp4', (bytes) => {
        bytes.writeUInt32BE(0, bytes.indexOf(box) + 16);
        return bytes;
      });
      expect((await inspect(without)).outcome).not.toBe('healthy');
    });
  });
});
