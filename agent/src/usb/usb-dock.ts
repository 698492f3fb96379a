import { mkdir, readdir, realpath, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backoff, createBackoff } from '@rollcall/node/backoff';
import type { Logger } from 'pino';
import { type CardDevices, deviceNumber, systemDevices } from '../card/card-devices.ts';
import { type Mount, readMounts } from '../card/mount-table.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import { endedOrLate } from '../runtime/ended-or-late.ts';
import { type CardDisks, isDiskHeld, isPresent, listVolumes, type Volume } from './list-volumes.ts';
import { mayMount } from './may-mount.ts';
import { mountVolume, readFileSystem, unmountFolder } from './mount-volume.ts';
import { createUsbTroubles, type UsbTroubleCode } from './usb-troubles.ts';

/** A card lost within this time of its mounting counts as unsteady. */
const steadyAfterMs = 60_000;
/** A look waits so long for cards that are being mounted. */
const defaultPatienceMs = 5000;

const prefix = 'usb-';
/** Of a recorder's serial, as HQ takes it. */
const longestSerial = 32;

type MountedCard = { volume: Volume; folder: string; uuid: string | undefined; sinceMs: number };
type Retry = { backoff: Backoff; notBeforeMs: number; tries: number };

export type UsbDock = {
  /** Takes away the mounts of cards that are gone, and mounts those that came. Called before each look at the dock. */
  look: () => Promise<void>;
  devices: CardDevices;
  /** What to call a card that says of no recorder that it is its own: its volume id, because the next card gets the same folder. */
  nameOf: (folder: Buffer) => string | undefined;
  alerts: () => Alert[];
  troubles: () => UsbTroubleCode[];
  /** Unmounts every card, after the last look. */
  close: () => Promise<void>;
};

/**
 * Mounts cards that the kernel shows as removable disks, read-only, each in a folder `usb-<device>` of the station's dock, where
 * the scanner finds it like any other.
 *
 * INVARIANTS: A mount goes, and its folder with it, before the same device name can be mounted again, and never between two
 * looks without being seen: so a folder `usb-…` never shows another card than at the look before. A folder without its mount is
 * empty, and the scanner takes no empty folder for a card. A card that is pulled and comes back is another mount: two dock sessions.
 *
 * Nothing is remembered over a restart: the first look takes away what an agent before left mounted.
 */
