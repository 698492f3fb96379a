import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bytesOf, FinishedCalls } from './finished-calls.ts';
import { UnsyncedDisk } from './unsynced-disk.ts';

let root: string;
let disk: UnsyncedDisk;
let calls: FinishedCalls;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unsynced-disk-'));
  disk = new UnsyncedDisk(root);
  calls = new FinishedCalls((call) => disk.apply(call));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const create = (name: string) =>
  calls.read(`[pid 7] openat(AT_FDCWD</t>, "${root}/${name}", O_WRONLY|O_CREAT|O_EXCL, 0600) = 9<${root}/${name}>\n`);
const write = (name: string, text: string) =>
  calls.read(`[pid 7] write(9<${root}/${name}>, "${text}", ${bytesOf(text).length}) = ${bytesOf(text).length}\n`);
const sync = (name: string) => calls.read(`[pid 7] fsync(9<${join(root, name)}>) = 0\n`);

test('what was written after the last sync is gone', () => {
  create('a');
  write('a', 'kept');
  sync('a');
  sync('');
  write('a', ' and lost');
  calls.read(`[pid 7] pwrite64(9<${root}/a>, "K", 1, 0) = 1\n`);
  disk.lose('synced');
  expect(readFileSync(join(root, 'a'), 'latin1')).toBe('kept');
});

test('a rename that was not synced is undone, or has happened', () => {
  create('a.tmp');
  write('a.tmp', 'new');
  sync('a.tmp');
  sync('');
  calls.read(`[pid 7] rename("${root}/a.tmp", "${root}/a") = 0\n`);
  disk.lose('synced');
  expect(readdirSync(root)).toEqual(['a.tmp']);
  disk.lose('all');
  expect(readdirSync(root)).toEqual(['a']);
});

test('a file whose bytes were never synced is empty, though its name is there', () => {
  create('a.tmp');
  write('a.tmp', 'new');
  calls.read(`[pid 7] rename("${root}/a.tmp", "${root}/a") = 0\n`);
  sync('');
  disk.lose('synced');
  expect(readFileSync(join(root, 'a'), 'latin1')).toBe('');
});

test('a file in a folder that was not synced is gone with it', () => {
  calls.read(`mkdir("${root}/sub", 0700) = 0\n`);
  create('sub/a');
  sync('sub/a');
  sync('sub');
  disk.lose('synced');
  expect(existsSync(join(root, 'sub'))).toBe(false);
});

test('a sync that was cut off, or failed, has synced nothing', () => {
  create('a');
  sync('');
  write('a', 'lost');
  calls.read(
    `[pid 7] fsync(9<${root}/a> <unfinished ...>\n[pid 8] fsync(9<${root}/a>) = -1 EIO (Input/output error)\n`,
  );
  disk.lose('synced');
  expect(readFileSync(join(root, 'a'), 'latin1')).toBe('');
});

test('a call that strace tells in two pieces counts like any other', () => {
  create('a');
  sync('');
  calls.read(`[pid 7] write(9<${root}/a>, "two", 3 <unfinished ...>\n[pid 8] mkdir("/x", 0700) = 0\n`);
  calls.read('[pid 7] <... write resumed>) = 3\n');
  sync('a');
  disk.lose('synced');
  expect(readFileSync(join(root, 'a'), 'latin1')).toBe('two');
});

test('bytes are read as strace prints them', () => {
  expect([...bytesOf('a\\0\\1779\\n\\"\\\\\\377')]).toEqual([97, 0, 127, 57, 10, 34, 92, 255]);
});
