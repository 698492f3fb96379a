import { createBackoff } from '@rollcall/node/backoff';
import { createWakeUp } from '@rollcall/node/wake-up';
import type { Logger } from 'pino';
import { listReadableStations } from '../identity/station-folder.ts';
import { trustAuthorities } from '../identity/trust-authorities.ts';
import type { Clock } from '../runtime/clock.ts';
import type { CrashGuard } from './crash-guard.ts';
import { tellCrashLoop } from './tell-crash-loop.ts';

/**
 * What an agent in a crash loop does instead of its work: it tells HQ, and waits. It opens no database and touches neither cards nor
 * recordings. Ends after the pause or at the signal; then the process ends, and what supervises it starts it anew.
 */
export async function runMinimalMode({
  dataFolder,
  pauseMs,
  guard,
  agentVersion,
  clock,
  log,
  signal,
}: {
  dataFolder: string;
  pauseMs: number;
  guard: Pick<CrashGuard, 'record' | 'hqKnows' | 'stopped'>;
  agentVersion: string;
  clock: Clock;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { failures, since, last } = guard.record();
  const { code = 'unknown', message = '' } = last ?? {};
  const loop = { since: since ?? clock.wall().toISOString(), failures, code, message, agentVersion };
  log.error({ ...loop, pauseMs }, 'agent is in a crash loop and does nothing but tell HQ so');
  const pause = new AbortController();
  const timer = setTimeout(() => pause.abort(), pauseMs);
  const over = AbortSignal.any([signal, pause.signal]);
  const backoff = createBackoff({ baseMs: 2000, capMs: 60_000 });
  const { wait } = createWakeUp();

  async function tell(): Promise<boolean> {
    try {
      const stations = await listReadableStations(dataFolder);
      trustAuthorities(stations.map(({ config }) => config.ca));
      return await tellCrashLoop(stations, { state: 'looping', ...loop }, { clock, log, signal: over });
    } catch (error) {
      log.warn({ err: error }, 'HQ could not be told of the crash loop');
      return false;
    }
  }

  let isTold = false;
  while (!over.aborted) {
    isTold ||= await tell();
    if (isTold) guard.hqKnows();
    await wait(isTold ? pauseMs : backoff.next(), over);
  }
  clearTimeout(timer);
  guard.stopped();
}