export function createUsbDock(parts: {
  dockFolder: string;
  clock: Clock;
  log: Logger;
  disks: CardDisks;
  /** Told once of each card that can't be mounted, by the folder that it would have had. */
  onUnmounted?: (folder: Buffer, detail: string) => void;
  patienceMs?: number;
}): UsbDock {
  const { clock, log, disks, patienceMs = defaultPatienceMs } = parts;
  const mounted = new Map<string, MountedCard>();
  const mounting = new Map<string, Promise<void>>();
  /** By the volume's key, and of cards that come and go by their UUID. */
  const retries = new Map<string, Retry>();
  const unsteady = new Map<string, Retry>();
  const troubles = createUsbTroubles(clock.wall);
  let dockFolder: string | undefined;
  let present: readonly Volume[] = [];
  let failure = '';

  async function look(): Promise<void> {
    try {
      await lookAtDevices();
      failure = '';
    } catch (error) {
      // Cards in the folder dock are collected all the same.
      if (failure !== String(error)) log.error({ err: error }, 'cards could not be looked for');
      failure = String(error);
    }
  }

  async function lookAtDevices(): Promise<void> {
    dockFolder ??= await takeOver();
    present = await listVolumes(disks);
    const mountsBefore = await readMounts();
    const keys = new Set(present.map(({ key }) => key));
    const goneNow = new Set<string>();
    for (const card of [...mounted.values()]) {
      if (keys.has(card.volume.key) && isOnTop(mountsBefore, card)) continue;
      await takeAway(card);
      goneNow.add(card.volume.name);
    }
    forgetAbsent(keys);
    const mounts = goneNow.size > 0 ? await readMounts() : mountsBefore;
    const begun: Promise<void>[] = [];
    for (const volume of present) {
      const { key, name } = volume;
      if (mounted.has(key) || mounting.has(key) || goneNow.has(name) || isDelayed(retries.get(key))) continue;
      if (await isUsed(volume, mounts)) continue;
      const bringing = bringIn(volume, dockFolder).finally(() => mounting.delete(key));
      mounting.set(key, bringing);
      begun.push(bringing);
    }
    // One that hangs is waited for once, and its device is asked nothing else meanwhile.
    await endedOrLate(Promise.all(begun), patienceMs);
  }

  /** Takes away what an agent before left in the dock. @returns the dock's folder as the kernel names it */
  async function takeOver(): Promise<string> {
    const folder = await realpath(parts.dockFolder);
    const isOurs = (path: string) => path.startsWith(`${folder}/${prefix}`);
    if (await mayMount()) {
      for (const { path } of (await readMounts()).filter((mount) =>
        isOurs(Buffer.from(mount.path, 'latin1').toString()),
      ))
        await unmountFolder(Buffer.from(path, 'latin1').toString());
    }
    for (const name of await readdir(folder)) if (name.startsWith(prefix)) await removeFolder(join(folder, name));
    return folder;
  }

  /** Never rejects. */
  async function bringIn(volume: Volume, dock: string): Promise<void> {
    const { name, key } = volume;
    const folder = join(dock, `${prefix}${name}`);
    try {
      const fileSystem = await readFileSystem(volume);
      if (!(await mayMount())) return tryLater(volume, 'card_not_mountable', 'the agent may not mount cards');
      // udev may not have looked at it yet.
      if (!fileSystem) return tryLater(volume, 'card_without_file_system', 'no file system is found on it', 3);
      const { uuid } = fileSystem;
      if (uuid !== undefined && isDelayed(unsteady.get(uuid))) return void troubles.set(key, name, 'card_unsteady');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await mountVolume(volume, fileSystem, folder);
      // Cards that were copied from one another have one UUID: the second can't be told by it.
      const isCopy = [...mounted.values()].some((other) => other.uuid === uuid);
      mounted.set(key, { volume, folder, uuid: isCopy ? undefined : uuid, sinceMs: clock.monotonicMs() });
      retries.delete(key);
      troubles.end(key);
      log.info({ device: name, type: fileSystem.type, volumeId: uuid }, 'card was mounted read-only');
    } catch (error) {
      await removeFolder(folder);
      log.warn({ err: error, device: name }, 'card could not be mounted and is tried again');
      tryLater(volume, 'card_mount_failed', error instanceof Error ? error.message : String(error));
    }
  }

  /** Never rejects: a mount that stays is tried again at the next look, and holds up no other card. */
  async function takeAway(card: MountedCard): Promise<void> {
    try {
      await unmount(card);
    } catch (error) {
      log.error({ err: error, device: card.volume.name }, 'mount of a card that is gone could not be taken away');
    }
  }

  async function unmount({ volume, folder, uuid, sinceMs }: MountedCard): Promise<void> {
    const path = Buffer.from(folder).toString('latin1');
    if ((await readMounts()).some((mount) => mount.path === path)) await unmountFolder(folder);
    await removeFolder(folder);
    mounted.delete(volume.key);
    if (uuid !== undefined && clock.monotonicMs() - sinceMs < steadyAfterMs) delay(unsteady, uuid);
    log.info({ device: volume.name, volumeId: uuid }, 'card is gone and its mount was taken away');
  }

  function tryLater({ key, name }: Volume, code: UsbTroubleCode, detail: string, afterTries = 1): void {
    if (delay(retries, key) < afterTries) return;
    if (troubles.set(key, name, code)) parts.onUnmounted?.(Buffer.from(`${prefix}${name}`), detail);
  }

  /** @returns how often it was tried */
  function delay(delays: Map<string, Retry>, key: string): number {
    const { backoff, tries } = delays.get(key) ?? { backoff: createBackoff({ baseMs: 1000, capMs: 60_000 }), tries: 0 };
    delays.set(key, { backoff, notBeforeMs: clock.monotonicMs() + backoff.next(), tries: tries + 1 });
    return tries + 1;
  }

  const isDelayed = (retry: Retry | undefined) => retry !== undefined && clock.monotonicMs() < retry.notBeforeMs;

  function forgetAbsent(keys: ReadonlySet<string>): void {
    troubles.dropAbsent(keys);
    for (const key of retries.keys()) if (!keys.has(key)) retries.delete(key);
    for (const [uuid, { notBeforeMs }] of unsteady) {
      if (clock.monotonicMs() > notBeforeMs + steadyAfterMs) unsteady.delete(uuid);
    }
  }

  /** Whether anything of its disk is in use otherwise: the system may have been started from it. */
  async function isUsed({ disk, deviceNumber: number }: Volume, mounts: readonly Mount[]): Promise<boolean> {
    const ours = new Set([...mounted.values()].map(({ volume }) => volume.deviceNumber));
    const numbers = new Set(present.filter((other) => other.disk === disk).map((other) => other.deviceNumber));
    const byOthers = mounts.some((mount) => numbers.has(mount.deviceNumber) && !ours.has(mount.deviceNumber));
    return byOthers || mounts.some((mount) => mount.deviceNumber === number) || isDiskHeld(disk);
  }

  function isOnTop(mounts: readonly Mount[], { folder, volume }: MountedCard): boolean {
    const path = Buffer.from(folder).toString('latin1');
    return mounts.findLast((mount) => mount.path === path)?.deviceNumber === volume.deviceNumber;
  }

  function cardOn(device: bigint): MountedCard | undefined {
    const number = deviceNumber(device);
    return [...mounted.values()].find(({ volume }) => volume.deviceNumber === number);
  }

  return {
    look,
    devices: {
      async uuidOf(device) {
        const card = cardOn(device);
        return card ? card.uuid : systemDevices.uuidOf(device);
      },
      async isPlugged(device) {
        const card = cardOn(device);
        if (!card) return systemDevices.isPlugged(device);
        return isPresent(card.volume, disks);
      },
    },
    nameOf(folder) {
      const card = [...mounted.values()].find(({ volume }) => folder.equals(Buffer.from(`${prefix}${volume.name}`)));
      return card?.uuid === undefined ? undefined : `card-${card.uuid}`.slice(0, longestSerial);
    },
    alerts: troubles.alerts,
    troubles: troubles.codes,
    async close() {
      await Promise.all(mounting.values());
      for (const card of [...mounted.values()]) await takeAway(card);
    },
  };
}

/** Only an empty folder goes: never what somebody put there. */
async function removeFolder(folder: string): Promise<void> {
  await rmdir(folder).catch(() => {}); // It stays, and the scanner shows what lies in it.
}
