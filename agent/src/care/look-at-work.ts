import { listOpenDockSessions } from '../recordings/dock-sessions-repository.ts';
import type { StationAgent } from '../station/station-agent.ts';
import type { WorkNow } from './service-life.ts';

/** What stations that run are like, in a line without names of people or files. */
export function lookAtWork(agents: readonly StationAgent[]): WorkNow {
  const stalled = agents.flatMap((agent) =>
    agent.stalled().map((stage) => `${stage} of ${agent.measured().stationId}`),
  );
  const getsOn = stalled.length === 0;
  return { getsOn, text: getsOn ? countsOf(agents) : `stands still: ${stalled.join(', ')}` };
}

function countsOf(agents: readonly StationAgent[]): string {
  try {
    const running = agents.map((agent) => agent.measured());
    const sum = (of: (one: (typeof running)[number]) => number) => running.reduce((so, one) => so + of(one), 0);
    const cards = sum(({ store }) => listOpenDockSessions(store.db).length);
    const events = sum(({ queuedEvents }) => queuedEvents());
    return `stations at work: ${running.length}, cards docked: ${cards}, messages that wait for HQ: ${events}`;
  } catch {
    // A disk that fails must not silence the watchdog: the stages tell that trouble, and restarting mends no disk.
    return `stations at work: ${agents.length}`;
  }
}
