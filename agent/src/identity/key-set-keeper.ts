import { stationKeySetSchema } from '@rollcall/shared/http/station-key-set';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { HqClient } from './hq-client.ts';
import type { HqTrust } from './hq-trust.ts';
import type { KeySetRefusal } from './judge-key-set.ts';

export type KeySetKeeper = PeriodicTask & {
  /** Something is signed by a key that isn't known: asks HQ for its key set, at most every few seconds. */
  onUnknownKey(): void;
  /** The refused key set that HQ offered last, until it offers a right one. */
  alert(): Alert | null;
};

const intervalMs = 60 * 60_000;
/** Whoever may write to the station's topic must not make it ask HQ all the time. */
const askAgainAfterMs = 2000;

const nextSteps: Record<KeySetRefusal, string> = {
  bad_signature: "HQ's key set is damaged: restore it at HQ from its backup.",
  other_root:
    'What answers is not the HQ that this station was enrolled at. If HQ made a new root key, enrol the station again; else ask the brigade office.',
  other_origin: 'HQ gave its ledger another name: set LEDGER_ORIGIN at HQ as it was.',
  older: "HQ's folder of keys was restored from before a rotation: bring back the newest one at HQ.",
  two_of_one_number: 'HQ signed two key sets of one number: run `rollcall keys rotate` at HQ once more.',
};

/** Keeps the station's key set as new as HQ's. */
export function createKeySetKeeper(parts: {
  trust: HqTrust;
  hq: HqClient;
  /** What was signed by a new key can be read now. */
  onTaken: () => void;
  clock: Clock;
  log: Logger;
}): KeySetKeeper {
  const { trust, hq, onTaken, clock, log } = parts;
  let alert: Alert | null = null;
  let askedMs = Number.NEGATIVE_INFINITY;

  async function run(signal: AbortSignal): Promise<void> {
    askedMs = clock.monotonicMs();
    const offered = await ask(signal);
    if (!offered) return;
    const verdict = await trust.offer(offered);
    if (verdict.outcome === 'refused') {
      const { reason } = verdict;
      log.error({ reason, counter: trust.counter() }, 'key set of HQ was refused');
      alert = { code: `key_set_${reason}`, nextStep: nextSteps[reason], at: clock.wall().toISOString() };
      return;
    }
    alert = null;
    if (verdict.outcome === 'known') return;
    log.info({ counter: trust.counter() }, 'newer key set of HQ was taken');
    onTaken();
  }

  async function ask(signal: AbortSignal) {
    try {
      return await hq.get('/station/key-set', stationKeySetSchema, signal);
    } catch (error) {
      // An HQ of before has no key sets; this station then goes on with what it has.
      if (error instanceof HqProblemError && error.status === 404) return undefined;
      throw error;
    }
  }

  const task = createPeriodicTask({ name: 'key set', intervalMs, run, log });
  return {
    ...task,
    onUnknownKey() {
      if (clock.monotonicMs() - askedMs >= askAgainAfterMs) task.wake();
    },
    alert: () => alert,
  };
}
