import type { Logger } from 'pino';
import type { AgentConfig } from './config/config.ts';
import { agentErrors } from './errors/agent-errors.ts';
import { listEnrolledStations } from './identity/station-folder.ts';
import { createSystemClock } from './runtime/clock.ts';
import { createStationAgent } from './station/station-agent.ts';

/** Runs every station enrolled in the data folder until the signal, then stops them all. */
export async function runAgent({
  config,
  log,
  signal,
}: {
  config: AgentConfig;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const stations = await listEnrolledStations(config.dataFolder);
  if (stations.length === 0) throw agentErrors.noStationEnrolled(config.dataFolder);
  const clock = createSystemClock();
  const agents = stations.map((station) => createStationAgent({ station, limits: config.limits, clock, log }));
  try {
    await Promise.all(agents.map((agent) => agent.start()));
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await Promise.all(agents.map((agent) => agent.stop()));
  }
}
