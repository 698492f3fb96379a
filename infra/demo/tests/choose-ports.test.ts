import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { choosePorts } from '../src/choose-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-ports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

function folderOfCopy(name: string): string {
  mkdirSync(join(folder, name));
  return join(folder, name);
}

test('gives copies that start together different ports', async () => {
  const copies = await Promise.all(['one', 'two', 'three'].map((name) => choosePorts(folderOfCopy(name), signal)));
  const ports = copies.flatMap((copy) => Object.values(copy.ports));
  await Promise.all(copies.map(({ release }) => release()));
  expect(new Set(ports).size).toBe(ports.length);
});

test('gives a copy its ports again, and waits while what it left behind still holds one', async () => {
  const dataFolder = folderOfCopy('again');
  const first = await choosePorts(dataFolder, signal);
  await first.release();
  const leftover = createServer().listen(first.ports.postgres, '127.0.0.1');
  await once(leftover, 'listening');
  const ending = setTimeout(() => leftover.close(), 300);
  const second = await choosePorts(dataFolder, signal);
  clearTimeout(ending);
  await second.release();
  expect(second.ports).toEqual(first.ports);
});

test('takes another port in place of one that another program holds', async () => {
  const elsewhere = await choosePorts(folderOfCopy('elsewhere'), signal);
  await elsewhere.release();
  const stranger = createServer().listen(elsewhere.ports.http, '127.0.0.1');
  await once(stranger, 'listening');
  const copy = await choosePorts(folderOfCopy('beside'), signal);
  await copy.release();
  stranger.close();
  expect(Object.values(copy.ports)).not.toContain(elsewhere.ports.http);
});
