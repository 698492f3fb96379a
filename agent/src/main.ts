import type { Logger } from 'pino';
import { readProfiles } from './card/read-profiles.ts';
import type { AgentConfig } from './config/config.ts';
import { agentErrors } from './errors/agent-errors.ts';
import { listEnrolledStations } from './identity/station-folder.ts';
import { trustAuthorities } from './identity/trust-authorities.ts';
import { createKioskServer } from './kiosk/kiosk-server.ts';
import { createMetricsServer } from './metrics/metrics-server.ts';
import { createSystemClock } from './runtime/clock.ts';
import { createSharedStages } from './station/shared-stages.ts';
import { createStationAgent, type StationAgent } from './station/station-agent.ts';
import type { Support } from './support/support.ts';
import { removableDisks } from './usb/list-volumes.ts';

/** Runs every station enrolled in the data folder until the signal, then stops them all. */
export async function runAgent({
  config,
  support,
  log,
  signal,
  onRunning,
}: {
  config: AgentConfig;
  /** None: HQ changes no log level, and gets no support bundle. */
  support?: Support;
  log: Logger;
  signal: AbortSignal;
  /** Every station works. */
  onRunning?: (agents: readonly StationAgent[]) => void;
}): Promise<void> {
  const stations = await listEnrolledStations(config.dataFolder);
  if (stations.length === 0) throw agentErrors.noStationEnrolled(config.dataFolder);
  trustAuthorities(stations.map(({ config }) => config.ca));
  const profiles = await readProfiles(config.profilesFolder);
  for (const problem of profiles.problems) log.error(problem, 'card layout is wrong and left out');
  const clock = createSystemClock();
  const shared = createSharedStages({ clock, log });
  const { usbStation, limits } = config;
  const ids = stations.map((station) => station.config.stationId);
  if (usbStation !== undefined && !ids.includes(usbStation)) throw agentErrors.usbStationUnknown(usbStation, ids);
  const agents = stations.map((station) => {
    const cardDisks = station.config.stationId === usbStation ? removableDisks : undefined;
    return createStationAgent({ station, cardDisks, profiles, support, shared, limits, clock, log });
  });
  let kiosk: ReturnType<typeof createKioskServer> | undefined;
  let metrics: ReturnType<typeof createMetricsServer> | undefined;
  try {
    await Promise.all(agents.map((agent) => agent.start()));
    if (config.kioskPort !== 'off') {
      kiosk = createKioskServer({ kiosks: agents.map((agent) => agent.kiosk()), log });
      await openKiosk(kiosk, config.kioskPort, log);
    }
    if (config.metrics !== undefined) {
      metrics = createMetricsServer({ stations: agents.map((agent) => agent.measured()), log });
      await openMetrics(metrics, config.metrics, log);
    }
    onRunning?.(agents);
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await metrics?.stop();
    await kiosk?.stop();
    await Promise.all(agents.map((agent) => agent.stop()));
    await shared.close();
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

/** The same holds for metrics. */
async function openMetrics(
  metrics: ReturnType<typeof createMetricsServer>,
  where: { port: number; address: string },
  log: Logger,
): Promise<void> {
  try {
    log.info({ url: await metrics.start(where) }, 'metrics are served');
  } catch (error) {
    log.error(
      { err: error, ...where },
      'metrics could not be served: set ROLLCALL_AGENT_METRICS_PORT and ROLLCALL_AGENT_METRICS_ADDRESS to what is free here, and restart',
    );
  }
}
