import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Logger } from 'pino';
import { claimBoundBadge } from '../card/card-binding.ts';
import { type CardDevices, systemDevices } from '../card/card-devices.ts';
import { identifyRecorder, isBetterIdentity } from '../card/card-identity.ts';
import { cardVolumeId, isPlainFolder, volumeSpace } from '../card/card-volume.ts';
import type { CardReader, ProfileReader } from '../card/classify-file.ts';
import { isStillThere } from '../card/docked-card.ts';
import { holdReadOnly } from '../card/hold-read-only.ts';
import { inventoryDigest } from '../card/inventory-digest.ts';
import { inventoryPages } from '../card/inventory-pages.ts';
import { type KnownBeginnings, knowByContent } from '../card/know-by-content.ts';
import { folderByHandle, isFolderEmpty, openIfFolder } from '../card/open-card-folder.ts';
import { pathText } from '../card/path-text.ts';
import { unreadBody } from '../card/unread-body.ts';
import { type CardEntry, type CardListing, joinBytes, walkCard } from '../card/walk-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import {
  closeDockSession,
  type DockSession,
  insertDockSession,
  listOpenDockSessions,
  updateDockSession,
} from '../recordings/dock-sessions-repository.ts';
import { readEraseMark } from '../recordings/erases-repository.ts';
import { forgetPastDockings } from '../recordings/forget-past-dockings.ts';
import type { Clock } from '../runtime/clock.ts';
import { endedOrLate } from '../runtime/ended-or-late.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import { isStoreError, type StationStore } from '../store/station-store.ts';
import { dockFolders } from './dock-folders.ts';
import { noteCollectedCard } from './note-collected-card.ts';
import { noteCompleteFile } from './note-complete-file.ts';
import { createScanTroubles } from './scan-troubles.ts';
import { createScansInFlight, type ScanInFlight, type ScansInFlight, stuckAfterMs } from './scans-in-flight.ts';
import { createSettlingFiles, type SettlingFiles } from './settling-files.ts';

/** A card's listing may take this part of the time at most, so that many full cards don't keep a core busy. */
const maxShareOfTime = 0.1;

/** What the contract says of `card_collected`. */
const cardUnchangedMs = 10_000;

/** Cards that are looked at side by side, as long as they answer. */
const lanes = 4;
/**
 * Looks at cards under way, with those at cards that hang: each of these holds one thread of the pool, until its card answers
 * or is pulled out. `thread-pool.ts` has room for them all.
 */
const mostInFlight = 16;
/** What the contract says of a card that `hangs`. */
const hangsAfterMs = 60_000;

type Watch = { settling: SettlingFiles; notBeforeMs: number; reportedErrors: string };

/**
 * Watches the dock: each sub-folder is one card. Docked and undocked cards, their inventories and the files that became
 * complete turn into rows and events. Sessions that were open when the agent stopped go on if the card is still there.
 *
 * Each card is looked at by itself: a run waits for one that doesn't answer for a short while, then leaves it behind. That look
 * goes on, and until it has ended no other is begun at its card. A look that fails, or hangs, is told to HQ.
 */
