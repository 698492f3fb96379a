import type { LeafPlace } from '@rollcall/shared/contract/draw-event';
import { type DrawFacts, drawFactSchemas } from '@rollcall/shared/draw/draw-facts';
import type { DrawAnswer, DrawFile } from './draw-file.ts';
import type { DrawRefusal } from './draw-refusals.ts';
import type { ProvedDraw, ProvedFact } from './prove-draws.ts';

export type AnnouncementVerdict =
  | { outcome: 'to_answer'; announcement: LeafPlace }
  /** With the commitment that is in the file, and no other. */
  | { outcome: 'answered' }
  | { outcome: 'refused'; why: DrawRefusal };

/** `refusal` is null when the secret may be opened for it, once the station has cosigned what shows it. */
export type CloseVerdict =
  | { outcome: 'first'; close: LeafPlace; root: string; refusal: DrawRefusal | null }
  | { outcome: 'second'; close: LeafPlace }
  | { outcome: 'none' };

const refused = (why: DrawRefusal) => ({ outcome: 'refused' as const, why });

/** What a station makes of a draw that HQ announces. One answer a number, and numbers only rise. */
export function judgeAnnouncement(
  { draw, announcement, asked, close }: ProvedDraw,
  { answersFrom, draws }: Pick<DrawFile, 'answersFrom' | 'draws'>,
  stationId: string,
): AnnouncementVerdict {
  if (announcement.outcome !== 'proved') return refused(whyNot(announcement));
  if (asked.outcome !== 'proved') return refused(whyNot(asked));
  const { fact } = announcement;
  if (payloadOf('draw_announced', fact, draw) === null) return refused('no_announcement');
  const answer = draws.find((one) => one.draw === draw);
  if (answer) return isSame(answer.announcement, fact) ? { outcome: 'answered' } : refused('other_announcement');
  if (fact.index < answersFrom) return refused('before_file');
  const station = payloadOf('draw_asked', asked.fact, draw)?.station;
  if (station !== stationId || asked.fact.index <= fact.index) return refused('not_asked');
  // Also a close that isn't shown to stand in the ledger: HQ knows already what it draws from.
  if (close !== null) return refused('closed_already');
  if (draws.some((one) => one.draw > draw)) return refused('number_passed');
  return { outcome: 'to_answer', announcement: placeOf(fact) };
}

/** What a station makes of a close of a draw that it answered. */
export function judgeClose(fact: ProvedFact, answer: DrawAnswer, stationId: string): CloseVerdict {
  const payload = payloadOf('draw_closed', fact, answer.draw);
  if (payload === null) return { outcome: 'none' };
  const close = placeOf(fact);
  if (answer.close && !isSame(answer.close, close)) return { outcome: 'second', close };
  const first = { outcome: 'first' as const, close, root: payload.population.root };
  if (!isSame(payload.announcement, answer.announcement)) return { ...first, refusal: 'closes_other_announcement' };
  const isListed = payload.commitments.some(
    ({ station, commitment }) => station === stationId && commitment === answer.commitment,
  );
  return { ...first, refusal: isListed ? null : 'commitment_dropped' };
}

/** Why a proof shows nothing. */
export function whyNot(proof: { outcome: 'doubtful'; why: DrawRefusal } | { outcome: 'forked' }): DrawRefusal {
  return proof.outcome === 'forked' ? 'ledger_unproven' : proof.why;
}

/** What a fact of this type says about this draw; null when it doesn't. */
function payloadOf<Type extends 'draw_announced' | 'draw_asked' | 'draw_closed'>(
  type: Type,
  fact: ProvedFact,
  draw: number,
): DrawFacts[Type] | null {
  if (fact.type !== type || fact.subject !== `draw:${draw}`) return null;
  const read = drawFactSchemas[type].safeParse(fact.payload);
  // The schema of the type read it.
  return read.success && read.data.draw === draw ? (read.data as DrawFacts[Type]) : null;
}

function placeOf({ index, hash }: LeafPlace): LeafPlace {
  return { index, hash };
}

function isSame(one: LeafPlace, other: LeafPlace): boolean {
  return one.index === other.index && one.hash === other.hash;
}
