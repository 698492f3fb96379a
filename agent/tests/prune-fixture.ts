import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { HeldRecording } from '@rollcall/shared/http/station-local-copies';
import { recordingIdOf } from '@rollcall/shared/ids';
import type { LocalCopyApi } from '../src/prune/local-copy-api.ts';
import { createPruner } from '../src/prune/pruner.ts';
import { recordingPath, sidecarPath } from '../src/recordings/recording-files.ts';
import { createCardStation } from './card-station-fixture.ts';

const dayMs = 24 * 3_600_000;

export const idOf = (content: string | Buffer) => recordingIdOf(createHash('sha256').update(content).digest('hex'));

/** A station that asks an HQ in memory which copies may go, and what that HQ said right before each went. */
export function createPruneStation(options: Parameters<typeof createCardStation>[0] & { days?: number } = {}) {
  const station = createCardStation(options);
  const held = new Map<string, HeldRecording>();
  const hq = {
    held,
    now: new Date('2026-11-25T00:00:00Z'),
    isAway: false,
    asked: 0,
    confirmed: [] as string[],
    /** Of the copies that HQ confirmed, whether its own report allowed that they go. */
    beforeConfirm: (_recordingId: string) => {},
    /** What it is about to read once more. */
    reading: new Set<string>(),
    /** Verified and locked so many days ago. */
    hold(recordingId: string, { daysAgo = 0, secondCopy = false }: { daysAgo?: number; secondCopy?: boolean } = {}) {
      const at = new Date(hq.now.getTime() - daysAgo * dayMs).toISOString();
      held.set(recordingId, {
        recordingId,
        verifiedAt: at,
        lockedSince: at,
        lockedUntil: new Date(hq.now.getTime() + 1000 * dayMs).toISOString(),
        secondCopyAt: secondCopy ? at : null,
      });
    },
  };
  const api: LocalCopyApi = {
    async listHeld(recordingIds) {
      if (hq.isAway) throw new Error('HQ is away');
      hq.asked += 1;
      return recordingIds.flatMap((recordingId) => held.get(recordingId) ?? []);
    },
    async confirm(recordingId) {
      hq.beforeConfirm(recordingId);
      const answer = held.get(recordingId) ?? null;
      if (answer) hq.confirmed.push(recordingId);
      return hq.reading.has(recordingId) ? { held: answer, readingBack: true } : { held: answer };
    },
  };
  const { clock, log } = station;

  function pruner(budgetPercent = options.budgetPercent ?? 100, reserveBytes = options.reserveBytes ?? 0) {
    const { store, append } = station.agent;
    return createPruner({
      store,
      append,
      api,
      hqNow: () => hq.now,
      days: options.days ?? 14,
      reserveBytes,
      budgetPercent,
      clock,
      log,
    });
  }

  return Object.assign(station, {
    hq,
    api,
    pruner,
    /** Collects what is docked and plays that HQ verified all of it. */
    async collectAndVerify() {
      await station.settle();
      await station.agent.collector.runOnce();
      station.releaseEvents();
      station.agent.store.db.exec(`update recording set state = 'verified'`);
    },
    hasFile: (recordingId: string, extension = 'mp4') =>
      existsSync(recordingPath(station.folder, recordingId, extension)),
    hasSidecar: (recordingId: string) => existsSync(sidecarPath(station.folder, recordingId)),
    copies: () =>
      Object.fromEntries(station.rows('recording').map((row) => [String(row.recording_id), row.local_copy])),
  });
}

export type PruneStation = ReturnType<typeof createPruneStation>;
