import type { Logger } from 'pino';
import { listReadableStations } from '../identity/station-folder.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask } from '../runtime/periodic-task.ts';
import type { CrashGuard } from './crash-guard.ts';
import { tellCrashLoop } from './tell-crash-loop.ts';

const intervalMs = 60_000;

/** Once the agent has stayed up, the crash loop is over; HQ is told so until it knows, if it was told of the loop. */
export function endCrashLoop({
  dataFolder,
  steadyAfterMs,
  guard,
  clock,
  log,
  signal,
}: {
  dataFolder: string;
  steadyAfterMs: number;
  guard: Pick<CrashGuard, 'record' | 'steady' | 'hqKnowsEnd'>;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
}): void {
  const told = new AbortController();
  const over = AbortSignal.any([signal, told.signal]);
  const teller = createPeriodicTask({
    name: 'end of the crash loop',
    intervalMs,
    async run() {
      const stations = await listReadableStations(dataFolder);
      if (!(await tellCrashLoop(stations, { state: 'over' }, { clock, log, signal: over }))) return;
      guard.hqKnowsEnd();
      log.info('HQ was told that the crash loop is over');
      told.abort();
    },
    log,
  });
  const timer = setTimeout(() => {
    guard.steady();
    if (guard.record().hqKnows) teller.start(over);
  }, steadyAfterMs);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
