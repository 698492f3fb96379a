import {
  type EraseConfirmation,
  type ErasePermits,
  eraseConfirmationSchema,
  erasePermitsSchema,
} from '@rollcall/shared/http/station-erase-permits';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';

/** What the eraser asks of HQ. They throw `AgentError`s, HQ's refusals as `HqProblemError`. */
export type EraseApi = {
  listPermits(signal: AbortSignal): Promise<ErasePermits>;
  /** The last question before anything is erased. */
  confirm(permitId: string, signal: AbortSignal): Promise<EraseConfirmation>;
};

export function createHttpEraseApi(hq: HqClient): EraseApi {
  return {
    async listPermits(signal) {
      try {
        return await hq.get('/station/erase-permits', erasePermitsSchema, signal);
      } catch (error) {
        // An HQ of before gives none.
        if (error instanceof HqProblemError && error.status === 404) return { permits: [] };
        throw error;
      }
    },
    confirm: (permitId, signal) =>
      hq.post(`/station/erase-permits/${permitId}/confirm`, {}, eraseConfirmationSchema, signal),
  };
}
