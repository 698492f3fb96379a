import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { requireTool } from '@rollcall/test/require-tool';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mayLieUnread, walkCard } from '../src/card/walk-card.ts';

// Cards whose file system fails in places, by the system's own calls.

const run = promisify(execFile);
const strace = requireTool('strace');
const program = fileURLToPath(new URL('support/walk-program.ts', import.meta.url));
let root: string;
let card: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'card-walk-'));
  card = join(root, 'card');
  mkdirSync(card);
});

afterEach(async () => {
  await run('umount', ['-l', card]).catch(() => {}); // Nothing was mounted.
  rmSync(root, { recursive: true, force: true });
});

function put(path: string) {
  mkdirSync(dirname(join(card, path)), { recursive: true });
  writeFileSync(join(card, path), path);
}

/** The card as it is listed while a call on one of its paths fails. */
async function walkWhile(call: string, path: string, error: string) {
  const inject = `inject=${call}:error=${error}`;
  const options = ['-f', '-qq', '-o', '/dev/null', '-P', join(card, path), '-e', `trace=${call}`, '-e', inject];
  const { stdout } = await run(strace ?? '', [...options, process.execPath, program, card]);
  return JSON.parse(stdout);
}

test.skipIf(!strace)('a folder that fails is named, and what lies beside it is listed', async () => {
  put('DCIM/100MEDIA/1.mp4');
  put('DCIM/101MEDIA/2.mp4');
  expect(await walkWhile('getdents64', 'DCIM/101MEDIA', 'EIO')).toEqual({
    entries: ['DCIM/100MEDIA/1.mp4'],
    errors: ['folder DCIM/101MEDIA EIO'],
  });
});

test.skipIf(!strace)('a name that is listed and cannot be found is named: it has not disappeared', async () => {
  put('1.mp4');
  put('2.mp4');
  expect(await walkWhile('statx', '2.mp4', 'ENOENT')).toEqual({ entries: ['1.mp4'], errors: ['name 2.mp4 ENOENT'] });
});

test.skipIf(!strace)(
  'one failing name leaves nothing else unread where the card does not tell files from folders',
  async () => {
    if (!(await mountWithoutFileTypes())) return;
    put('DCIM/1.mp4');
    put('DCIM/2.mp4');
    put('DCIM/3.mp4');
    expect(await walkWhile('statx', 'DCIM/2.mp4', 'EIO')).toEqual({
      entries: ['DCIM/1.mp4', 'DCIM/3.mp4'],
      errors: ['name DCIM/2.mp4 EIO'],
    });
  },
);

test('folders are listed 32 deep; one that lies deeper is named', async () => {
  const folders = Array.from({ length: 33 }, (_, index) => `${index + 1}`);
  put(join(...folders.slice(0, 32), 'deep.mp4'));
  put(join(...folders, 'too-deep.mp4'));
  const { entries, errors } = await walkCard(Buffer.from(card));
  expect(entries.map(({ pathText }) => pathText)).toEqual([join(...folders.slice(0, 32), 'deep.mp4')]);
  expect(errors).toMatchObject([{ pathText: join(...folders), kind: 'folder', code: 'TOO_DEEP' }]);
  expect(mayLieUnread({ entries, errors }, Buffer.from(join(...folders, 'too-deep.mp4')))).toBe(true);
  expect(mayLieUnread({ entries, errors }, Buffer.from('1/gone.mp4'))).toBe(false);
});

/** @returns false where nothing can be mounted */
async function mountWithoutFileTypes(): Promise<boolean> {
  const image = join(root, 'card.img');
  writeFileSync(image, Buffer.alloc(4 * 1024 * 1024));
  try {
    await run('mkfs.ext4', ['-q', '-O', '^filetype', image]);
    await run('mount', ['-o', 'loop', image, card]);
    rmSync(join(card, 'lost+found'), { recursive: true });
    return true;
  } catch {
    return false;
  }
}
