import type { Logger } from 'pino';
import packageJson from '../../package.json' with { type: 'json' };
import { builtInProfiles } from '../card/built-in-profiles.ts';
import type { ReadProfiles } from '../card/read-profiles.ts';
import type { Limits } from '../config/config.ts';
import { createCustodian } from '../draw/custodian.ts';
import { createHttpDrawApi } from '../draw/draw-api.ts';
import { createClockAlert } from '../identity/clock-alert.ts';
import { createHqClient } from '../identity/hq-client.ts';
import { createHqClock } from '../identity/hq-clock.ts';
import { createHqHttp } from '../identity/hq-http.ts';
import { createHqTrust } from '../identity/hq-trust.ts';
import { createKeySetKeeper } from '../identity/key-set-keeper.ts';
import type { EnrolledStation } from '../identity/station-folder.ts';
import { createBatchSigner, loadStationKey, type StationKey } from '../identity/station-key.ts';
import { createTokenClient } from '../identity/token-client.ts';
import { createDirectoryKeeper } from '../kiosk/directory-keeper.ts';
import { createStationKiosk, type StationKiosk } from '../kiosk/station-kiosk.ts';
import type { MeasuredStation } from '../metrics/station-collectors.ts';
import { createAppendEvent } from '../outbox/append-event.ts';
import { type Journal, openJournal } from '../outbox/journal.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { createDownMessageTaker } from '../publish/down-messages.ts';
import { createPublisher } from '../publish/publisher.ts';
import { ensureStoreOf, registerStore, renewStore } from '../publish/register-store.ts';
import { createSendWindow } from '../publish/send-window.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask } from '../runtime/periodic-task.ts';
import { stalledStages } from '../runtime/stalled-stages.ts';
import { openStationStore, type StationStore } from '../store/station-store.ts';
import type { Support } from '../support/support.ts';
import type { CardDisks } from '../usb/list-volumes.ts';
import { createHttpLedgerApi } from '../witness/ledger-api.ts';
import { createWitness } from '../witness/witness.ts';
import { createCardStages } from './card-stages.ts';
import { announceWhatHqLacks, reportLoss } from './recover-state.ts';
import type { SharedStages } from './shared-stages.ts';
import { createStationLife } from './station-life.ts';
import { createStatusFile, type StationStatus } from './status-file.ts';

/** How often confirmed messages are looked through for what is beyond the bounds. */
const boundsIntervalMs = 10 * 60_000;
const longAgoDays = 100_000;

export type StationAgent = {
  /** Resolves when the station works; whether HQ can be reached shows in `status`. */
  start(): Promise<void>;
  /** Ends every stage, says goodbye to HQ and gives the folder back. */
  stop(): Promise<void>;
  status(): StationStatus;
  /** What the station's screen shows and does, while the station runs. */
  kiosk(): StationKiosk;
  /** What metrics tell of it, while the station runs. */
  measured(): MeasuredStation;
  /** Its stages that stand still; none while its work gets on, even if HQ is away or a card hangs. */
  stalled(): string[];
};

