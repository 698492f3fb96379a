import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import { commitmentOf } from '@rollcall/shared/draw/hashes';
import type { Sha256 } from '@rollcall/shared/ids';
import type { DrawAnswer, DrawFile } from './draw-file.ts';
import { type DrawRefusal, graverOf, isGrave } from './draw-refusals.ts';
import { judgeAnnouncement, judgeClose, whyNot } from './judge-draw.ts';
import type { Proof, ProvedDraw } from './prove-draws.ts';

export type TakenIn = {
  file: DrawFile;
  /** The draws whose commitment HQ is to have; and by draw the root of the population for which its secret can be opened. */
  toCommit: Set<number>;
  toOpen: Map<number, string>;
};

type Self = {
  stationId: string;
  /** How many leaves of the ledger this station cosigned. */
  cosignedSize: number;
  newSecret: () => string;
  sha256: Sha256;
};

/**
 * Brings the station's file up to what HQ showed. Nothing is told to anybody before all of it was looked at: the second of two closes
 * counts, wherever it stands in the answer.
 */
export function takeInDraws(draws: readonly ProvedDraw[], before: DrawFile, self: Self): TakenIn {
  const file = structuredClone(before);
  const toCommit = new Set<number>();
  const toOpen = new Map<number, string>();
  for (const shown of draws) {
    const { draw, close } = shown;
    const verdict = judgeAnnouncement(shown, file, self.stationId);
    const why = verdict.outcome === 'refused' ? verdict.why : null;
    if (verdict.outcome === 'to_answer') file.draws.push(newAnswer(draw, verdict.announcement, self));
    if (why === null && close === null) toCommit.add(draw);
    const answer = file.draws.find((one) => one.draw === draw);
    file.unanswered = file.unanswered.filter((one) => one.draw !== draw);
    if (!answer) {
      if (why) file.unanswered.push({ draw, refused: why });
      continue;
    }
    const closed = close && takeInClose(answer, close, self);
    if (closed?.root) toOpen.set(draw, closed.root);
    refuse(answer, graverOf(why, closed?.refusal ?? null));
  }
  return { file, toCommit, toOpen };
}

function newAnswer(draw: number, announcement: LeafPlace, { stationId, newSecret, sha256 }: Self): DrawAnswer {
  const secret = newSecret();
  const commitment = commitmentOf({ draw, after: announcement.hash, custodian: stationId, secret }, sha256);
  return {
    ...{ draw, announcement, secret, commitment, close: null, secondClose: null, refused: null },
    queued: { commitment: null, secret: null, alarm: null },
    ...{ openedAt: null, settled: null },
  };
}

/** Notes every close that stands in the ledger, also one that is not good: another one after it is a second. */
function takeInClose(
  answer: DrawAnswer,
  proof: Proof,
  { stationId, cosignedSize }: Self,
): { refusal: DrawRefusal | null; root?: string } {
  if (proof.outcome !== 'proved') return { refusal: whyNot(proof) };
  const verdict = judgeClose(proof.fact, answer, stationId);
  if (verdict.outcome === 'none') return { refusal: 'no_close' };
  if (verdict.outcome === 'second') {
    answer.secondClose ??= verdict.close;
    return { refusal: 'second_close' };
  }
  answer.close = verdict.close;
  const { refusal, root } = verdict;
  // What the station cosigned, HQ can't take back without every witness seeing it.
  return refusal === null && proof.size <= cosignedSize ? { refusal, root } : { refusal };
}

/** What is grave stays, unless something graver comes. */
function refuse(answer: DrawAnswer, refusal: DrawRefusal | null): void {
  const kept = answer.refused && isGrave(answer.refused) ? answer.refused : null;
  const refused = graverOf(kept, refusal);
  if (refused !== answer.refused) answer.settled = null;
  answer.refused = refused;
}
