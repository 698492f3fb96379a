import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writePrivateFile } from '../src/write-private-file.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-private-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a private file is readable by its owner only', () => {
  writePrivateFile(join(folder, 'secret'), 'text');
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('text');
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('a private file keeps its old text when the disk takes only a part of the new one', async () => {
  const path = join(folder, 'secret');
  writePrivateFile(path, 'old');
  const module = new URL('../src/write-private-file.ts', import.meta.url).href;
  const program = `import { writePrivateFile } from '${module}'; writePrivateFile(process.argv[1], 'x'.repeat(1500));`;
  const limited = run(
    'bash',
    ['-c', 'ulimit -f 1; exec "$@"', 'bash', process.execPath, '--input-type=module', '-e', program, path],
    { env: {} },
  );
  await expect(limited).rejects.toThrow('EFBIG');
  expect(readFileSync(path, 'utf8')).toBe('old');
});
