import { text } from 'node:stream/consumers';
import packageJson from '../../package.json' with { type: 'json' };
import type { AgentConfig } from '../config/config.ts';
import { enrolStation } from '../identity/enrol-station.ts';
import { createHqClock } from '../identity/hq-clock.ts';
import { createHqHttp } from '../identity/hq-http.ts';
import { createSystemClock } from '../runtime/clock.ts';

export async function enroll(request: {
  config: AgentConfig;
  hqUrl: string;
  code: string;
  dockFolder: string;
}): Promise<void> {
  const { config, hqUrl, dockFolder } = request;
  const code = request.code === '-' ? await text(process.stdin) : request.code;
  const { dataFolder } = config;
  const http = createHqHttp({ hqUrl, hqClock: createHqClock(createSystemClock()) });
  const agentVersion = packageJson.version;
  const { folder, config: station } = await enrolStation({ dataFolder, hqUrl, code, dockFolder, agentVersion, http });
  console.log(`Enrolled as ${station.stationId} (${station.name}, unit ${station.unitCode}).`);
  console.log(`Its key and recordings are kept in ${folder}.`);
  console.log(`Next: rollcall-agent run --data ${dataFolder}   (restart it if it runs already)`);
}
