import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { HqTrust } from '../identity/hq-trust.ts';
import { sha256 } from '../identity/node-crypto.ts';
import type { KioskState } from '../kiosk/kiosk-messages.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { readOutboxState } from '../outbox/outbox-state.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import type { KeepCheckpoint } from '../witness/checkpoint-keeper.ts';
import type { LedgerApi } from '../witness/ledger-api.ts';
import { findOpenFork, type LedgerSeen, readLedgerSeen } from '../witness/witness-repository.ts';
import { type DrawAlertCode, drawAlertCodes, drawNextSteps } from './draw-alerts.ts';
import type { DrawApi } from './draw-api.ts';
import { type DrawFile, moveDrawFileAside, readDrawFile, writeDrawFile } from './draw-file.ts';
import { isGrave } from './draw-refusals.ts';
import { proveDraws } from './prove-draws.ts';
import { type TakenIn, takeInDraws } from './take-in-draws.ts';

export type Custodian = PeriodicTask & {
  alerts(): Alert[];
  /** What the station's screen says of draws. */
  dice(): KioskState['dice'];
};

/** HQ is asked at least so often; when the ledger grew or was cosigned, sooner. */
const lookAgainAfterMs = 5 * 60_000;

/**
 * The station's part in draws: it commits to a secret before HQ can know from what will be drawn, and opens it for the one close that
 * it ever saw, so that HQ can't choose what is drawn.
 *
 * A secret is in the station's file before HQ hears of its commitment, and a close before the secret is opened. So whatever ends the
 * station in between, it never commits to another secret for the same number, and never opens one for another close.
 */
