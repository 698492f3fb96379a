import type { Receipt } from '@rollcall/shared/contract/down-message';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import { sha256 } from '../identity/node-crypto.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';
import type { KeepCheckpoint } from './checkpoint-keeper.ts';
import { judgeInclusion, type PromisedBatch } from './judge-inclusion.ts';
import type { LedgerApi } from './ledger-api.ts';
import { endPromise, notePromise, notePromiseBroken, readPromise } from './witness-repository.ts';

export type InclusionCheck = {
  /** A receipt confirmed a batch, and may promise to have it in the ledger. */
  onReceipt(receipt: Receipt): void;
  /** Whether a promise is to be looked at now. */
  isDue(): boolean;
  /** Looks at the promise, and tells HQ when it is broken. */
  run(signal: AbortSignal): Promise<void>;
};

/** A broken promise is looked at again so often: HQ may keep it after all. */
const againAfterMs = 60 * 60_000;
/** A later promise is none. */
const longestPromiseMs = 24 * 60 * 60_000;

/** Checks that what HQ confirmed stands in its ledger when a receipt had said that it would, one batch at a time. */
export function createInclusionCheck(parts: {
  store: StationStore;
  append: AppendEvent;
  api: Pick<LedgerApi, 'batchInclusion'>;
  keep: KeepCheckpoint;
  stationId: string;
  hqNow: () => Date;
  clock: Clock;
  log: Logger;
}): InclusionCheck {
  const { store, append, api, keep, stationId, hqNow, clock, log } = parts;
  let lookedMs = Number.NEGATIVE_INFINITY;

  /** @returns what is wrong, null when nothing is, undefined when that can't be told now */
  async function look(batch: PromisedBatch, signal: AbortSignal): Promise<string | null | undefined> {
    const answer = await ask(batch, signal);
    if (!answer) return 'HQ says that it is in no checkpoint';
    const kept = await keep(answer.note, signal);
    switch (kept.outcome) {
      case 'fork':
        return undefined; // Told already, and more than this.
      case 'refused':
        // After a rotation the key may be known in a moment; a wrong note of a known key is no proof of anything.
        return kept.reason === 'unknown_key' ? undefined : `its checkpoint is no good: ${kept.reason}`;
      case 'unproven':
        return 'its checkpoint does not go on from what this station saw';
      case 'newer':
      case 'known':
        return judgeInclusion(answer, { batch, stationId, checkpoint: kept.checkpoint }, sha256);
    }
  }

  async function ask(batch: PromisedBatch, signal: AbortSignal) {
    try {
      return await api.batchInclusion(batch, signal);
    } catch (error) {
      if (error instanceof HqProblemError && error.code === 'not_yet_in_ledger') return undefined;
      throw error;
    }
  }

  return {
    onReceipt({ incarnation, through: lastSeq, head: hash, includedBy }) {
      if (includedBy === undefined || lastSeq === 0) return;
      if (Date.parse(includedBy) - hqNow().getTime() > longestPromiseMs) return;
      store.transaction(() => notePromise(store.db, { incarnation, lastSeq, hash, includedBy }));
    },
    isDue() {
      const promise = readPromise(store.db);
      if (!promise || Date.parse(promise.includedBy) > hqNow().getTime()) return false;
      return promise.brokenAt === null || clock.monotonicMs() - lookedMs >= againAfterMs;
    },
    async run(signal) {
      const promise = readPromise(store.db);
      if (!promise) return;
      const { brokenAt, ...batch } = promise;
      const wrong = await look(batch, signal);
      if (wrong === undefined) return;
      lookedMs = clock.monotonicMs();
      if (wrong === null) {
        if (brokenAt !== null) log.info(batch, 'HQ has kept its promise after all');
        store.transaction(() => endPromise(store.db));
      } else if (brokenAt === null) {
        log.error({ ...batch, wrong }, 'HQ has not kept its promise to have a batch in its ledger');
        store.transaction(() => {
          notePromiseBroken(store.db, clock.wall());
          append('promise_broken', { promise: 'batch_in_ledger', batch, had: null, detail: wrong });
        });
      }
    },
  };
}
