import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCardMount, remountCard } from '../src/card/card-mount.ts';
import { openCardFolder } from '../src/card/open-card-folder.ts';
import { l6Name } from './card-station-fixture.ts';
import { card, createEraseStation, type EraseStation, fillCard, logName } from './erase-fixture.ts';

// Cards that are file systems of their own. Where this machine can't mount any, the same code says that it can't.

const run = promisify(execFile);

let station: EraseStation;
let cardFolder: string;

beforeEach(async () => {
  station = await createEraseStation();
  cardFolder = join(station.dockFolder, card);
  mkdirSync(cardFolder);
});

afterEach(async () => {
  await run('umount', ['-l', cardFolder]).catch(() => {}); // Nothing was mounted.
  await station.close();
});

/** @returns false where it can't be done */
async function mountCard(): Promise<boolean> {
  const image = join(station.root, 'card.img');
  writeFileSync(image, Buffer.alloc(4 * 1024 * 1024));
  try {
    await run('mkfs.ext4', ['-q', image]);
    await run('mount', ['-o', 'loop', image, cardFolder]);
    return true;
  } catch {
    return false;
  }
}

async function mountOfCard() {
  const folder = await openCardFolder(Buffer.from(cardFolder));
  try {
    return await readCardMount(folder.fd);
  } finally {
    await folder.close();
  }
}

async function remount(mode: 'ro' | 'rw') {
  const folder = await openCardFolder(Buffer.from(cardFolder));
  try {
    return await remountCard(folder.fd, mode);
  } finally {
    await folder.close();
  }
}

test('a mounted card is read-only from the moment it is docked, writable while it is erased, and read-only again', async () => {
  if (!(await mountCard())) return expectCannotRemount();
  expect(await mountOfCard()).toEqual({ readOnly: false });
  fillCard(station);
  await station.collectAndVerify();
  expect(await mountOfCard()).toEqual({ readOnly: true });
  expect(() => writeFileSync(join(cardFolder, 'more'), '')).toThrow('EROFS');
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  expect(station.events('erase_refused')).toEqual([]);
  expect(station.filesOnCard()).toEqual([logName, 'notes.txt'].sort());
  expect(await mountOfCard()).toEqual({ readOnly: true });
  // The next footage: the recorder writes it elsewhere.
  expect(await remount('rw')).toBeNull();
  station.putFile(card, l6Name(3), 'the third video', new Date('2026-11-24T09:00:00Z'));
  await station.collectAndVerify();
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  expect(station.events('card_erased').map(({ files }) => files)).toEqual([2, 1]);
});

test('a card that cannot be mounted for writing is refused, and stays as it is', async () => {
  if (!(await mountCard())) return expectCannotRemount();
  fillCard(station);
  // A card whose lock switch is on: the device itself takes no writes.
  await run('umount', [cardFolder]);
  await run('mount', ['-o', 'loop,ro', join(station.root, 'card.img'), cardFolder]);
  await station.collectAndVerify();
  await station.grant(station.permitFor());
  await station.eraser().runOnce();
  expect(station.events('erase_refused').map(({ reason }) => reason)).toEqual(['cannot_remount']);
  expect(station.filesOnCard()).toHaveLength(4);
  expect(await mountOfCard()).toEqual({ readOnly: true });
});

test("a card that is part of the dock's disk is never mounted anew", async () => {
  expect(await mountOfCard()).toBeNull();
  await expectCannotRemount();
});

async function expectCannotRemount(): Promise<void> {
  expect(await remount('rw')).toEqual(expect.any(String));
}
