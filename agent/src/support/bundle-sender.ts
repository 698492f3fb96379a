import { z } from 'zod';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqClient } from '../identity/hq-client.ts';

/** @returns what sends HQ the support bundle that it asks for, once */
export function createBundleSender(parts: { hq: Pick<HqClient, 'post'>; write: () => Promise<string> }) {
  let sent: string | undefined;
  return async (requestId: string, signal: AbortSignal): Promise<void> => {
    if (requestId === sent) return;
    try {
      const text = await parts.write();
      await parts.hq.post(`/station/support-bundles/${requestId}`, { text }, z.undefined(), signal);
    } catch (error) {
      // HQ has it already, or asks no more.
      if (!(error instanceof HqProblemError) || error.status !== 404) throw error;
    }
    sent = requestId;
  };
}
