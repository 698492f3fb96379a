import type { Clock } from '../runtime/clock.ts';
import type { PeriodicTask } from '../runtime/periodic-task.ts';
import { createCollectLanes } from './collect-lanes.ts';
import { createPartHasher } from './part-hasher.ts';
import { type CollectingStation, collectAtStation } from './station-collector.ts';

/** Collects for all stations of this process: they share its lanes and the thread that hashes. */
export type Collector = {
  /** The task by which a station collects. */
  join(station: CollectingStation): PeriodicTask;
  /** After the tasks of all stations have stopped. */
  close(): Promise<void>;
};

/** @param cardsAtOnce cards that are read at the same time; each station that has files may read one in any case */
export function createCollector({ clock, cardsAtOnce = 4 }: { clock: Clock; cardsAtOnce?: number }): Collector {
  const lanes = createCollectLanes({ clock, atOnce: cardsAtOnce });
  const hasher = createPartHasher();
  return {
    join: (station) => collectAtStation(station, { clock, lanes, hasher }),
    close: hasher.close,
  };
}
