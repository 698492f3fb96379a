import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ErasePermit } from '@rollcall/shared/contract/erase-permit';
import { keysInForce } from '@rollcall/shared/contract/keys-in-force';
import type { EraseConfirmation } from '@rollcall/shared/http/station-erase-permits';
import { recordingIdOf } from '@rollcall/shared/ids';
import { builtInProfiles } from '../src/card/built-in-profiles.ts';
import { createProfileReader } from '../src/card/classify-file.ts';
import { createEraser } from '../src/erase/eraser.ts';
import { listKnownFiles } from '../src/recordings/erases-repository.ts';
import { changeRecording, listRecordingIds } from '../src/recordings/recordings-repository.ts';
import type { PeriodicTask } from '../src/runtime/periodic-task.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { newTestKey, newTestKeys, type TestKey, testOrigin } from './support/test-keys.ts';
import { type PermitChanges, type PermitContent, signTestPermit } from './support/test-permit.ts';

export const hqTime = new Date('2026-11-25T08:00:00.000Z');
export const card = '7K30021';
export const logName = 'LOG/20261124.log';

/** A station whose card was collected and verified, HQ's keys, and an HQ that hands out the permits of the test. */
export async function createEraseStation(options: Parameters<typeof createCardStation>[0] = {}) {
  const station = createCardStation(options);
  const keys = { ...(await newTestKeys()), station: await newTestKey() };
  const permits = new Map<string, string>();
  const hq = {
    now: hqTime,
    forked: false,
    keys: keys as Record<'message' | 'permit' | 'ledger' | 'station', TestKey>,
    confirmation: { valid: true, reason: null } as EraseConfirmation,
    /** Called when the station asks whether a permit is still valid. */
    onConfirm: () => {},
    confirmed: [] as string[],
  };

  const erasers = new WeakMap<object, PeriodicTask>();

  /** The eraser of the present run of the agent, made when it starts. */
  function eraser(): PeriodicTask {
    const { store } = station.agent;
    const made = erasers.get(store) ?? makeEraser();
    erasers.set(store, made);
    return made;
  }

  function makeEraser(): PeriodicTask {
    const { store, append } = station.agent;
    return createEraser({
      store,
      append,
      clock: station.clock,
      log: station.log,
      reader: createProfileReader(builtInProfiles()),
      dockFolder: station.dockFolder,
      devices: station.agent.devices,
      isDockKnown: () => true,
      stationId: 'squad-1',
      stationKey: keys.station.publicJwk,
      api: {
        listPermits: async () => ({ permits: [...permits].map(([permitId, jws]) => ({ permitId, jws })) }),
        async confirm(permitId) {
          hq.confirmed.push(permitId);
          hq.onConfirm();
          return hq.confirmation;
        },
      },
      trust: {
        origin: () => testOrigin,
        keysFor: (use) =>
          keysInForce(
            { keys: [{ use, jwk: keys[use].publicJwk, notBefore: hqTime.toISOString(), retiredAt: null }] },
            use,
            hq.now,
          ),
      },
      hqNow: () => hq.now,
      isForked: () => hq.forked,
      intervalMs: 1000,
    });
  }

  /** Everything on the cards is collected, and HQ verified it. */
  async function collectAndVerify(): Promise<void> {
    await station.settle();
    await station.agent.collector.runOnce();
    const { store } = station.agent;
    store.transaction(() => {
      for (const recordingId of listRecordingIds(store.db, 'all'))
        changeRecording(store.db, recordingId, 'hq_verified');
    });
  }

  /** What HQ permits after it: every piece of footage goes, everything else stays. */
  function permitFor(): PermitContent {
    const inventory = station.events('inventory').at(-1);
    const docked = station.events('docked').at(-1);
    if (!inventory?.inventorySha256 || !docked) throw new Error('no card was docked');
    const { dockSessionId, cardVolumeId, recorderSerial } = docked;
    const known = new Map(
      listKnownFiles(station.agent.store.db, dockSessionId).map((file) => [file.pathBytes.toString('base64'), file]),
    );
    const media = inventory.entries.filter(({ fileClass }) => fileClass === 'media');
    const files: ErasePermit['files'] = media.flatMap(({ path, sizeBytes, modifiedAt }) => {
      const file = { path, sizeBytes, modifiedAt };
      const sha256 = known.get(file.path.bytes)?.sha256;
      return sha256 ? [{ ...file, sha256, recordingId: recordingIdOf(sha256) }] : [];
    });
    return {
      v: 1,
      permitId: randomUUID(),
      stationId: 'squad-1',
      recorderSerial,
      cardVolumeId,
      dockSessionId,
      issuedAt: hqTime.toISOString(),
      expiresAt: new Date(hqTime.getTime() + 24 * 3_600_000).toISOString(),
      dryRun: false,
      inventorySha256: inventory.inventorySha256,
      files,
      unreadable: [],
      keep: inventory.entries.filter(({ fileClass }) => fileClass !== 'media').map(({ path }) => path),
    };
  }

  async function grant(content: PermitContent, changes: PermitChanges = {}): Promise<void> {
    permits.set(content.permitId, await signTestPermit(content, hq.keys, changes));
  }

  eraser();
  return {
    ...station,
    async restart() {
      await station.restart();
      eraser();
    },
    get agent() {
      return station.agent;
    },
    keys,
    hq,
    permits,
    eraser,
    collectAndVerify,
    permitFor,
    grant,
    filesOnCard: () => filesBelow(join(station.dockFolder, card)),
  };
}

export type EraseStation = Awaited<ReturnType<typeof createEraseStation>>;

/** Two videos, the recorder's log, and something else. */
export function fillCard(station: Pick<EraseStation, 'putFile'>): void {
  station.putFile(card, l6Name(1), 'the first video');
  station.putFile(card, l6Name(2), 'the second video');
  station.putFile(card, logName, '2026-11-24 10:15:30,2\n');
  station.putFile(card, 'notes.txt', 'not footage');
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
