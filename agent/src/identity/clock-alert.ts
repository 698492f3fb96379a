import { wrongClockMs } from '@rollcall/shared/contract/presence';
import type { Alert } from '../runtime/alert.ts';
import type { HqClock } from './hq-clock.ts';

const minuteMs = 60_000;

/** @returns what to do about a station's clock that differs from HQ's; null while it doesn't, or HQ wasn't heard */
export function createClockAlert(hqClock: Pick<HqClock, 'aheadMs' | 'now'>): () => Alert | null {
  let since: string | undefined;
  return () => {
    const behindMs = hqClock.aheadMs();
    if (behindMs === null || Math.abs(behindMs) <= wrongClockMs) {
      since = undefined;
      return null;
    }
    since ??= hqClock.now().toISOString();
    const minutes = Math.round(Math.abs(behindMs) / minuteMs);
    const way = behindMs > 0 ? 'behind' : 'ahead of';
    const nextStep = `Set the clock of this machine: it is ${minutes} minutes ${way} HQ's. Nothing is lost meanwhile.`;
    return { code: 'clock_wrong', nextStep, at: since };
  };
}
