import type { Logger } from 'pino';
import { builtInProfiles } from '../card/built-in-profiles.ts';
import { createProfileReader } from '../card/classify-file.ts';
import type { Limits } from '../config/config.ts';
import type { StationConfig } from '../config/station-config.ts';
import type { HqClient } from '../identity/hq-client.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Clock } from '../runtime/clock.ts';
import type { PeriodicTask } from '../runtime/periodic-task.ts';
import { createScanner } from '../scan/scanner.ts';
import type { StationStore } from '../store/station-store.ts';

/** The stages from card to object store. They never call each other: each only hastens the next one's look at the store. */
export function createCardStages(parts: {
  store: StationStore;
  append: AppendEvent;
  hq: HqClient;
  station: StationConfig;
  limits: Limits;
  clock: Clock;
  log: Logger;
}): { tasks: readonly PeriodicTask[]; onConfirmed: () => void } {
  const { store, append, station, limits, clock, log } = parts;
  const scanner = createScanner({
    store,
    append,
    clock,
    log,
    reader: createProfileReader(builtInProfiles()),
    dockFolder: station.dockFolder,
    intervalMs: limits.scanIntervalMs,
    settleMs: limits.settleMs,
  });
  return { tasks: [scanner], onConfirmed: () => {} };
}
