import type { Logger } from 'pino';
import { pathText } from '../card/path-text.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { DockSession } from '../recordings/dock-sessions-repository.ts';
import type { StationStore } from '../store/station-store.ts';

type Problem = 'failed' | 'hangs';

const longestDetail = 500;

/** Tells HQ of cards that can't be looked at: each problem of a card once as long as its folder stays in the dock. */
export function createScanTroubles({ store, append, log }: { store: StationStore; append: AppendEvent; log: Logger }) {
  const told = new Map<string, Set<Problem>>();
  return {
    tell(trouble: {
      folder: Buffer;
      session: DockSession | undefined;
      problem: Problem;
      detail: string;
      error?: unknown;
    }): void {
      const { folder, session, problem, error } = trouble;
      const key = folder.toString('latin1');
      const known = told.get(key) ?? new Set();
      if (known.has(problem)) return;
      const { dockSessionId = null, recorderSerial = null } = session ?? {};
      const detail = trouble.detail.replaceAll('\0', '\uFFFD').slice(0, longestDetail).toWellFormed();
      log.error({ err: error, dockSessionId, recorderSerial, problem, detail }, 'card could not be looked at');
      try {
        const named = { bytes: folder.toString('base64'), text: pathText(folder) };
        store.transaction(() =>
          append('card_scan_failed', { dockSessionId, folder: named, recorderSerial, problem, detail }),
        );
        told.set(key, known.add(problem));
      } catch (tellingError) {
        log.error({ err: tellingError }, 'HQ could not be told of a card; the next look tries again');
      }
    },
    dropAbsent(present: ReadonlySet<string>): void {
      for (const key of told.keys()) if (!present.has(key)) told.delete(key);
    },
  };
}
