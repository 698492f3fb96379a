import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqTrust } from '../identity/hq-trust.ts';
import { sha256, verifyEd25519 } from '../identity/node-crypto.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';
import { type CheckpointVerdict, type HqCheckpoint, judgeCheckpoint, readKeptCheckpoint } from './judge-checkpoint.ts';
import type { LedgerApi } from './ledger-api.ts';
import { ledgerKey } from './witness-keys.ts';
import { findOpenFork, forgetLedger, insertFork, readLedgerSeen, saveLedgerSeen } from './witness-repository.ts';

export type Kept =
  | Exclude<CheckpointVerdict, { outcome: 'proof_needed' }>
  /** HQ says that it has no proof. `had` is the larger of two that it signed: its ledger has fewer leaves now. */
  | { outcome: 'unproven'; detail: string; had: HqCheckpoint };

/**
 * Judges a checkpoint, whoever brought it, and keeps it when it is the largest; a fork is kept and told to HQ. One at a time: of two
 * that are judged together, the smaller could be kept last. While a fork is open nothing is judged, and the outcome is `fork`.
 */
export type KeepCheckpoint = (noteText: string, signal: AbortSignal) => Promise<Kept>;

export function createCheckpointKeeper(parts: {
  store: StationStore;
  append: AppendEvent;
  api: Pick<LedgerApi, 'consistencyProof'>;
  trust: Pick<HqTrust, 'keysFor' | 'origin' | 'root'>;
  onUnknownKey: () => void;
  clock: Clock;
  log: Logger;
}): KeepCheckpoint {
  const { store, append, api, trust, onUnknownKey, clock, log } = parts;

  async function judge(noteText: string, signal: AbortSignal): Promise<Kept> {
    const origin = trust.origin() ?? '';
    const ledgerKeys = trust.keysFor('ledger').map((jwk) => ledgerKey(origin, jwk));
    const known = { seen: readLedgerSeen(store.db)?.checkpoint, origin, ledgerKeys };
    const first = judgeCheckpoint({ noteText }, known, { sha256, verifyEd25519 });
    if (first.outcome !== 'proof_needed') return first;
    const { from, to, checkpoint } = first;
    const proof = await proofBetween({ from, to }, signal);
    if (!proof) {
      const had = known.seen && known.seen.size === to ? known.seen : checkpoint;
      return { outcome: 'unproven', detail: `HQ has no proof that it grew from ${from} to ${to} leaves`, had };
    }
    const second = judgeCheckpoint({ noteText, proof }, known, { sha256, verifyEd25519 });
    if (second.outcome === 'proof_needed') throw new Error('a checkpoint was judged with its proof and needs it still');
    return second;
  }

  async function proofBetween(sizes: { from: number; to: number }, signal: AbortSignal) {
    try {
      return await api.consistencyProof(sizes, signal);
    } catch (error) {
      if (error instanceof HqProblemError && error.code === 'bad_tree_sizes') return undefined;
      throw error;
    }
  }

  /** Enrolled at another HQ, the station is a witness of another ledger, though that may have the same name. */
  function forgetOtherLedger(rootKey: string): void {
    const seen = readLedgerSeen(store.db);
    if (!seen || seen.rootKey === rootKey) return;
    log.warn(
      { size: seen.checkpoint.size },
      'station belongs to another HQ now; its ledger is seen for the first time',
    );
    store.transaction(() => forgetLedger(store.db, clock.wall()));
  }

  async function keepOne(noteText: string, signal: AbortSignal): Promise<Kept> {
    const open = findOpenFork(store.db);
    if (open) return { outcome: 'fork', checkpoint: readKeptCheckpoint(open.seen) };
    const rootKey = trust.root()?.x ?? '';
    forgetOtherLedger(rootKey);
    const kept = await judge(noteText, signal);
    switch (kept.outcome) {
      case 'newer':
        store.transaction(() => saveLedgerSeen(store.db, rootKey, kept.checkpoint, clock.wall()));
        break;
      case 'fork': {
        const had = readLedgerSeen(store.db)?.checkpoint.note ?? '';
        const seen = kept.checkpoint.note;
        store.transaction(() => {
          insertFork(store.db, { had, seen, foundAt: clock.wall().toISOString() });
          append('ledger_fork', { had, seen });
        });
        log.error({ had, seen }, 'HQ showed two histories of its ledger');
        break;
      }
      case 'refused':
        log.warn({ reason: kept.reason }, 'checkpoint was refused');
        if (kept.reason === 'unknown_key') onUnknownKey();
        break;
      case 'unproven':
      case 'known':
        break;
    }
    return kept;
  }

  let last: Promise<unknown> = Promise.resolve();
  return (noteText, signal) => {
    const next = last.then(() => keepOne(noteText, signal));
    last = next.catch(() => {}); // Whoever asked gets the error.
    return next;
  };
}
