import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

// A file that may not grow beyond 1 KiB: the write that would cross the limit is cut short and succeeds, as on a full disk.

const run = promisify(execFile);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-short-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function runLimited(script: string, ...args: string[]): Promise<string> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await run('bash', ['-c', 'ulimit -f 1; exec "$@"', 'bash', process.execPath, path, ...args], {
    env: {}, // Without a compile cache, which would meet the limit too.
  });
  return stdout;
}

test('a batch that was written only in part counts as not appended, and the next takes its place', async () => {
  const printed = JSON.parse(await runLimited('support/append-until-full.ts', folder, '715', '715', '200'));
  expect(printed).toEqual({ outcomes: ['appended', 'EFBIG', 'appended'], end: { incarnation: 1, lastSeq: 3 } });
  const [name = ''] = readdirSync(join(folder, 'journal'));
  const lines = readFileSync(join(folder, 'journal', name), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).firstSeq)).toEqual([1, 3]);
});

test('a file that is replaced durably is the old one or the new one, never a part', async () => {
  const printed = await runLimited('support/replace-until-full.ts', join(folder, 'state.json'), '800', '1500');
  expect(JSON.parse(printed)).toEqual(['written', 'EFBIG']);
  expect(statSync(join(folder, 'state.json')).size).toBe(800);
});
