import { type StationDraws, stationDrawsSchema } from '@rollcall/shared/http/station-draws';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';

/** What a station asks of HQ about draws. */
export type DrawApi = {
  /** The draws in which the station still has a part. Undefined: this HQ knows of no draws. */
  draws(signal: AbortSignal): Promise<StationDraws['draws'] | undefined>;
};

export function createHttpDrawApi(hq: HqClient): DrawApi {
  return {
    async draws(signal) {
      try {
        return (await hq.get('/station/draws', stationDrawsSchema, signal)).draws;
      } catch (error) {
        if (error instanceof HqProblemError && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}