/** One enrolled station: its store, its stages and its line to HQ. */
export function createStationAgent(config: {
  station: EnrolledStation;
  /** The disks that it finds and mounts itself, beside the cards in the folders of its dock. */
  cardDisks?: CardDisks | undefined;
  /** Only the built-in ones unless given. */
  profiles?: ReadProfiles;
  support?: Support | undefined;
  shared: SharedStages;
  limits: Limits;
  clock: Clock;
  log: Logger;
}): StationAgent {
  const {
    station,
    cardDisks,
    profiles = { profiles: builtInProfiles(), problems: [] },
    support,
    shared,
    limits,
    clock,
  } = config;
  const log = config.log.child({ stationId: station.config.stationId });
  const stopping = new AbortController();
  let running: ReturnType<typeof assemble> | undefined;

  async function start(): Promise<void> {
    const key = await loadStationKey(station.folder);
    const store = openStationStore({ folder: station.folder, log });
    let journal: Journal | undefined;
    try {
      ensureStoreOf(store, key.thumbprint);
      journal = await openJournal({ stationFolder: station.folder, log });
      const parts = assemble({
        station,
        cardDisks,
        profiles,
        support,
        shared,
        limits,
        clock,
        log,
        key,
        store,
        journal,
      });
      await reportLoss({ store, append: parts.append, log });
      parts.life.started(packageJson.version);
      for (const task of parts.tasks) task.start(stopping.signal);
      running = parts;
    } catch (error) {
      await journal?.close();
      store.close();
      throw error;
    }
    log.info({ outcome: store.outcome }, 'station started');
  }

  async function stop(): Promise<void> {
    stopping.abort();
    if (!running) return;
    const { tasks, closeCards, statusFile, journal, store, life } = running;
    await Promise.all(tasks.map((task) => task.stopped()));
    try {
      life.stopping();
    } catch (error) {
      log.warn({ err: error }, 'the stop could not be noted: HQ takes it for an interruption');
    }
    await closeCards();
    await statusFile.runOnce();
    await journal.close();
    store.close();
    running = undefined;
    log.info('station stopped');
  }

  return {
    start,
    stop,
    status() {
      if (!running) throw new Error('the station does not run');
      return running.readStatus();
    },
    kiosk() {
      if (!running) throw new Error('the station does not run');
      return running.kiosk;
    },
    measured() {
      if (!running) throw new Error('the station does not run');
      return running.measured;
    },
    stalled: () => running?.stalled() ?? [],
  };
}

