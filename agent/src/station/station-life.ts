import type { DatabaseSync } from 'node:sqlite';
import type { Logger } from 'pino';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';

const heartbeatMs = 60_000;

/**
 * When the station was at work: noted once a minute while no stage stands still, told at the next start. So HQ knows how long a
 * station was away even where nobody noticed, and whether it was told to stop or was cut off.
 */
export function createStationLife(parts: {
  store: StationStore;
  append: AppendEvent;
  /** Names of the stages that stand still. */
  stalled: () => string[];
  clock: Clock;
  log: Logger;
}) {
  const { store, append, stalled, clock, log } = parts;

  function note(stopped: boolean): void {
    store.db
      .prepare(
        `insert into station_life (one, alive_at, stopped) values (1, ?, ?)
         on conflict (one) do update set alive_at = excluded.alive_at, stopped = excluded.stopped`,
      )
      .run(clock.wall().toISOString(), Number(stopped));
  }

  const heartbeat: PeriodicTask = createPeriodicTask({
    name: 'heartbeat',
    intervalMs: heartbeatMs,
    async run() {
      const stages = stalled();
      if (stages.length === 0) note(false);
      else log.error({ stages }, 'stages stand still');
    },
    log,
  });
  return {
    heartbeat,
    /** Tells HQ of this start, and when the station was last alive before it. */
    started(agentVersion: string): void {
      store.transaction(() => {
        const before = readLife(store.db);
        const lastAliveAt = before?.aliveAt ?? null;
        append('station_started', { agentVersion, lastAliveAt, cleanStop: before?.stopped ?? false });
        note(false);
      });
    },
    /** Tells HQ that the station stops as it was told to. It may get to HQ after the next start only. */
    stopping(): void {
      store.transaction(() => {
        append('station_stopping', {});
        note(true);
      });
    },
  };
}

/** When the station last noted that it was at work, and whether it has stopped since as it was told to. */
export function readLife(db: DatabaseSync): { aliveAt: string; stopped: boolean } | undefined {
  const row = db.prepare('select alive_at, stopped from station_life').get();
  return row && { aliveAt: String(row.alive_at), stopped: row.stopped === 1 };
}
