import { checkpointMessageSchema } from '@rollcall/shared/contract/checkpoint-message';
import type { Receipt } from '@rollcall/shared/contract/down-message';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqTrust } from '../identity/hq-trust.ts';
import type { StationKey } from '../identity/station-key.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { createCheckpointKeeper, type KeepCheckpoint, type Kept } from './checkpoint-keeper.ts';
import { cosignCheckpoint } from './cosign-checkpoint.ts';
import { createInclusionCheck } from './inclusion-check.ts';
import type { HqCheckpoint } from './judge-checkpoint.ts';
import type { LedgerApi } from './ledger-api.ts';
import { type WitnessAlertCode, witnessNextSteps } from './witness-alerts.ts';
import { stationWitnessKey } from './witness-keys.ts';
import { findOpenFork, noteCosigned, readLedgerSeen, readPromise } from './witness-repository.ts';

export type Witness = PeriodicTask & {
  /** What came on the topic of checkpoints; anybody at the broker could have put it there. */
  onCheckpoint(payload: Buffer): void;
  onReceipt(receipt: Receipt): void;
  alerts(): Alert[];
  /** The largest that was checked: `root` is its root hash in base64, as in the note. */
  newestCheckpoint(): { size: number; root: string; seenAt: string } | null;
  /** For whoever else has a checkpoint from HQ. */
  keep: KeepCheckpoint;
};

const hourMs = 60 * 60_000;
const longestMessageBytes = 1024 * 1024;

/**
 * Watches that HQ's ledger only grows. Every checkpoint that it meets, on the broker's topic or from HQ itself, must go on
 * from the largest before; the largest is on the station's disk before it is cosigned. Once HQ showed two histories, it
 * looks at nothing more until a person has settled it.
 *
 * HQ is asked when the ledger grew, at most every `intervalMs`, and every hour in any case.
 */
