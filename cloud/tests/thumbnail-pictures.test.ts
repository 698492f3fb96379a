import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPictureMaker } from '@rollcall/cloud/thumbnails/picture-maker';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { afterAll, describe, expect, it } from 'vitest';
import { mib } from './support/evidence-setup.ts';
import { jpegSize } from './support/jpeg-size.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-pictures-'));
const ffmpeg = requireTool('ffmpeg');
const maker = createPictureMaker({ timeoutMs: 60_000 });
const never = new AbortController().signal;
afterAll(() => rmSync(folder, { recursive: true }));

async function pictureOf(bytes: Uint8Array, media: 'video' | 'image' = 'video', pictures = maker) {
  let readBytes = 0;
  const read = async (start: number, end: number) => {
    readBytes += end - start;
    return bytes.subarray(start, end);
  };
  const made = await pictures.make({ media, sizeBytes: bytes.length, durationMs: 8000 }, read, never);
  return { ...made, readBytes };
}

function sizeOf(made: Awaited<ReturnType<typeof pictureOf>>) {
  if (made.outcome !== 'picture') throw new Error(made.reason);
  expect(made.jpeg.length).toBeLessThanOrEqual(20_000);
  return jpegSize(made.jpeg);
}

/** An MP4 box that players skip. */
function freeBox(sizeBytes: number): Buffer {
  const box = Buffer.alloc(sizeBytes);
  box.writeUInt32BE(sizeBytes);
  box.write('free', 4);
  return box;
}

describe.skipIf(!ffmpeg)('the picture of a clip', () => {
  function clip(name: string, options: Parameters<typeof makeSampleVideo>[1] = {}): Buffer {
    return readFileSync(makeSampleVideo(folder, { name, ...options }) ?? '');
  }
  /** What ffmpeg makes of a sample with these arguments. */
  function remade(name: string, input: string[], output: string[]): Buffer {
    makeSampleVideo(folder, { name: 'base.mp4' });
    const path = join(folder, name);
    execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...input, '-i', join(folder, 'base.mp4'), ...output, path]);
    return readFileSync(path);
  }

  it.each(['libx264', 'libx265'] as const)('is made of %s', async (codec) => {
    expect(sizeOf(await pictureOf(clip(`${codec}.mp4`, { codec })))).toEqual({ width: 320, height: 240 });
  });

  it.each(['ts', 'mkv', 'mov'])('is made of a .%s file', async (extension) => {
    expect(sizeOf(await pictureOf(remade(`other.${extension}`, [], ['-c', 'copy'])))).toEqual({
      width: 320,
      height: 240,
    });
  });

  it('is scaled down, never up, keeps its shape and stands upright', async () => {
    const scaled = async (size: string, sar = '1') =>
      sizeOf(await pictureOf(remade('scaled.mp4', [], ['-vf', `scale=${size},setsar=${sar}`, '-t', '1'])));
    expect(await scaled('1280:720')).toEqual({ width: 320, height: 180 });
    expect(await scaled('160:90')).toEqual({ width: 160, height: 90 });
    expect(await scaled('720:576', '16/11')).toEqual({ width: 320, height: 176 });
    const turned = remade('turned.mp4', ['-display_rotation', '90'], ['-c', 'copy']);
    expect(sizeOf(await pictureOf(turned))).toEqual({ width: 240, height: 320 });
  });

  it('needs the index and one frame, wherever in a large file they lie', async () => {
    const first = Buffer.concat([clip('first.mp4'), freeBox(64 * mib)]);
    const made = await pictureOf(first);
    expect([made.outcome, made.readBytes < mib]).toEqual(['picture', true]);

    const last = clip('last.mp4', { indexFirst: false });
    const index = last.indexOf('moov') - 4;
    const spread = await pictureOf(Buffer.concat([last.subarray(0, index), freeBox(64 * mib), last.subarray(index)]));
    expect([spread.outcome, spread.readBytes < mib]).toEqual(['picture', true]);
  });

  it('is that of the beginning where the clip is damaged later on', async () => {
    const bytes = clip('cut.mp4');
    expect((await pictureOf(bytes.subarray(0, bytes.length / 4))).outcome).toBe('picture');
  });

  it('is none where nothing can be decoded', async () => {
    const bytes = clip('zeros.mp4');
    const mdat = bytes.indexOf('mdat') + 4;
    const zeros = Buffer.concat([bytes.subarray(0, mdat), Buffer.alloc(bytes.length - mdat)]);
    expect((await pictureOf(zeros)).outcome).toBe('none');
    expect((await pictureOf(Buffer.from('no video at all'))).outcome).toBe('none');
    expect((await pictureOf(remade('sound.mp4', [], ['-vn', '-c', 'copy']))).outcome).toBe('none');
  });

  it('never throws, whatever the bytes are', async () => {
    const bytes = clip('broken.mp4');
    for (let round = 0; round < 8; round += 1) {
      const broken = Buffer.from(bytes);
      // The index lies in front, so most of these hit it or the first frames.
      for (let hit = 0; hit < 40; hit += 1)
        broken[Math.floor((hit * 7919 + round * 104_729) % 20_000)] = (hit * 31 + round) & 255;
      expect(['picture', 'none', 'failed']).toContain((await pictureOf(broken)).outcome);
    }
  });
});