function assemble(given: {
  station: EnrolledStation;
  cardDisks: CardDisks | undefined;
  profiles: ReadProfiles;
  support: Support | undefined;
  shared: SharedStages;
  limits: Limits;
  clock: Clock;
  log: Logger;
  key: StationKey;
  store: StationStore;
  journal: Journal;
}) {
  const { cardDisks, profiles, support, shared, limits, clock, log, key, store, journal } = given;
  const station = given.station.config;
  const hqClock = createHqClock(clock);
  const http = createHqHttp({ hqUrl: station.hqUrl, hqClock, log });
  const tokens = createTokenClient({ http, stationId: station.stationId, key, hqClock, clock });
  const hq = createHqClient({ http, tokens });
  const append = createAppendEvent({ store, clock, onAppended: () => publisher.wake() });
  const hqTime = { wall: hqClock.now };
  const sign = createBatchSigner(key);
  const outbox = createOutbox({ store, journal, stationId: station.stationId, sign, clock: hqTime });
  const journalBounds = createPeriodicTask({
    name: 'journal bounds',
    intervalMs: boundsIntervalMs,
    run: () => {
      // The station's own clock may be years ahead: before it has heard HQ's, nothing is known to be old.
      const days = hqClock.sinceHeardMs() === null ? longAgoDays : limits.journalDays;
      return outbox.keepWithin({ days, bytes: limits.journalBytes });
    },
    log,
  });
  const trust = createHqTrust(given.station, hqClock);
  const hqNow = hqClock.now;
  const cards = createCardStages({
    store,
    append,
    hq,
    trust,
    key,
    hqNow,
    station,
    cardDisks,
    profiles,
    support,
    shared,
    limits,
    clock,
    log,
  });
  const keySets = createKeySetKeeper({ trust, hq, onTaken: () => witness.wake(), clock, log });
  const ledger = createHttpLedgerApi(hq);
  const witness = createWitness({
    store,
    append,
    api: ledger,
    trust,
    stationId: station.stationId,
    key,
    hqNow,
    onUnknownKey: keySets.onUnknownKey,
    intervalMs: limits.witnessIntervalMs,
    clock,
    log,
  });
  const custodian = createCustodian({
    store,
    append,
    api: { ...ledger, ...createHttpDrawApi(hq) },
    keep: witness.keep,
    trust,
    stationId: station.stationId,
    keyThumbprint: key.thumbprint,
    hqNow,
    intervalMs: limits.witnessIntervalMs,
    clock,
    log,
  });
  const directory = createDirectoryKeeper({ store, hq, hqNow, log });
  const kiosk = createStationKiosk({
    station,
    store,
    append,
    hq,
    hqNow,
    onHqMayKnowMore: directory.wake,
    dice: custodian.dice,
    isStuck: cards.isStuck,
    clock,
    cardTroubles: cards.cardTroubles,
    checkpoint: witness.newestCheckpoint,
    log,
  });
  const window = createSendWindow();
  const take = createDownMessageTaker({
    messageKeys: () => trust.keysFor('message'),
    onUnknownKey: keySets.onUnknownKey,
    onReceipt: witness.onReceipt,
    outbox,
    window,
    clock,
    log,
  });
  const publisher = createPublisher({
    station,
    outbox,
    window,
    tokens,
    take,
    onCheckpoint: witness.onCheckpoint,
    async register(signal) {
      const registration = await registerStore(
        { store, append, journal, hq, keyThumbprint: key.thumbprint, clock: hqTime, log },
        signal,
      );
      if (registration.outcome === 'frozen') return registration;
      await reportLoss({ store, append, log });
      announceWhatHqLacks({ store, append, log });
      return registration;
    },
    renewStore: () => renewStore(store, key.thumbprint),
    presenceIntervalMs: limits.presenceIntervalMs,
    clockBehindMs: hqClock.aheadMs,
    onConfirmed: cards.onConfirmed,
    onStatus: () => statusFile.wake(),
    clock,
    log,
  });
  const clockAlert = createClockAlert(hqClock);
  const statusFile = createStatusFile({ stationFolder: store.folder, read: readStatus, log });

  function readStatus(): StationStatus {
    const { incarnation, lastSeq, through, archivedThrough } = outbox.state();
    return {
      v: 1,
      stationId: station.stationId,
      agentVersion: packageJson.version,
      pid: process.pid,
      ...publisher.status(),
      incarnation,
      lastSeq,
      through,
      archivedThrough,
      queued: outbox.queueLength(),
      unreportedLoss: store.loss(),
      keySet: trust.counter(),
      uploadsWaitUntil: cards.uploadsWaitUntil()?.toISOString() ?? null,
      alerts: [...cards.alerts(), ...witness.alerts(), ...custodian.alerts(), keySets.alert(), clockAlert()].filter(
        (alert) => alert !== null,
      ),
    };
  }

  const measured: MeasuredStation = {
    stationId: station.stationId,
    store,
    storage: { reserveBytes: limits.minFreeBytes, budgetPercent: limits.diskBudgetPercent },
    hqNow,
    isConnected: () => publisher.status().state === 'online',
    queuedEvents: outbox.queueLength,
    sinceScanMs: cards.sinceScanMs,
    sinceHqMs: hqClock.sinceHeardMs,
    hqAheadMs: hqClock.aheadMs,
    collectFailures: cards.collectFailures,
  };
  const stages = () => [
    ...cards.ownStages,
    { name: 'publish', task: publisher },
    { name: 'status', task: statusFile },
    { name: 'journal bounds', task: journalBounds },
    { name: 'heartbeat', task: life.heartbeat },
  ];
  const stalled = () => stalledStages(stages());
  const life = createStationLife({ store, append, stalled, clock, log });
  const tasks = [
    ...cards.tasks,
    keySets,
    witness,
    custodian,
    publisher,
    statusFile,
    life.heartbeat,
    directory,
    journalBounds,
  ];
  return {
    append,
    store,
    journal,
    statusFile,
    readStatus,
    tasks,
    life,
    kiosk,
    measured,
    closeCards: cards.close,
    stalled,
  };
}
