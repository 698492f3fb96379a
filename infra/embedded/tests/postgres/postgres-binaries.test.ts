import { chmod, cp, lstat, mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { locatePostgresBinaries } from '../../src/postgres/postgres-binaries.ts';
import { installedPostgresPackage, type PostgresPackage } from '../../src/postgres/postgres-package.ts';

const nobody = { uid: 65534, gid: 65534 };
let closed: string;
let parent: string;
/** As npm leaves the package with --ignore-scripts: without its links. Lies in a folder of mode 0700. */
let unlinked: PostgresPackage;

beforeAll(async () => {
  closed = await mkdtemp(join(await realpath(tmpdir()), 'rollcall-closed-'));
  const installed = await installedPostgresPackage();
  unlinked = { ...installed, folder: closed };
  await cp(installed.folder, closed, {
    recursive: true,
    filter: async (source) => !(source.includes('/lib/') && (await isLink(source))),
  });
});
afterAll(() => rm(closed, { recursive: true, force: true }));

beforeEach(async () => {
  parent = await mkdtemp(join(await realpath(tmpdir()), 'rollcall-open-'));
  await chmod(parent, 0o755);
});
afterEach(() => rm(parent, { recursive: true, force: true }));

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path)).isSymbolicLink();
}

test('runs the installed binaries where they are when that works', async () => {
  const { postgres } = await locatePostgresBinaries(unlinked, undefined, [parent]);
  const linked = { ...unlinked, folder: join(postgres, '..', '..', '..') };
  expect((await locatePostgresBinaries(linked, undefined, [])).postgres).toBe(postgres);
});

test('makes the missing links in a copy, once when two ask at the same time', async () => {
  const [one, two] = await Promise.all([
    locatePostgresBinaries(unlinked, undefined, [parent]),
    locatePostgresBinaries(unlinked, undefined, [parent]),
  ]);
  expect(one).toEqual(two);
  expect(one.postgres.startsWith(parent)).toBe(true);
  expect(await readdir(parent)).toHaveLength(1);

  const before = await stat(one.postgres);
  await locatePostgresBinaries(unlinked, undefined, [parent]);
  expect((await stat(one.postgres)).ino).toBe(before.ino);
});

test.skipIf(process.getuid?.() !== 0)('copies binaries that another user could not reach to where it can', async () => {
  const { postgres } = await locatePostgresBinaries(unlinked, nobody, [closed, parent]);
  expect(postgres.startsWith(parent)).toBe(true);
  expect((await stat(postgres)).mode & 0o777).toBe(0o755);
});

test('repairs a copy of which a cleaner of temporary files took a part', async () => {
  const { postgres } = await locatePostgresBinaries(unlinked, undefined, [parent]);
  const extension = join(postgres, '..', '..', 'share', 'postgresql', 'extension', 'btree_gist.control');
  await rm(extension);
  await locatePostgresBinaries(unlinked, undefined, [parent]);
  expect((await stat(extension)).isFile()).toBe(true);
});

test('runs no copy that others may write, and takes the next place', async () => {
  const { postgres } = await locatePostgresBinaries(unlinked, undefined, [parent]);
  await chmod(join(postgres, '..', '..', '..'), 0o777);
  await expect(locatePostgresBinaries(unlinked, undefined, [parent])).rejects.toMatchObject({
    code: 'postgres_binaries_unusable',
  });
  const next = join(parent, 'next');
  await mkdir(next);
  const other = await locatePostgresBinaries(unlinked, undefined, [parent, next]);
  expect(other.postgres.startsWith(next)).toBe(true);
});
