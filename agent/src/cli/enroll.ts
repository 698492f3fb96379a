import packageJson from '../../package.json' with { type: 'json' };
import type { AgentConfig } from '../config/config.ts';
import { enrolStation } from '../identity/enrol-station.ts';
import { createHqClock } from '../identity/hq-clock.ts';
import { createHqHttp } from '../identity/hq-http.ts';
import { trustAuthorities } from '../identity/trust-authorities.ts';
import { createSystemClock } from '../runtime/clock.ts';
import type { Invitation } from './read-invitation.ts';

export async function enroll(request: {
  config: AgentConfig;
  invitation: Invitation;
  dockFolder: string;
}): Promise<void> {
  const { dataFolder } = request.config;
  const { hqUrl, code, ca } = request.invitation;
  trustAuthorities([ca]);
  const http = createHqHttp({ hqUrl, hqClock: createHqClock(createSystemClock()) });
  const { folder, config: station } = await enrolStation({
    dataFolder,
    hqUrl,
    code,
    ca,
    dockFolder: request.dockFolder,
    agentVersion: packageJson.version,
    http,
  });
  console.log(`Enrolled as ${station.stationId} (${station.name}, unit ${station.unitCode}).`);
  console.log(`Its key and recordings are kept in ${folder}.`);
  console.log(`Next: rollcall-agent run --data ${dataFolder}   (restart it if it runs already)`);
}
