import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createZstdDecompress } from 'node:zlib';

/** Of which version a fixture has data folders. */
export type OldVersion = '241b4c9' | '0.2.0';

/** Unpacks the folders `stopped` and `killed` of a version into `folder`. As root, Postgres' files keep their owner. */
export async function unpackOldFolders(version: OldVersion, folder: string): Promise<void> {
  // It reads on after the end of the archive (`-i`): or else it would close the pipe while padding is still written.
  const tar = spawn('tar', ['-xif', '-', '--numeric-owner', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] });
  const closed = once(tar, 'close');
  await pipeline(
    createReadStream(fileURLToPath(fileOf(version, 'folders.tar.zst'))),
    createZstdDecompress(),
    tar.stdin,
  );
  const [exitCode] = await closed;
  if (exitCode !== 0) throw new Error(`tar ended with ${exitCode}`);
}

/** What a file of the fixture says, such as `stopped.json`: what HQ had in that folder before it ended. */
export function toldOfOldFolder<Told>(version: OldVersion, name: string): Told {
  return JSON.parse(readFileSync(fileOf(version, name), 'utf8')) as Told;
}

function fileOf(version: OldVersion, name: string): URL {
  return new URL(`../../fixtures/data-folder-${version}/${name}`, import.meta.url);
}
