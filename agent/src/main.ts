import type { Logger } from 'pino';
import type { AgentConfig } from './config/config.ts';
import { agentErrors } from './errors/agent-errors.ts';
import { listEnrolledStations } from './identity/station-folder.ts';
import { trustAuthorities } from './identity/trust-authorities.ts';
import { createKioskServer } from './kiosk/kiosk-server.ts';
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
  trustAuthorities(stations.map(({ config }) => config.ca));
  const clock = createSystemClock();
  const agents = stations.map((station) => createStationAgent({ station, limits: config.limits, clock, log }));
  let kiosk: ReturnType<typeof createKioskServer> | undefined;
  try {
    await Promise.all(agents.map((agent) => agent.start()));
    if (config.kioskPort !== 'off') {
      kiosk = createKioskServer({ kiosks: agents.map((agent) => agent.kiosk()), log });
      await openKiosk(kiosk, config.kioskPort, log);
    }
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await kiosk?.stop();
    await Promise.all(agents.map((agent) => agent.stop()));
  }
}

/** Collecting matters more than the screen: a port that is taken stops nothing. */
async function openKiosk(kiosk: ReturnType<typeof createKioskServer>, port: number, log: Logger): Promise<void> {
  try {
    log.info({ url: await kiosk.start(port) }, 'screen is served');
  } catch (error) {
    log.error(
      { err: error, port },
      'screen could not be served: set ROLLCALL_AGENT_KIOSK_PORT to a free port and restart',
    );
  }
}
