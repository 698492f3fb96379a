import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMounts } from '../../src/card/mount-table.ts';
import { walkCard } from '../../src/card/walk-card.ts';
import { l6Name } from '../card-station-fixture.ts';
import { createEraseStation, type EraseStation } from '../erase-fixture.ts';
import { createLoopDisks } from './loop-card.ts';

export const disks = createLoopDisks();
export const footage = { [l6Name(1)]: 'the first video', [l6Name(2)]: 'the second video' };
export const large = Buffer.alloc(24 * 1024 * 1024, 'video');

export let station: EraseStation;
let beforeList = () => {};
const foldersOfOthers = new Set<string>();

export const docked = () => station.events('docked');
export const volumes = () => docked().map(({ cardVolumeId }) => cardVolumeId);
export const undocked = () => station.events('undocked').map(({ dockSessionId }) => dockSessionId);
export const inventories = () => station.events('inventory').map(({ entries }) => entries.length);
export const unlooked = () => station.events('card_scan_failed').map(({ folder, detail }) => [folder.text, detail]);
export const folderOf = ({ name }: { name: string }) => join(station.dockFolder, `usb-${name}`);
export const usbAlerts = () => (station.agent.usb?.alerts() ?? []).map(({ code }) => code);
export const dockAlerts = () => station.agent.dockAlerts.alerts();
export const look = () => station.agent.scanner.runOnce();

export async function collect(): Promise<void> {
  await station.settle();
  await station.agent.collector.runOnce();
}

/** The options of what lies on top of a folder; undefined when nothing is mounted there. */
export async function optionsOf(folder: string): Promise<string | undefined> {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return lines.map((line) => line.split(' ')).findLast((fields) => fields[4] === folder)?.[5];
}

/** Mounts a card as a udev rule would, for writing. */
export function mountByOthers(device: string, name: string): string {
  const folder = join(station.dockFolder, name);
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', [device, folder]);
  foldersOfOthers.add(folder);
  return folder;
}

export function assertNothingToldAsGone(): void {
  assert.deepEqual(station.events('collect_failed'), []);
  assert.deepEqual(station.events('card_scan_failed'), []);
  assert.deepEqual(station.events('card_unread'), []);
  assert.ok(
    inventories().every((files) => files > 0),
    'an inventory says that the card is empty',
  );
}

/** Does something the next time that a card is listed. */
export function doBeforeList(act: () => void): void {
  beforeList = () => {
    beforeList = () => {};
    act();
  };
}

/** @param dockFolder a dock that is there already */
export async function openStation(dockFolder: string | undefined): Promise<void> {
  station = await createEraseStation({
    usbDisks: disks,
    ...(dockFolder === undefined ? {} : { dockFolder }),
    listCard(folder, onAnswer) {
      beforeList();
      return walkCard(folder, onAnswer);
    },
  });
}

export async function closeStation(): Promise<void> {
  for (const { path } of await readMounts()) if (foldersOfOthers.has(path)) execFileSync('umount', ['--lazy', path]);
  await station.close();
}
