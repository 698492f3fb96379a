import type { FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createBackoff } from '@rollcall/node/backoff';
import { partRange } from '@rollcall/shared/contract/part-plan';
import type { GrantedPart } from '@rollcall/shared/http/station-uploads';
import { judgePartAnswer } from './judge-part-answer.ts';
import type { PartSender } from './part-sender.ts';
import type { PartSlots } from './part-slots.ts';

/** `end`: how the parts that were not stored ended; null when all were. The worst one is told. */
export type SentParts = {
  stored: number[];
  end: 'local_file' | 'digest_refused' | 'grant_again' | 'try_again' | null;
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
  atOnce,
  signal,
}: {
  parts: readonly GrantedPart[];
  partSizeBytes: number;
  sizeBytes: number;
  file: FileHandle;
  sender: PartSender;
  slots: PartSlots;
  /** Parts of this file that wait for a slot or are on their way. */
  atOnce: number;
  signal: AbortSignal;
}): Promise<SentParts> {
  const result: SentParts = { stored: [], end: null, detail: null };
  const waiting = [...parts];

  async function sendOne(part: GrantedPart): Promise<void> {
    const backoff = createBackoff({ baseMs: 250, capMs: 2000 });
    const { offset } = partRange(sizeBytes, partSizeBytes, part.partNumber);
    for (let tries = 1; result.end === null; tries += 1) {
      const answer = await sender.sendPart({ part, file, offset, signal });
      const verdict = verdictOf(answer);
      if (verdict === 'stored') {
        result.stored.push(part.partNumber);
        return;
      }
      result.detail = 'status' in answer ? `${answer.status} ${answer.code ?? ''}`.trim() : answer.code;
      if (verdict !== 'try_again' || tries === triesPerPart) {
        result.end = worse(result.end, verdict);
        return;
      }
      await delay(backoff.next(), undefined, { signal });
    }
  }

  async function sendInTurn(): Promise<void> {
    while (result.end === null) {
      const sent = await slots.run(async () => {
        const part = result.end === null ? waiting.shift() : undefined;
        if (part) await sendOne(part);
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

const byWeight: readonly Failure[] = ['try_again', 'grant_again', 'digest_refused', 'local_file'];

function worse(before: Failure | null, now: Failure): Failure {
  return before !== null && byWeight.indexOf(before) > byWeight.indexOf(now) ? before : now;
}
