import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRecycledWal } from './is-recycled-wal.ts';

/** What a start makes anew, and what says where it was made. */
const leftOut = new Set(['logs', 'postgres.log', 'postmaster.opts']);

/** Packs folders of much the same content: each file comes beside those of the same path, so that the archive holds it once. */
export function pack(parent: string, folders: readonly string[], archive: string): void {
  const pathsOf = folders.map((folder) => ['', ...pathsIn(join(parent, folder))]);
  const paths = [...new Set(pathsOf.flat())].sort();
  const entries = paths.flatMap((path) =>
    folders.filter((_folder, nr) => pathsOf[nr]?.includes(path)).map((folder) => join(folder, path)),
  );
  const tar = `tar --no-recursion --numeric-owner -C '${parent}' -cf - --null -T -`;
  const run = spawnSync('bash', ['-c', `set -o pipefail; ${tar} | zstd -19 --long=27 -f -q -o '${archive}'`], {
    input: entries.map((entry) => `${entry}\0`).join(''),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`packing ended with ${run.status}`);
}

/** A folder before what lies in it. */
function pathsIn(folder: string, within = ''): string[] {
  return readdirSync(join(folder, within), { withFileTypes: true })
    .filter(({ name }) => !leftOut.has(name))
    .flatMap((entry) => {
      const path = join(within, entry.name);
      if (entry.isDirectory()) return [path, ...pathsIn(folder, path)];
      return isRecycledWal(join(folder, path)) ? [] : [path];
    });
}