export function createScanner(parts: {
  store: StationStore;
  append: AppendEvent;
  clock: Clock;
  log: Logger;
  reader: ProfileReader;
  dockFolder: string;
  intervalMs: number;
  settleMs: number;
  /** Where others see which cards are stuck. */
  inFlight?: ScansInFlight;
  listCard?: typeof walkCard;
  /** Finds and mounts cards that no folder of the dock shows yet, before each look at the dock. */
  mountCards?: () => Promise<void>;
  /** Called after each look at the dock: from then on its open sessions are those of cards that are there. */
  onDockSeen?: () => void;
  devices?: CardDevices;
  /** What a card is called instead of by its folder. */
  nameOf?: (folder: Buffer) => string | undefined;
  /** Told of each card that is docked, and why it could not be mounted read-only. */
  onHeld?: (dockSessionId: string, problem: string | null) => void;
  /** How long a run waits for one card. */
  patienceMs?: number;
  /** Called after files were found that wait to be collected. */
  onFilesSeen?: () => void;
}): PeriodicTask {
  const { store, append, clock, log, reader: profiles, dockFolder, intervalMs, settleMs } = parts;
  const { inFlight = createScansInFlight(clock), listCard = walkCard, patienceMs = stuckAfterMs } = parts;
  const { devices = systemDevices } = parts;
  const watches = new Map<string, Watch>();
  const beginnings = new Map<string, KnownBeginnings>();
  const troubles = createScanTroubles({ store, append, log });

  async function scan(signal: AbortSignal): Promise<void> {
    await parts.mountCards?.();
    const folders = await dockFolders(dockFolder);
    const sessions = new Map<string, DockSession>();
    const present = new Set(folders.map((folder) => folder.toString('latin1')));
    for (const session of listOpenDockSessions(store.db)) {
      const key = session.folderBytes.toString('latin1');
      if (present.has(key)) sessions.set(key, session);
      else undock(session);
    }
    for (const key of beginnings.keys()) if (!present.has(key)) beginnings.delete(key);
    inFlight.dropAbsent(present);
    troubles.dropAbsent(present);
    for (const folder of inFlight.silentFor(hangsAfterMs)) {
      const session = sessions.get(folder.toString('latin1'));
      troubles.tell({ folder, session, problem: 'hangs', detail: 'the card has not answered for a minute' });
    }
    const waiting = folders.filter((folder) => !inFlight.has(folder)).values();
    await Promise.all(Array.from({ length: lanes }, () => scanInTurn(waiting, sessions, signal)));
    parts.onDockSeen?.();
  }

  async function scanInTurn(
    waiting: Iterator<Buffer>,
    sessions: ReadonlyMap<string, DockSession>,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted && inFlight.size < mostInFlight) {
      const { value: folder } = waiting.next();
      if (!folder) return;
      await endedOrLate(scanAlone(inFlight.begin(folder, signal), sessions.get(folder.toString('latin1'))), patienceMs);
    }
  }

  /** Never rejects: what fails at one card is no concern of the others. */
  async function scanAlone(look: ScanInFlight, session: DockSession | undefined): Promise<void> {
    try {
      await scanCard(look, session);
    } catch (error) {
      if (look.isStale() || isGone(error)) return; // Pulled out meanwhile; the next scan sees that it is gone.
      if (isStoreError(error)) {
        log.error({ err: error }, 'what a card shows could not be noted, and the next look tries again');
        return; // The station's own disk is at fault, not the card.
      }
      const detail = error instanceof Error ? error.message : String(error);
      troubles.tell({ folder: look.folder, session, problem: 'failed', detail, error });
    } finally {
      inFlight.end(look);
    }
  }

  function undock(session: DockSession): void {
    watches.delete(session.dockSessionId);
    store.transaction(() => {
      closeDockSession(store.db, session.dockSessionId);
      forgetPastDockings(store.db, session.dockSessionId);
      append('undocked', { dockSessionId: session.dockSessionId });
    });
    log.info({ dockSessionId: session.dockSessionId, recorderSerial: session.recorderSerial }, 'card was undocked');
  }

  async function scanCard(look: ScanInFlight, open: DockSession | undefined): Promise<void> {
    const { folder } = look;
    const watch = open && watches.get(open.dockSessionId);
    if (watch && clock.monotonicMs() < watch.notBeforeMs) return;
    const path = joinBytes(Buffer.from(dockFolder), folder);
    const handle = await openIfFolder(path);
    if (!handle) {
      if (open && !look.isStale()) undock(open); // A file or a link in the dock is no card.
      return;
    }
    try {
      await scanFolder(look, open, handle, path);
    } catch (error) {
      if (await isStillThere(path, handle, devices)) throw error;
    } finally {
      await handle.close();
    }
  }

  /**
   * Looks at a card through the open handle of its folder: what is mounted there or taken away meanwhile can't be mixed up with it.
   */
  async function scanFolder(
    look: ScanInFlight,
    open: DockSession | undefined,
    handle: FileHandle,
    path: Buffer,
  ): Promise<void> {
    const { folder } = look;
    const startMs = clock.monotonicMs();
    const volumeId = await cardVolumeId(handle, folder, devices);
    look.answered();
    if (look.isStale()) return;
    let session = open;
    if (session && session.cardVolumeId !== volumeId) {
      undock(session);
      session = undefined;
    }
    // It may be a mount point without its mount: it is a card as soon as something lies in it.
    if (!session && isPlainFolder(volumeId) && (await isFolderEmpty(handle))) return;
    const mark = session && readEraseMark(store.db, session.dockSessionId);
    if (mark === 'erasing') return;
    const problem = session && watches.has(session.dockSessionId) ? undefined : await keepReadOnly(handle);
    look.answered();
    const cardFolder = folderByHandle(handle);
    const listing = await listCard(cardFolder, look.answered);
    const { entries } = listing;
    const named = profiles.forCard(entries.map((entry) => entry.pathText));
    const folderName = parts.nameOf?.(folder) ?? pathText(folder);
    const { identity, binding } = await identifyRecorder({ cardFolder, folderName, entries, reader: named });
    const known = beginningsOf(folder);
    const { answered } = look;
    const reader = await knowByContent({
      cardFolder,
      entries,
      reader: claimBoundBadge(named, binding),
      known,
      answered,
    });
    look.answered();
    const space = session ? undefined : await volumeSpace(cardFolder);
    // A card that went while it was listed may have shown a part of it only.
    if (look.isStale() || !(await isStillThere(path, handle, devices))) return;
    // An erase tells the inventory itself: what was listed while it worked would look like files that vanished.
    if (session && readEraseMark(store.db, session.dockSessionId) !== mark) return;
    if (space) {
      const docked = dock({ folderBytes: folder, cardVolumeId: volumeId, ...identity }, space, listing, reader);
      if (problem !== undefined) parts.onHeld?.(docked.dockSessionId, problem);
      return noteListing(docked, listing, reader, startMs, false);
    }
    if (!session) return;
    if (problem !== undefined) parts.onHeld?.(session.dockSessionId, problem);
    const better = isBetterIdentity(session, identity);
    noteListing(better ? { ...session, ...identity } : session, listing, reader, startMs, better);
  }

  function beginningsOf(folder: Buffer): KnownBeginnings {
    const key = folder.toString('latin1');
    const known = beginnings.get(key) ?? new Map();
    beginnings.set(key, known);
    return known;
  }

  async function keepReadOnly(handle: FileHandle): Promise<string | null> {
    const problem = await holdReadOnly(handle);
    if (problem) log.warn({ problem }, 'card could not be mounted read-only and is only read');
    return problem;
  }

  function dock(
    card: Omit<DockSession, 'dockSessionId' | 'inventoryDigest' | 'unread'>,
    space: { freeBytes: number; totalBytes: number },
    listing: CardListing,
    reader: CardReader,
  ): DockSession {
    const { profileId } = reader;
    const { entries, errors } = listing;
    const inventory = { inventoryDigest: inventoryDigest(listing), unread: errors.length };
    const session = { ...card, dockSessionId: randomUUID(), ...inventory };
    const { dockSessionId, recorderSerial, serialSource } = session;
    store.transaction(() => {
      insertDockSession(store.db, session);
      append('docked', {
        dockSessionId,
        cardVolumeId: session.cardVolumeId,
        recorderSerial,
        serialSource,
        profileId,
        ...space,
      });
      tellInventory(session, listing, reader);
    });
    log.info({ dockSessionId, recorderSerial, profileId, files: entries.length }, 'card was docked');
    return session;
  }

  /** Inside a transaction. */
  function tellInventory(session: DockSession, listing: CardListing, reader: CardReader): void {
    const { dockSessionId, cardVolumeId, recorderSerial } = session;
    const { errors } = listing;
    for (const page of inventoryPages(dockSessionId, listing, reader)) append('inventory', page);
    if (errors.length > 0) append('card_unread', unreadBody({ dockSessionId, cardVolumeId, recorderSerial }, errors));
  }

  function noteListing(
    session: DockSession,
    listing: CardListing,
    reader: CardReader,
    startMs: number,
    better: boolean,
  ): void {
    const { entries, errors } = listing;
    const watch = watchOf(session.dockSessionId);
    const nowMs = clock.monotonicMs();
    watch.notBeforeMs = nowMs + (nowMs - startMs) / maxShareOfTime;
    reportErrors(session, watch, errors);
    const { settled, quiet, unchangedMs } = watch.settling.observe(entries, startMs, watch.reportedErrors);
    const unchanged = quiet && unchangedMs >= cardUnchangedMs;
    // A card that can be read and can't by turns doesn't tell each turn.
    const digest = (errors.length > 0 ? unchanged : quiet) ? inventoryDigest(listing) : session.inventoryDigest;
    const moved = digest !== session.inventoryDigest;
    if (moved || better || settled.length > 0) {
      const told = moved ? { ...session, inventoryDigest: digest, unread: errors.length } : session;
      noteChanges(told, moved ? listing : undefined, settled, reader);
    }
    if (unchanged && errors.length === 0) tellCollectedCard(session, entries, reader);
  }

  /** @param listing the card as HQ is to be told of it, when that is news */
  function noteChanges(
    session: DockSession,
    listing: CardListing | undefined,
    settled: readonly CardEntry[],
    reader: CardReader,
  ): void {
    try {
      const outcomes = store.transaction(() => {
        updateDockSession(store.db, session);
        if (listing) tellInventory(session, listing, reader);
        return settled.map((entry) => noteCompleteFile({ store, append, session, entry, reader }));
      });
      if (outcomes.includes('seen')) parts.onFilesSeen?.();
    } catch (error) {
      watches.delete(session.dockSessionId); // What settled was not noted: it has to settle again.
      throw error;
    }
  }

  function tellCollectedCard(session: DockSession, entries: readonly CardEntry[], reader: CardReader): void {
    const { dockSessionId, recorderSerial } = session;
    const files = store.transaction(() => noteCollectedCard({ store, append, dockSessionId, entries, reader }));
    if (files !== undefined) log.info({ dockSessionId, recorderSerial, files }, 'card was collected');
  }

  function reportErrors(session: DockSession, watch: Watch, errors: CardListing['errors']): void {
    const { dockSessionId, recorderSerial } = session;
    const reported = errors.map(({ pathText, code }) => `${code} ${pathText}`).join('\n');
    if (errors.length > 0 && reported !== watch.reportedErrors) {
      const codes = [...new Set(errors.map(({ code }) => code))].sort();
      log.warn({ dockSessionId, recorderSerial, codes, entries: errors.length }, 'parts of a card could not be listed');
    }
    watch.reportedErrors = reported;
  }

  function watchOf(dockSessionId: string): Watch {
    const watch = watches.get(dockSessionId) ?? {
      settling: createSettlingFiles(settleMs),
      notBeforeMs: 0,
      reportedErrors: '',
    };
    watches.set(dockSessionId, watch);
    return watch;
  }

  return createPeriodicTask({ name: 'scan', intervalMs, run: scan, log });
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENODEV');
}
