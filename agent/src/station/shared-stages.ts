import type { Logger } from 'pino';
import { type Collector, createCollector } from '../collect/collector.ts';
import { createInspector, type Inspector } from '../inspect/inspector.ts';
import type { Clock } from '../runtime/clock.ts';

/** What all stations of this process use together: each has a thread, and a station more doesn't add one. */
export type SharedStages = {
  collector: Collector;
  inspector: Inspector;
  /** After every station has stopped. */
  close(): Promise<void>;
};

export function createSharedStages({ clock, log }: { clock: Clock; log: Logger }): SharedStages {
  const collector = createCollector({ clock });
  const inspector = createInspector({ log });
  return {
    collector,
    inspector,
    async close() {
      await collector.close();
      await inspector.close();
    },
  };
}