describe.skipIf(!ffmpeg)('the picture of a photo', () => {
  function photo(size: string): Buffer {
    const path = join(folder, 'photo.jpg');
    const input = ['-f', 'lavfi', '-i', `testsrc=size=${size}`, '-frames:v', '1'];
    execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...input, path]);
    return readFileSync(path);
  }

  it('is scaled down', async () => {
    expect(sizeOf(await pictureOf(photo('2000x1500'), 'image'))).toEqual({ width: 320, height: 240 });
    expect(sizeOf(await pictureOf(photo('300x1500'), 'image'))).toEqual({ width: 64, height: 320 });
  });

  it('stands upright as its EXIF says', async () => {
    const bytes = photo('2000x1000');
    const exif = Buffer.from(
      'ffe10022457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000'.replaceAll(' ', ''),
      'hex',
    );
    const turned = Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]);
    expect(sizeOf(await pictureOf(turned, 'image'))).toEqual({ width: 160, height: 320 });
  });

  it('is none where it says that it is larger than any', async () => {
    const bytes = photo('200x100');
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(65_000, frame + 5);
    bytes.writeUInt16BE(65_000, frame + 7);
    expect((await pictureOf(bytes, 'image')).outcome).toBe('none');
  });
});

describe('a program that goes wrong', () => {
  const program = (name: string, onMake: string, timeoutMs = 30_000) => {
    const path = join(folder, 'programs', `${name}.mjs`);
    mkdirSync(join(folder, 'programs'), { recursive: true });
    writeFileSync(path, `process.once('message', () => { ${onMake} }); process.send({ type: 'ready' });`);
    return createPictureMaker({ timeoutMs, program: pathToFileURL(path) });
  };
  const made = (name: string, onMake: string, timeoutMs?: number) =>
    pictureOf(Buffer.alloc(100), 'video', program(name, onMake, timeoutMs));

  it('does not work where it can not start', async () => {
    expect(await maker.works(never)).toBe(true);
    expect(await program('broken', '} syntax error').works(never)).toBe(false);
    expect(await createPictureMaker({ program: pathToFileURL(join(folder, 'missing.mjs')) }).works(never)).toBe(false);
    expect(await maker.works(AbortSignal.abort())).toBe(false);
  });

  it('is ended when it takes too long', async () => {
    expect(await made('hangs', 'for (;;);', 2000)).toMatchObject({
      outcome: 'failed',
      reason: 'it took more than 2000 ms',
    });
  });

  it('dies of the memory that it wants, and nobody else does', async () => {
    const hog = 'const all = []; for (;;) all.push(new Uint8Array(64 << 20).fill(1));';
    const { outcome, reason } = (await made('hog', hog)) as { outcome: string; reason: string };
    expect(outcome).toBe('failed');
    expect(reason).toMatch(/^it ended with/);
  });

  it('may crash', async () => {
    const crashed = await made('crash', `process.kill(process.pid, 'SIGSEGV')`);
    expect(crashed).toMatchObject({ outcome: 'failed', reason: 'it ended with SIGSEGV' });
  });

  it('has no files to write to and nothing of ours in its environment', async () => {
    const tries = `
      const { writeFileSync } = await import('node:fs');
      let written = 'written';
      try { writeFileSync(${JSON.stringify(join(folder, 'written'))}, 'x'); } catch (error) { written = error.code; }
      const names = Object.keys(process.env).filter((name) => !['PWD', '_', 'SHLVL', 'OLDPWD'].includes(name) && !name.startsWith('NODE_CHANNEL'));
      process.send({ type: 'none', reason: written + ' ' + names.join() });`;
    expect(await made('writer', `(async () => { ${tries} })()`)).toMatchObject({ outcome: 'none', reason: 'EFBIG ' });
  });

  it('is not believed', async () => {
    const notThumbnails = [
      `new Uint8Array(100)`,
      `'text'`,
      `new Uint8Array([255, 216, ...Array(20_000).fill(0), 255, 217])`,
    ];
    for (const [index, jpeg] of notThumbnails.entries()) {
      const lied = await made(`liar-${index}`, `process.send({ type: 'picture', jpeg: ${jpeg} })`);
      expect(lied).toMatchObject({ outcome: 'failed', reason: 'it made something that is no thumbnail' });
    }
    for (const [index, range] of [
      'start: 50, end: 101',
      'start: -1, end: 5',
      'start: 5, end: 5',
      'start: 0.5, end: 9',
    ].entries()) {
      const greedy = await made(`greedy-${index}`, `process.send({ type: 'read', id: 1, ${range} })`);
      expect(greedy).toMatchObject({ outcome: 'failed', reason: 'it asked for bytes that are not there' });
    }
  });

  it('gets no more bytes than one picture may need', async () => {
    const endless = `
      let got = 0;
      const next = () => process.send({ type: 'read', id: 1, start: 0, end: 100 });
      process.on('message', ({ bytes }) => {
        if (bytes) { got += 1; next(); } else process.send({ type: 'none', reason: 'got ' + got });
      });
      next();`;
    expect(await made('endless', endless)).toMatchObject({ outcome: 'none', reason: 'got 500' });
  });

  it('is ended with the work that it is for', async () => {
    const stop = new AbortController();
    const pictures = program('waits', `process.send({ type: 'read', id: 1, start: 0, end: 9 })`);
    const request = { media: 'video', sizeBytes: 9, durationMs: null } as const;
    const read = () => {
      stop.abort(new Error('stopped'));
      return new Promise<never>(() => undefined);
    };
    const reading = pictures.make(request, read, stop.signal);
    await expect(reading).rejects.toThrow('stopped');
  });

  it('is not to blame for a store that fails', async () => {
    const pictures = program('reads', `process.send({ type: 'read', id: 1, start: 0, end: 9 })`);
    const request = { media: 'video', sizeBytes: 9, durationMs: null } as const;
    const failing = pictures.make(request, () => Promise.reject(new Error('the store is down')), never);
    await expect(failing).rejects.toThrow('the store is down');
  });
});