export function createWitness(parts: {
  store: StationStore;
  append: AppendEvent;
  api: LedgerApi;
  trust: Pick<HqTrust, 'keysFor' | 'origin' | 'root'>;
  stationId: string;
  key: StationKey;
  hqNow: () => Date;
  onUnknownKey: () => void;
  intervalMs: number;
  clock: Clock;
  log: Logger;
}): Witness {
  const { store, append, api, trust, stationId, key, hqNow, intervalMs, clock, log } = parts;
  const keep = createCheckpointKeeper(parts);
  const inclusion = createInclusionCheck({ ...parts, keep });
  let published: string | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;
  let cosignedMs = Number.NEGATIVE_INFINITY;
  let unproven: { sinceMs: number; told: boolean } | undefined;
  let problem: Alert | null = null;

  const isForked = () => findOpenFork(store.db) !== undefined;
  const hasPassed = (sinceMs: number) => clock.monotonicMs() - sinceMs >= hourMs;
  const alert = (code: WitnessAlertCode, at: string): Alert => ({ code, nextStep: witnessNextSteps[code], at });

  function raise(code: WitnessAlertCode): void {
    if (problem?.code !== code) problem = alert(code, clock.wall().toISOString());
  }

  async function run(signal: AbortSignal): Promise<void> {
    if (!trust.root() || isForked()) return;
    const note = published;
    const due = inclusion.isDue();
    if (note === undefined && !due && !hasPassed(askedMs)) return;
    const onTopic = note === undefined ? undefined : await keep(note, signal);
    if (!isForked()) await askHq(onTopic, signal);
    // What HQ can't prove yet is looked at again, so that nobody forgets it.
    if (published === note && onTopic?.outcome !== 'unproven') published = undefined;
    if (due && !isForked()) await inclusion.run(signal);
  }

  async function askHq(onTopic: Kept | undefined, signal: AbortSignal): Promise<void> {
    const answer = await latest(signal);
    askedMs = clock.monotonicMs();
    const had = readLedgerSeen(store.db)?.checkpoint;
    const shown = answer && (await keep(answer.note, signal));
    if (isForked()) return;
    if (!shown && had) tellUnproven({ detail: `HQ shows no checkpoint, ${had.size} leaves were seen`, had });
    for (const kept of [onTopic, shown]) if (kept?.outcome === 'unproven') tellUnproven(kept);
    const doubtful = (!shown && had !== undefined) || [onTopic, shown].some((kept) => kept?.outcome === 'unproven');
    if (!shown || doubtful) return;
    if (shown.outcome === 'refused') {
      raise('checkpoint_refused');
      // The key set that HQ is asked for meanwhile may name the key.
      if (shown.reason === 'unknown_key') askedMs = Number.NEGATIVE_INFINITY;
      return;
    }
    problem = null;
    unproven = undefined;
    if (answer.cosignWanted || hasPassed(cosignedMs)) await cosign(answer.cosignWanted, signal);
  }

  async function latest(signal: AbortSignal) {
    try {
      return await api.checkpoint(signal);
    } catch (error) {
      if (error instanceof HqProblemError && error.code === 'no_checkpoint_yet') return undefined;
      throw error;
    }
  }

  /** HQ may be in the middle of a restore: only after an hour it has broken its word. */
  function tellUnproven({ detail, had }: { detail: string; had: HqCheckpoint }): void {
    raise('ledger_unproven');
    unproven ??= { sinceMs: clock.monotonicMs(), told: false };
    log.warn({ detail }, 'HQ can not prove that its ledger only grew');
    if (unproven.told || !hasPassed(unproven.sinceMs)) return;
    const body = { promise: 'ledger_only_grows' as const, batch: null, had: had.note, detail };
    store.transaction(() => append('promise_broken', body));
    unproven.told = true;
  }

  async function cosign(wanted: boolean, signal: AbortSignal): Promise<void> {
    const seen = readLedgerSeen(store.db);
    // Asked for what was cosigned already, HQ has lost it.
    if (!seen || seen.checkpoint.size === 0 || (!wanted && seen.cosignedSize === seen.checkpoint.size)) return;
    const { size } = seen.checkpoint;
    const witness = stationWitnessKey(trust.origin() ?? '', stationId, key.publicJwk);
    const at = hqNow();
    const line = await cosignCheckpoint(seen.checkpoint, { key: witness, privateKey: key.privateKey, at });
    try {
      await api.cosign({ size, line }, signal);
    } catch (error) {
      if (!(error instanceof HqProblemError) || error.code !== 'cosignature_refused') throw error;
      log.error({ err: error, size }, 'HQ did not take the cosignature');
      raise('cosignature_refused');
      return;
    }
    store.transaction(() => noteCosigned(store.db, size, at));
    cosignedMs = clock.monotonicMs();
    log.info({ size }, 'checkpoint of HQ was cosigned');
  }

  return {
    ...createPeriodicTask({ name: 'witness', intervalMs, run, log }),
    onCheckpoint(payload) {
      const message = payload.length <= longestMessageBytes && checkpointMessageSchema.safeParse(parseJson(payload));
      if (message !== false && message.success) published = message.data.note;
      else log.warn({ sizeBytes: payload.length }, 'message on the topic of checkpoints was none');
    },
    onReceipt: inclusion.onReceipt,
    keep,
    newestCheckpoint() {
      const seen = readLedgerSeen(store.db);
      if (!seen) return null;
      const { size, root } = seen.checkpoint;
      return { size, root: Buffer.from(root).toString('base64'), seenAt: seen.seenAt };
    },
    alerts() {
      const fork = findOpenFork(store.db);
      const brokenAt = readPromise(store.db)?.brokenAt;
      return [
        ...(fork ? [alert('ledger_fork', fork.foundAt)] : []),
        ...(brokenAt ? [alert('promise_broken', brokenAt)] : []),
        ...(problem && !fork ? [problem] : []),
      ];
    },
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined; // The schema refuses it.
  }
}
