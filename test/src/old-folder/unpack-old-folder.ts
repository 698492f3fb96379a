import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createZstdDecompress } from 'node:zlib';
import type { Contents } from './list-contents.ts';

/** A file that was on a card when everything was killed. */
export interface FileOnCard {
  stationId: string;
  recorderSerial: string;
  fileName: string;
  sha256: string;
}

const fixture = new URL('../../fixtures/data-folder-241b4c9/', import.meta.url);

/** Unpacks the folders `stopped` and `killed` into `folder`. As root, Postgres' files keep their owner. */
export async function unpackOldFolders(folder: string): Promise<void> {
  // It reads on after the end of the archive (`-i`): or else it would close the pipe while padding is still written.
  const tar = spawn('tar', ['-xif', '-', '--numeric-owner', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const closed = once(tar, 'close');
  await pipeline(
    createReadStream(fileURLToPath(new URL('folders.tar.zst', fixture))),
    createZstdDecompress(),
    tar.stdin,
  );
  const [exitCode] = await closed;
  if (exitCode !== 0) throw new Error(`tar ended with ${exitCode}`);
}

/** What HQ had in that folder before it ended, and what lay on cards and wasn't all at HQ. */
export function contentsOfOldFolder(name: 'stopped' | 'killed'): Contents & { onCards?: FileOnCard[] } {
  return JSON.parse(readFileSync(new URL(`${name}.json`, fixture), 'utf8'));
}
