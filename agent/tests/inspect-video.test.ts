import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInspector } from '../src/inspect/inspector.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
const inspector = createInspector({ log: pino({ level: 'silent' }) });
let indexFirst: string | undefined;
let indexLast: string | undefined;
let hevc: string | undefined;

beforeAll(() => {
  indexFirst = makeSampleVideo(folder, { name: 'index-first.mp4' });
  indexLast = makeSampleVideo(folder, { name: 'index-last.mp4', indexFirst: false });
  hevc = makeSampleVideo(folder, { name: 'hevc.mp4', codec: 'libx265' });
});

afterAll(async () => {
  await inspector.close();
  rmSync(folder, { recursive: true });
});

/** The codes found in a copy of `source` whose bytes `damage` changed. */
async function codesAfter(source: string, damage: (bytes: Buffer) => Buffer, extension = 'mp4'): Promise<string[]> {
  const path = join(folder, `damaged.${extension}`);
  writeFileSync(path, damage(readFileSync(source)));
  const { outcome, problems } = await inspector.inspect(path, extension);
  expect(outcome).toBe(problems.length > 0 ? 'damaged' : 'healthy');
  return problems.map(({ code }) => code);
}

const cutTo = (share: number) => (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * share));
const zero = (from: number, to: number) => (bytes: Buffer) =>
  bytes.fill(0, Math.floor(bytes.length * from), Math.floor(bytes.length * to));
const overwrite = (from: number, to: number) => (bytes: Buffer) => {
  for (let at = Math.floor(bytes.length * from); at < bytes.length * to; at += 1) bytes[at] = (at * 131) % 251;
  return bytes;
};

function moovOffset(bytes: Buffer): number {
  return bytes.indexOf('moov') - 4;
}

describe.skipIf(makeSampleVideo(folder, { name: 'probe.mp4', seconds: 1 }) === undefined)('an MP4', () => {
  test.for(['index first', 'index last', 'HEVC'])('that is whole is healthy: %s', async (kind) => {
    const path = { 'index first': indexFirst, 'index last': indexLast, HEVC: hevc }[kind] ?? '';
    const inspection = await inspector.inspect(path, 'mp4');
    expect(inspection).toMatchObject({ outcome: 'healthy', kind: 'video', width: 320, height: 240, problems: [] });
    expect(inspection.codecs.map((codec) => codec.slice(0, 4))).toEqual([kind === 'HEVC' ? 'hev1' : 'avc1', 'mp4a']);
    expect(Math.abs((inspection.durationMs ?? 0) - 8000)).toBeLessThan(100);
  });

  test('cut at 90 % with its index first is truncated', async () => {
    expect(await codesAfter(indexFirst ?? '', cutTo(0.9))).toEqual(['truncated']);
  });

  test('cut at 90 % with its index last is truncated and has lost the index', async () => {
    expect(await codesAfter(indexLast ?? '', cutTo(0.9))).toEqual(['truncated', 'moov_missing']);
  });

  test('whose index was cut off exactly has lost the index only', async () => {
    const cut = (bytes: Buffer) => bytes.subarray(0, moovOffset(bytes));
    expect(await codesAfter(indexLast ?? '', cut)).toEqual(['moov_missing']);
  });

  test.for([
    ['tail', 0.8, 1],
    ['middle', 0.4, 0.6],
  ] as const)('with a zeroed %s is zero-filled', async ([, from, to]) => {
    expect(await codesAfter(indexFirst ?? '', zero(from, to))).toEqual(['zero_filled']);
    expect(await codesAfter(hevc ?? '', zero(from, to))).toEqual(['zero_filled']);
  });

  test('whose index was zeroed at the end has lost the index to zeros', async () => {
    const zeroIndex = (bytes: Buffer) => bytes.fill(0, moovOffset(bytes));
    expect(await codesAfter(indexLast ?? '', zeroIndex)).toEqual(['moov_missing', 'zero_filled']);
  });

  test('whose middle was overwritten by other bytes has bad packets', async () => {
    expect(await codesAfter(indexFirst ?? '', overwrite(0.4, 0.6))).toEqual(['bad_packet']);
  });

  test('whose index claims four billion packets is damaged, not a burden', async () => {
    const inflate = (bytes: Buffer) => {
      const table = bytes.indexOf('stsz');
      bytes.writeUInt32BE(0xfffffff0, table + 12);
      return bytes;
    };
    const started = performance.now();
    const path = join(folder, 'hostile.mp4');
    writeFileSync(path, inflate(readFileSync(indexFirst ?? '')));
    expect((await inspector.inspect(path, 'mp4')).outcome).not.toBe('healthy');
    expect(performance.now() - started).toBeLessThan(25_000);
    expect((await inspector.inspect(indexFirst ?? '', 'mp4')).outcome).toBe('healthy');
  });

  test('in truth a text file is no container', async () => {
    const path = join(folder, 'text.mp4');
    writeFileSync(path, 'This is a text that somebody gave a false name.\n'.repeat(50));
    const { outcome, problems } = await inspector.inspect(path, 'mp4');
    expect([outcome, problems.map(({ code }) => code)]).toEqual(['damaged', ['not_a_container']]);
  });

  test('of a few zero bytes is zero-filled', async () => {
    expect(await codesAfter(indexFirst ?? '', () => Buffer.alloc(1000))).toEqual(['zero_filled']);
  });
});

test('a file that is gone is not inspected', async () => {
  expect(await inspector.inspect(join(folder, 'gone.mp4'), 'mp4')).toMatchObject({ outcome: 'not_inspected' });
});

test('an inspection that takes too long is given up, and the next file gets a new worker', async () => {
  const hasty = createInspector({ log: pino({ level: 'silent' }), timeoutMs: -2000 });
  expect(await hasty.inspect(indexFirst ?? '', 'mp4')).toMatchObject({ outcome: 'not_inspected', kind: 'video' });
  await hasty.close();
});
