import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile } from '../src/inspect/inspect-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
const ffmpeg = requireTool('ffmpeg');
const pathOf = (name: string) => join(folder, name);

afterAll(() => rmSync(folder, { recursive: true }));

async function inspectCopy(name: string, damage: (bytes: Buffer) => Buffer) {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const copy = pathOf(`copy.${extension}`);
  writeFileSync(copy, damage(readFileSync(pathOf(name))));
  const { outcome, problems } = await inspectFile(copy, extension, 120_000);
  return [outcome, ...problems.map(({ code }) => code)];
}

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const text = () => Buffer.from('not what the name says\n'.repeat(100));

describe.skipIf(!ffmpeg)('files of other kinds', () => {
  beforeAll(() => {
    const make = (...args: string[]) => execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', '-f', 'lavfi', ...args]);
    make('-i', 'sine=duration=2', pathOf('tone.wav'));
    make('-i', 'testsrc=size=320x240', '-frames:v', '1', pathOf('picture.jpg'));
    make('-i', 'testsrc=size=320x240:rate=15', '-t', '2', pathOf('clip.mkv'));
  });

  test('a WAV is healthy, cut or none', async () => {
    expect(await inspectFile(pathOf('tone.wav'), 'wav', 10_000)).toMatchObject({ kind: 'audio', durationMs: 2000 });
    expect(await inspectCopy('tone.wav', (bytes) => bytes)).toEqual(['healthy']);
    expect(await inspectCopy('tone.wav', half)).toEqual(['damaged', 'truncated']);
    expect(await inspectCopy('tone.wav', text)).toEqual(['damaged', 'not_a_container']);
  });

  test('a JPEG is healthy, cut, zeroed or none', async () => {
    expect(await inspectFile(pathOf('picture.jpg'), 'jpg', 10_000)).toMatchObject({ width: 320, height: 240 });
    expect(await inspectCopy('picture.jpg', (bytes) => bytes)).toEqual(['healthy']);
    expect(await inspectCopy('picture.jpg', half)).toEqual(['damaged', 'truncated']);
    expect(await inspectCopy('picture.jpg', (bytes) => bytes.fill(0, 2000))).toEqual(['damaged', 'zero_filled']);
    expect(await inspectCopy('picture.jpg', text)).toEqual(['damaged', 'not_a_container']);
  });

  test('an MKV is healthy or none', async () => {
    const healthy = { outcome: 'healthy', width: 320, durationMs: 2000 };
    expect(await inspectFile(pathOf('clip.mkv'), 'mkv', 10_000)).toMatchObject(healthy);
    expect(await inspectCopy('clip.mkv', text)).toEqual(['damaged', 'not_a_container']);
  });

  test('a log is not inspected', async () => {
    expect(await inspectFile(pathOf('none.log'), 'log', 10_000)).toMatchObject({
      outcome: 'not_inspected',
      kind: 'text',
      reason: 'no_inspector',
    });
  });
});
