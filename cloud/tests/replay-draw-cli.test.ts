import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleBytes, sampleItems } from '@rollcall/test/draws/draw-ledger';
import { drawOnce } from '@rollcall/test/draws/honest-draw';
import { sampleKeys, sampleWitness } from '@rollcall/test/evidence/sample-keys';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from './support/run-cli.ts';

let folder: string;
let honest: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-draw-'));
  honest = await file('honest.jsonl', bundleBytes(drawOnce().lines));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
const replay = (...args: string[]) => runCli(['replay-draw', ...args], {});
const root = sampleKeys().rootFingerprint;
const { verifierKey } = sampleWitness('station-a1');

it('says that a draw is true, who could have chosen, and what can’t be told', async () => {
  const { code, out } = await replay(honest, '--root', root, '--witness-key', verifierKey);
  expect(code).toBe(0);
  expect(out).toMatch(/^Draw 1: TRUE/);
  expect(out).toContain('Only HQ together with all 3 of them could have chosen');
  expect(out).toContain('a witness whose key you gave');
  expect(out).not.toContain('Not to be told');
  expect(out).toMatch(/\d entries at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+08:00 by its clock/);
  expect((await replay(honest)).out).toContain("That HQ's keys signed it: give --root");
});

it('ends with 3 when the draw is true and no witness whose key was given cosigned it', async () => {
  const { code, out } = await replay(honest, '--root', root, '--witness-key', sampleWitness('elsewhere').verifierKey);
  expect(code).toBe(3);
  expect(out).toMatch(/^NOT WITNESSED AS ASKED: .*\n\nDraw 1: TRUE/);
});

it('prints all of the sample, or JSON, when asked', async () => {
  const large = await file('large.jsonl', bundleBytes(drawOnce({ items: sampleItems(300) }).lines));
  expect((await replay(large)).out).toContain('more: --sample shows all');
  const { out } = await replay(large, '--json');
  const { sample } = JSON.parse(out);
  const lines = (await replay(large, '--sample')).out.split('\n').filter((line) => line.includes('item-'));
  expect(lines).toHaveLength(sample.length);
});

it('refuses a draw by the name of the check, with status 1', async () => {
  const cheated = drawOnce({ close: ({ committed }) => ({ commitments: committed.slice(1) }) });
  const { code, out } = await replay(await file('cheated.jsonl', bundleBytes(cheated.lines)));
  expect(code).toBe(1);
  expect(out).toMatch(/REFUSED.*entry \d+ does not list exactly the first commitments .* \[commitment_omitted\]/s);
});

it('says what is wrong with what was typed, with another status', async () => {
  for (const args of [
    [join(folder, 'none')],
    [honest, '--root', 'abc'],
    [honest, '--witness-key', 'a+b+c'],
    [folder],
  ]) {
    const { code, out, err } = await replay(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim()).not.toBe('');
    expect(err).not.toContain('    at ');
  }
});
