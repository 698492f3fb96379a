import type { Logger } from 'pino';
import { systemDevices } from '../card/card-devices.ts';
import { createProfileReader } from '../card/classify-file.ts';
import { profileAlert } from '../card/profile-alert.ts';
import type { ReadProfiles } from '../card/read-profiles.ts';
import { createLogReader } from '../collect/log-reader.ts';
import { createSideFileReader } from '../collect/side-file-reader.ts';
import type { Limits } from '../config/config.ts';
import type { StationConfig } from '../config/station-config.ts';
import { createHttpEraseApi } from '../erase/erase-api.ts';
import { createEraser } from '../erase/eraser.ts';
import type { HqClient } from '../identity/hq-client.ts';
import type { HqTrust } from '../identity/hq-trust.ts';
import type { StationKey } from '../identity/station-key.ts';
import type { CardTrouble } from '../kiosk/kiosk-messages.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { createHttpLocalCopyApi } from '../prune/local-copy-api.ts';
import { createPruner } from '../prune/pruner.ts';
import { storageAlert } from '../prune/storage-alert.ts';
import { readCollectedTotals } from '../recordings/recordings-repository.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import type { PeriodicTask } from '../runtime/periodic-task.ts';
import type { Stage } from '../runtime/stalled-stages.ts';
import { createDockAlerts } from '../scan/dock-alerts.ts';
import { createScanTroubles } from '../scan/scan-troubles.ts';
import { createScanner } from '../scan/scanner.ts';
import { createScansInFlight } from '../scan/scans-in-flight.ts';
import { createSettingsKeeper } from '../settings/settings-keeper.ts';
import type { StationStore } from '../store/station-store.ts';
import { createBundleSender } from '../support/bundle-sender.ts';
import type { Support } from '../support/support.ts';
import { createHttpStationApi } from '../upload/http-station-api.ts';
import { leastPartFor } from '../upload/least-part-for.ts';
import { createUploader } from '../upload/uploader.ts';
import { createWantedUploads } from '../upload/wanted-uploads.ts';
import type { CardDisks } from '../usb/list-volumes.ts';
import { createUsbDock } from '../usb/usb-dock.ts';
import { findOpenFork } from '../witness/witness-repository.ts';
import type { SharedStages } from './shared-stages.ts';

/** How often HQ is asked for erase permits while cards are docked. */
const eraseIntervalMs = 5000;

export type CardStages = {
  tasks: readonly PeriodicTask[];
  /** Those of them that wait neither for HQ nor, for long, for a card. */
  ownStages: readonly Stage[];
  /** HQ confirmed more events. */
  onConfirmed: () => void;
  alerts: () => (Alert | null)[];
  /** What people at the screen are told of cards that are plugged in. */
  cardTroubles: () => CardTrouble[];
  /** Until when uploads wait for a window; null: they don't. */
  uploadsWaitUntil: () => Date | null;
  sinceScanMs: () => number;
  /** Whether the card in this folder of the dock does not answer. */
  isStuck: (folder: Buffer) => boolean;
  /** Attempts to collect a file that failed. */
  collectFailures: () => number;
  /** After every task has stopped. */
  close: () => Promise<void>;
};

