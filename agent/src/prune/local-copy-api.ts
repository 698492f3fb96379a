import {
  type HeldRecording,
  type LocalCopyConfirmation,
  localCopiesResponseSchema,
  localCopyConfirmationSchema,
} from '@rollcall/shared/http/station-local-copies';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';

/** So many recordings are asked about at once. */
const atOnce = 200;

/** What pruning asks of HQ. They throw `AgentError`s, HQ's refusals as `HqProblemError`. */
export type LocalCopyApi = {
  /** What HQ holds of these recordings. */
  listHeld(recordingIds: readonly string[], signal: AbortSignal): Promise<HeldRecording[]>;
  /** The last question before a copy is removed. */
  confirm(recordingId: string, signal: AbortSignal): Promise<LocalCopyConfirmation>;
};

export function createHttpLocalCopyApi(hq: HqClient): LocalCopyApi {
  return {
    async listHeld(recordingIds, signal) {
      const all: HeldRecording[] = [];
      for (let first = 0; first < recordingIds.length; first += atOnce) {
        const body = { recordingIds: recordingIds.slice(first, first + atOnce) };
        try {
          all.push(...(await hq.post('/station/local-copies', body, localCopiesResponseSchema, signal)).held);
        } catch (error) {
          // An HQ of before says nothing of it: then nothing goes.
          if (error instanceof HqProblemError && error.status === 404) return [];
          throw error;
        }
      }
      return all;
    },
    async confirm(recordingId, signal) {
      const path = `/station/local-copies/${recordingId}/confirmation`;
      return hq.post(path, {}, localCopyConfirmationSchema, signal);
    },
  };
}
