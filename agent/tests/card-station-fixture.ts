import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EventBodies, EventType } from '@rollcall/shared/contract/event';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import { pino } from 'pino';
import { builtInProfiles } from '../src/card/built-in-profiles.ts';
import { systemDevices } from '../src/card/card-devices.ts';
import { createProfileReader } from '../src/card/classify-file.ts';
import { walkCard } from '../src/card/walk-card.ts';
import { type Collector, createCollector } from '../src/collect/collector.ts';
import { notInspected } from '../src/inspect/inspection-result.ts';
import { createAppendEvent } from '../src/outbox/append-event.ts';
import type { PeriodicTask } from '../src/runtime/periodic-task.ts';
import { createDockAlerts } from '../src/scan/dock-alerts.ts';
import { createScanTroubles } from '../src/scan/scan-troubles.ts';
import { createScanner } from '../src/scan/scanner.ts';
import { createScansInFlight } from '../src/scan/scans-in-flight.ts';
import { openStationStore } from '../src/store/station-store.ts';
import type { CardDisks } from '../src/usb/list-volumes.ts';
import { createUsbDock } from '../src/usb/usb-dock.ts';

export const l6Name = (sequence: number) =>
  `DCIM/100MEDIA/7K30021_035177_20261124101530_${String(sequence).padStart(4, '0')}.MP4`;

/** A station with its real store, a dock folder and a clock that the test moves. */
export function createCardStation({
  reserveBytes = 0,
  budgetPercent = 100,
  listCard = walkCard,
  patienceMs = 60_000,
  sharedCollector,
  prepare,
  usbDisks,
  dockFolder: givenDock,
  root = mkdtempSync(join(tmpdir(), 'card-station-')),
}: {
  reserveBytes?: number;
  budgetPercent?: number;
  listCard?: typeof walkCard;
  /** How long a run of the scanner waits for a card. */
  patienceMs?: number;
  /** What it shares with other stations; a collector of its own if there is none. */
  sharedCollector?: Collector;
  /** Makes something of the station's folder before anything is in it. */
  prepare?: (folder: string) => void;
  /** The disks that the station finds and mounts itself; none by default. */
  usbDisks?: CardDisks;
  /** A folder that is there already. */
  dockFolder?: string;
  /** The folder of a station that was there before. */
  root?: string;
} = {}) {
  const dockFolder = givenDock ?? join(root, 'dock');
  const folder = join(root, 'station');
  mkdirSync(dockFolder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  prepare?.(folder);
  const log = pino({ level: 'silent' });
  let nowMs = 1000;
  const clock = {
    wall: () => new Date('2026-11-25T00:00:00Z'),
    monotonicMs: () => nowMs,
    bootId: '0b5a1d4e-3c59-4c8c-9d43-5e6e0f9f7a10',
  };
  const inspect = async (): Promise<Inspection> => notInspected('video', 'no_inspector');
  const settleMs = 2000;
  let collectFailures = 0;

  /** What one process of the agent holds: opened anew to play a restart. */
  function open(atReserveBytes = reserveBytes, atBudgetPercent = budgetPercent) {
    const store = openStationStore({ folder, log });
    const append = createAppendEvent({ store, clock, onAppended: () => {} });
    const reader = createProfileReader(builtInProfiles());
    const inFlight = createScansInFlight(clock);
    const onUnmounted = (folder: Buffer, detail: string) =>
      createScanTroubles({ store, append, log }).tell({ folder, session: undefined, problem: 'failed', detail });
    const usb = usbDisks && createUsbDock({ dockFolder, clock, log, disks: usbDisks, onUnmounted, patienceMs });
    const devices = usb?.devices ?? systemDevices;
    const dockAlerts = createDockAlerts({ store, clock });
    const shared = { store, append, log, dockFolder, devices };
    const collectorOfAll = sharedCollector ?? createCollector({ clock });
    const scanner = createScanner({
      ...shared,
      clock,
      reader,
      intervalMs: 1000,
      settleMs,
      listCard,
      inFlight,
      patienceMs,
      onHeld: dockAlerts.onHeld,
      ...(usb && { mountCards: usb.look, nameOf: usb.nameOf }),
    });
    const { isStuck } = inFlight;
    const joined = collectorOfAll.join({
      ...shared,
      inspect,
      reserveBytes: atReserveBytes,
      budgetPercent: atBudgetPercent,
      isStuck,
      onFailed() {
        collectFailures += 1;
      },
    });
    const collector: PeriodicTask = {
      ...joined,
      async stopped() {
        await joined.stopped();
        if (!sharedCollector) await collectorOfAll.close();
      },
    };
    return { store, append, scanner, collector, inFlight, devices, usb, dockAlerts };
  }

  let agent = open();
  return {
    root,
    dockFolder,
    folder,
    get agent() {
      return agent;
    },
    async restart(options: { reserveBytes?: number; budgetPercent?: number } = {}) {
      await agent.collector.stopped();
      agent.store.close();
      agent = open(options.reserveBytes, options.budgetPercent);
    },
    /** Opens the folder again after the test closed the store itself. */
    async reopen() {
      agent = open();
    },
    advance(ms: number) {
      nowMs += ms;
    },
    /** Scans, lets everything settle, scans again. */
    async settle() {
      await agent.scanner.runOnce();
      nowMs += settleMs;
      await agent.scanner.runOnce();
    },
    putFile(card: string, path: string, content: string | Buffer, modifiedAt = new Date('2026-11-24T02:15:30Z')) {
      const file = join(dockFolder, card, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      utimesSync(file, modifiedAt, modifiedAt);
      return file;
    },
    events<T extends EventType>(type: T): EventBodies[T][] {
      const rows = agent.store.db.prepare('select body from outbox_event where type = ? order by event_id').all(type);
      return rows.map((row) => JSON.parse(String(row.body)));
    },
    /** Plays the receipt that HQ has every event. */
    releaseEvents() {
      agent.store.db.exec(`update outbox_event set released_at = '2026-11-25T00:00:00Z'`);
    },
    /** Attempts to collect a file that failed. */
    collectFailures: () => collectFailures,
    clock,
    log,
    rows(table: 'card_file' | 'recording' | 'dock_session') {
      return agent.store.db.prepare(`select * from ${table}`).all();
    },
    async close() {
      await agent.collector.stopped();
      await agent.usb?.close();
      agent.store.close();
      rmSync(root, { recursive: true });
    },
  };
}