/** The stages from card to object store, and back to an empty card. They never call each other: each only hastens the next one's look at the store. */
export function createCardStages(parts: {
  store: StationStore;
  append: AppendEvent;
  hq: HqClient;
  trust: HqTrust;
  key: StationKey;
  /** HQ's time, as its last answer told it. */
  hqNow: () => Date;
  station: StationConfig;
  /** The disks that the station finds and mounts itself, beside the cards in the folders of its dock; undefined: none. */
  cardDisks: CardDisks | undefined;
  profiles: ReadProfiles;
  support: Support | undefined;
  shared: SharedStages;
  limits: Limits;
  clock: Clock;
  log: Logger;
}): CardStages {
  const { store, append, hq, trust, key, hqNow, station, cardDisks, profiles, support, shared, limits, clock, log } =
    parts;
  const { dockFolder } = station;
  const reader = createProfileReader(profiles.profiles);
  const leftOut = profileAlert(profiles.problems, clock.wall());
  const scans = createScansInFlight(clock);
  const onUnmounted = (folder: Buffer, detail: string) =>
    createScanTroubles({ store, append, log }).tell({ folder, session: undefined, problem: 'failed', detail });
  const usb = cardDisks ? createUsbDock({ dockFolder, disks: cardDisks, clock, log, onUnmounted }) : undefined;
  const devices = usb?.devices ?? systemDevices;
  const dockAlerts = createDockAlerts({ store, clock });
  let isDockKnown = false;
  let collectFailures = 0;
  const collector = shared.collector.join({
    store,
    append,
    log,
    dockFolder,
    inspect: shared.inspector.inspect,
    reserveBytes: limits.minFreeBytes,
    budgetPercent: limits.diskBudgetPercent,
    isStuck: scans.isStuck,
    devices,
    leastPartMiB: () => leastPartFor(settings.current(), uploader.bytesPerSecond()),
    onFailed() {
      collectFailures += 1;
    },
  });
  const pruner = createPruner({
    store,
    append,
    api: createHttpLocalCopyApi(hq),
    hqNow,
    days: limits.localDays,
    reserveBytes: limits.minFreeBytes,
    budgetPercent: limits.diskBudgetPercent,
    clock,
    log,
  });
  const logs = createLogReader({ store, append, log, reader });
  const sideFiles = createSideFileReader({ store, append, log, reader });
  const scanner = createScanner({
    store,
    append,
    clock,
    log,
    reader,
    dockFolder,
    intervalMs: limits.scanIntervalMs,
    settleMs: limits.settleMs,
    inFlight: scans,
    devices,
    ...(usb && { mountCards: usb.look, nameOf: usb.nameOf }),
    onDockSeen() {
      isDockKnown = true;
    },
    onHeld: dockAlerts.onHeld,
    onFilesSeen: collector.wake,
  });
  const uploads = createHttpStationApi(hq);
  const sendBundle = support && createBundleSender({ hq, write: support.writeBundle });
  const settings = createSettingsKeeper({
    store,
    hq,
    onChanged() {
      followLogLevel();
      uploader.wake();
    },
    onBundleAsked: async (requestId, signal) => sendBundle?.(requestId, signal),
    log,
  });
  const followLogLevel = () => support?.setLogLevel(station.stationId, settings.current().logLevel);
  followLogLevel();
  let urgent: ReadonlySet<string> = new Set();
  const uploader = createUploader({
    store,
    clock,
    append,
    log,
    api: uploads,
    settings: settings.current,
    urgent: () => urgent,
    hqNow,
    concurrency: limits.uploadConcurrency,
  });
  const wanted = createWantedUploads({
    store,
    api: uploads,
    append,
    onUrgent(recordingIds) {
      urgent = new Set(recordingIds);
    },
    log,
  });
  const eraser = createEraser({
    store,
    append,
    clock,
    log,
    reader,
    dockFolder,
    devices,
    isDockKnown: () => isDockKnown,
    stationId: station.stationId,
    stationKey: key.publicJwk,
    api: createHttpEraseApi(hq),
    trust,
    hqNow,
    isForked: () => findOpenFork(store.db) !== undefined,
    intervalMs: eraseIntervalMs,
  });
  return {
    tasks: [settings, scanner, collector, logs, sideFiles, uploader, wanted, eraser, pruner],
    ownStages: [
      { name: 'scan', task: scanner },
      { name: 'collect', task: collector },
      { name: 'recorder logs', task: logs },
      { name: 'side files', task: sideFiles },
    ],
    onConfirmed: uploader.wake,
    sinceScanMs: scanner.sinceProgressMs,
    isStuck: scans.isStuck,
    collectFailures: () => collectFailures,
    alerts: () => [leftOut, storageAlert(store.db), uploader.alert(), ...dockAlerts.alerts(), ...(usb?.alerts() ?? [])],
    cardTroubles: () => [...new Set([...(usb?.troubles() ?? []), ...dockAlerts.troubles()])],
    uploadsWaitUntil() {
      const until = uploader.waitsUntil();
      return until && readCollectedTotals(store.db).waitingFiles > 0 ? until : null;
    },
    close: async () => usb?.close(),
  };
}
