import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Gives the work a folder of its own and removes it afterwards, also when the bench is stopped by Ctrl-C. */
export async function withBenchFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Error('interrupted')));
  });
  try {
    await Promise.race([work(folder), interrupted]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Random bytes, so that nothing on the way can compress them. */
export function writeRandomFile(path: string, sizeBytes: number): void {
  const chunk = Buffer.alloc(Math.min(sizeBytes, 4 * 1024 * 1024));
  const file = openSync(path, 'wx');
  for (let written = 0; written < sizeBytes; ) {
    randomFillSync(chunk);
    written += writeSync(file, chunk, 0, Math.min(chunk.length, sizeBytes - written));
  }
  closeSync(file);
}

/** Nothing of the run before waits to be written, and the file lies in the page cache whole. */
export async function settleDisk(folder: string, warmFile?: string): Promise<void> {
  await run('sync', ['-f', folder]);
  if (warmFile) await run('sh', ['-c', 'exec cat "$1" > /dev/null', 'sh', warmFile]);
}
