import type { CrashLoop } from '@rollcall/shared/http/station-crash-loop';
import type { Logger } from 'pino';
import { z } from 'zod';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import { createHqClient } from '../identity/hq-client.ts';
import { createHqClock } from '../identity/hq-clock.ts';
import { createHqHttp } from '../identity/hq-http.ts';
import type { EnrolledStation } from '../identity/station-folder.ts';
import { loadStationKey } from '../identity/station-key.ts';
import { createTokenClient } from '../identity/token-client.ts';
import type { Clock } from '../runtime/clock.ts';

/**
 * Tells HQ in the name of each station, by key and token alone. An HQ of before, which has no such address, has nothing to be told.
 * @returns whether every HQ knows now
 */
export async function tellCrashLoop(
  stations: readonly EnrolledStation[],
  news: CrashLoop,
  { clock, log, signal }: { clock: Clock; log: Logger; signal: AbortSignal },
): Promise<boolean> {
  const told = await Promise.all(
    stations.map(async ({ folder, config: { stationId, hqUrl } }) => {
      try {
        const hqClock = createHqClock(clock);
        const http = createHqHttp({ hqUrl, hqClock });
        const key = await loadStationKey(folder);
        const tokens = createTokenClient({ http, stationId, key, hqClock, clock });
        await createHqClient({ http, tokens }).post('/station/crash-loop', news, z.undefined(), signal);
        return true;
      } catch (error) {
        if (error instanceof HqProblemError && error.status === 404) return true;
        if (!signal.aborted) log.warn({ err: error, stationId }, 'HQ could not be told of the crash loop');
        return false;
      }
    }),
  );
  return !told.includes(false);
}