export function createCustodian(parts: {
  store: StationStore;
  append: AppendEvent;
  api: DrawApi & Pick<LedgerApi, 'checkpoint'>;
  keep: KeepCheckpoint;
  trust: Pick<HqTrust, 'root'>;
  stationId: string;
  keyThumbprint: string;
  hqNow: () => Date;
  intervalMs: number;
  clock: Clock;
  log: Logger;
}): Custodian {
  const { store, append, api, keep, trust, stationId, keyThumbprint, hqNow, intervalMs, clock, log } = parts;
  let file: DrawFile | undefined;
  /** Since when the file that is there can't be read. */
  let unreadableAt: string | null = null;
  /** What HQ asked for at the last look. */
  let listed: ReadonlySet<number> = new Set();
  let looked = { atMs: Number.NEGATIVE_INFINITY, size: -1, cosignedSize: -1 };
  const alertedAt = new Map<DrawAlertCode, string>();

  const isForked = () => findOpenFork(store.db) !== undefined;
  const sizesOf = (seen: LedgerSeen | undefined) => ({
    size: seen?.checkpoint.size ?? 0,
    cosignedSize: seen?.cosignedSize ?? 0,
  });

  async function run(signal: AbortSignal): Promise<void> {
    if (!file) await open();
    const ledger = trust.root()?.x;
    // Before HQ has registered the store, nobody knows under which number its events go.
    if (ledger === undefined || isForked() || readOutboxState(store.db).incarnation === 0) return;
    const sizes = sizesOf(readLedgerSeen(store.db));
    const hasGrown = sizes.size !== looked.size || sizes.cosignedSize !== looked.cosignedSize;
    if (!hasGrown && clock.monotonicMs() - looked.atMs < lookAgainAfterMs) return;
    const current = file?.key === keyThumbprint && file.ledger === ledger ? file : await begin(ledger, signal);
    if (current && (await look(current, signal))) looked = { atMs: clock.monotonicMs(), ...sizes };
  }

  async function open(): Promise<void> {
    const found = await readDrawFile(store.folder);
    if (found === 'unreadable') unreadableAt ??= clock.wall().toISOString();
    else if (found !== 'none') file = found;
  }

  /** Makes the file when there is none for this key and ledger. It knows nothing of what was announced before. */
  async function begin(ledger: string, signal: AbortSignal): Promise<DrawFile | undefined> {
    // HQ's newest, so that what was announced while the station was away counts as before.
    const kept = await keepNewest(signal);
    if (kept !== 'newer' && kept !== 'known') return undefined;
    const { size: answersFrom } = sizesOf(readLedgerSeen(store.db));
    if (file && file.ledger === ledger) {
      log.warn({ answersFrom }, 'station has a new key: it abstains from draws that were announced before');
      file = await writeDrawFile(store.folder, { ...file, key: keyThumbprint, answersFrom });
      return file;
    }
    if (file || unreadableAt !== null) {
      const aside = await moveDrawFileAside(store.folder, clock.wall());
      if (file) log.warn({ aside }, 'station belongs to another HQ now; its file of draws was moved aside');
      else log.error({ aside }, 'file of draws could not be read and was moved aside');
    }
    log.info({ answersFrom }, 'file of draws is made');
    const empty = { unreadableAt, draws: [], unanswered: [] };
    file = await writeDrawFile(store.folder, { v: 1, key: keyThumbprint, ledger, answersFrom, ...empty });
    unreadableAt = null;
    return file;
  }

  async function keepNewest(signal: AbortSignal) {
    try {
      const { note } = await api.checkpoint(signal);
      return (await keep(note, signal)).outcome;
    } catch (error) {
      if (error instanceof HqProblemError && error.code === 'no_checkpoint_yet') return undefined;
      throw error;
    }
  }

  /** @returns false when HQ showed two histories: then nothing is told */
  async function look(before: DrawFile, signal: AbortSignal): Promise<boolean> {
    const draws = (await api.draws(signal)) ?? [];
    const proved = await proveDraws(draws, keep, signal);
    if (!proved) return false;
    const taken = takeInDraws(proved, before, {
      stationId,
      cosignedSize: sizesOf(readLedgerSeen(store.db)).cosignedSize,
      newSecret: () => randomBytes(32).toString('hex'),
      sha256,
    });
    logRefusals(before, taken.file);
    file = await writeIfChanged(before, taken.file);
    listed = new Set(draws.map(({ draw }) => draw));
    const queued = queue({ ...taken, file });
    if (queued) file = await writeIfChanged(file, queued);
    return queued !== undefined;
  }

  async function writeIfChanged(before: DrawFile, next: DrawFile): Promise<DrawFile> {
    return JSON.stringify(next) === JSON.stringify(before) ? before : writeDrawFile(store.folder, next);
  }

  function logRefusals(before: DrawFile, next: DrawFile): void {
    const known = [...before.draws, ...before.unanswered];
    for (const { draw, refused } of [...next.draws, ...next.unanswered]) {
      if (refused === null || known.some((one) => one.draw === draw && one.refused === refused)) continue;
      if (isGrave(refused)) log.error({ draw, reason: refused }, 'HQ does with a draw what it may not');
      else log.warn({ draw, reason: refused }, 'draw is not answered, or its secret not opened');
    }
  }

  /**
   * Queues for HQ what is on the disk already. What was queued in an earlier incarnation of the store may be lost: it is queued again,
   * the same.
   * @returns the file with what was queued; undefined when HQ showed two histories meanwhile
   */
  function queue({ file: before, toCommit, toOpen }: TakenIn): DrawFile | undefined {
    const next = structuredClone(before);
    return store.transaction(() => {
      if (isForked()) return undefined;
      const { incarnation } = readOutboxState(store.db);
      for (const answer of next.draws) {
        const { draw, announcement, commitment, close, secondClose, secret, queued } = answer;
        // What was answered with an earlier key can't be said with this one.
        if (toCommit.has(draw) && announcement.index >= next.answersFrom && queued.commitment !== incarnation) {
          append('draw_committed', { draw, announcement, commitment });
          queued.commitment = incarnation;
          next.unreadableAt = null;
          log.info({ draw, commitment }, 'draw was answered');
        }
        if (close && secondClose && queued.alarm !== incarnation) {
          append('promise_broken', {
            promise: 'draw_closed_once',
            batch: null,
            had: readLedgerSeen(store.db)?.checkpoint.note ?? null,
            detail: `Draw ${draw} was closed twice, by leaf ${close.index} (${close.hash}) and by leaf ${secondClose.index} (${secondClose.hash}). ${answer.openedAt === null ? 'This station does not open its secret.' : 'This station had opened its secret for the first.'}`,
          });
          queued.alarm = incarnation;
        }
        const root = toOpen.get(draw);
        if (root !== undefined && close && !secondClose && queued.secret !== incarnation) {
          append('draw_revealed', { draw, close, root, secret });
          queued.secret = incarnation;
          answer.openedAt ??= hqNow().toISOString();
          log.info({ draw, close: close.index }, 'secret of a draw was opened');
        }
      }
      return next;
    });
  }

  function codes(): Set<DrawAlertCode> {
    const told = file ? drawAlertCodes(file, listed) : new Set<DrawAlertCode>();
    return unreadableAt === null ? told : told.add('draw_file_unreadable');
  }

  return {
    ...createPeriodicTask({ name: 'draws', intervalMs, run, log }),
    alerts() {
      const now = codes();
      for (const code of alertedAt.keys()) if (!now.has(code)) alertedAt.delete(code);
      return [...now].map((code) => {
        const at = alertedAt.get(code) ?? clock.wall().toISOString();
        alertedAt.set(code, at);
        return { code, nextStep: drawNextSteps[code], at };
      });
    },
    dice() {
      const now = codes();
      const isLost = now.has('draw_file_unreadable') || now.has('draw_file_lost');
      const last = file?.draws.at(-1);
      return {
        last: last ? { draw: last.draw, commitment: last.commitment.slice(0, 8), openedAt: last.openedAt } : null,
        fault: now.has('draw_second_close') ? 'second_close' : isLost ? 'file_lost' : null,
      };
    },
  };
}
