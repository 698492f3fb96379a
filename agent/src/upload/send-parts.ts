import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Backoff, createBackoff } from '@rollcall/node/backoff';
import { partRange } from '@rollcall/shared/contract/part-plan';
import type { GrantedPart } from '@rollcall/shared/http/station-uploads';
import { judgePartAnswer } from './judge-part-answer.ts';
import type { LinkPace } from './link-pace.ts';
import type { PartSender } from './part-sender.ts';
import type { PartSlots } from './part-slots.ts';

/** `end`: how the parts that were not stored ended; null when all were. The worst one is told. */
export type SentParts = {
  stored: number[];
  end: 'local_file' | 'digest_refused' | 'grant_again' | 'try_again' | 'held_back' | null;
  /** The store's or the network's last word, for the log. */
  detail: string | null;
};

const triesPerPart = 3;

/**
 * Sends the parts of a grant, several at a time. A part that fails is tried again at once and soon after; then, and when the
 * grant is of no more use, no further part is begun: those on their way end first, and a new grant tells what is missing.
 */
export async function sendParts({
  parts,
  partSizeBytes,
  sizeBytes,
  file,
  sender,
  slots,
  pace,
  atOnce,
  monotonicMs,
  mayGoOn,
  signal,
}: {
  parts: readonly GrantedPart[];
  partSizeBytes: number;
  sizeBytes: number;
  file: FileHandle;
  sender: PartSender;
  slots: PartSlots;
  pace: Pick<LinkPace, 'stored' | 'broke'>;
  /** Parts of this file that wait for a slot or are on their way. */
  atOnce: number;
  monotonicMs: () => number;
  /** Asked before each part; once it says no, the parts on their way end and no other is begun. */
  mayGoOn: () => boolean;
  signal: AbortSignal;
}): Promise<SentParts> {
  const result: SentParts = { stored: [], end: null, detail: null };
  const waiting = [...parts];
  const failed = new Map<GrantedPart, { tries: number; backoff: Backoff }>();

  async function tryOnce(part: GrantedPart, onBodySent: () => void): Promise<void> {
    const { offset } = partRange(sizeBytes, partSizeBytes, part.partNumber);
    const startedMs = monotonicMs();
    const answer = await sender.sendPart({ part, file, offset, signal, onBodySent });
    const verdict = verdictOf(answer);
    if (verdict === 'stored') {
      pace.stored({ startedMs, nowMs: monotonicMs() });
      result.stored.push(part.partNumber);
      return;
    }
    if (answer.outcome === 'no_answer') pace.broke(monotonicMs());
    result.detail = 'status' in answer ? `${answer.status} ${answer.code ?? ''}`.trim() : answer.code;
    const failures = failed.get(part) ?? { tries: 0, backoff: createBackoff({ baseMs: 250, capMs: 2000 }) };
    failures.tries += 1;
    if (verdict !== 'try_again' || failures.tries === triesPerPart) {
      result.end = worse(result.end, verdict);
      return;
    }
    failed.set(part, failures);
    // A link that was cut is often back at once; a store that refuses is left alone for a moment.
    if (answer.outcome !== 'no_answer' || failures.tries > 1)
      await delay(failures.backoff.next(), undefined, { signal });
    waiting.unshift(part);
  }

  async function sendInTurn(): Promise<void> {
    while (result.end === null) {
      const sent = await slots.run(async (bodySent) => {
        if (result.end === null && waiting.length > 0 && !mayGoOn()) result.end = 'held_back';
        const part = result.end === null ? waiting.shift() : undefined;
        if (part) await tryOnce(part, bodySent);
        return part !== undefined;
      });
      if (!sent) return;
    }
  }

  const lanes = Array.from({ length: Math.min(atOnce, parts.length) }, sendInTurn);
  const ends = await Promise.allSettled(lanes); // Nobody may use the file after this.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return result;
}

type Failure = NonNullable<SentParts['end']>;

function verdictOf(answer: Awaited<ReturnType<PartSender['sendPart']>>): 'stored' | Failure {
  if (answer.outcome === 'answered') return judgePartAnswer(answer.status, answer.code);
  return answer.outcome === 'local_file' ? 'local_file' : 'try_again';
}

const byWeight: readonly Failure[] = ['held_back', 'try_again', 'grant_again', 'digest_refused', 'local_file'];

function worse(before: Failure | null, now: Failure): Failure {
  return before !== null && byWeight.indexOf(before) > byWeight.indexOf(now) ? before : now;
}
