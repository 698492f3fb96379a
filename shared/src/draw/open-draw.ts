import { canonicalJson } from '../contract/canonical-json.ts';
import { noSeed } from './hashes.ts';
import type { NextDraw } from './plan.ts';
import type { Bundle, PlacedFact } from './read-bundle.ts';
import { Refused, refuseUnless } from './refusal.ts';

export type Fact<Type extends PlacedFact['type']> = Extract<PlacedFact, { type: Type }>;

/** A draw as its facts stand: what was fixed before, announced, closed. */
export interface Opened {
  draw: number;
  /** What fixed plan and roster: the close before, or the start. */
  before: { index: number; hash: string; next: NextDraw };
  announcement: Fact<'draw_announced'>;
  close: Fact<'draw_closed'>;
}

/** The facts of one type about one draw, in their order. */
export function factsOf<Type extends Exclude<PlacedFact['type'], 'check_ripe' | 'check_excluded' | 'draws_started'>>(
  { facts }: Bundle,
  type: Type,
  draw: number,
): Fact<Type>[] {
  return facts.filter(
    (fact): fact is Fact<Type> => fact.type === type && 'draw' in fact.payload && fact.payload.draw === draw,
  );
}

/** The chain from the first leaf on: each draw is announced once and closed once, after what fixed it. */
export function openDraw({ draw, facts }: Bundle): Opened {
  const [first] = facts;
  const start = first?.type === 'draws_started' || first?.type === 'draw_closed' ? first : null;
  refuseUnless(start !== null && start.payload.next.draw <= draw, 'no_start', 'leaf 0');
  let before = { index: start.index, hash: start.hash, next: start.payload.next };
  let announcement: Fact<'draw_announced'> | undefined;
  let opened: Opened | undefined;
  for (const fact of facts.slice(1)) {
    const entry = `leaf ${fact.index}`;
    const { type, payload } = fact;
    if (type === 'draws_started') throw new Refused('out_of_order', entry);
    if (type === 'draw_announced') {
      refuseUnless(
        payload.draw === before.next.draw,
        payload.draw < before.next.draw ? 'two_announcements' : 'out_of_order',
        entry,
      );
      refuseUnless(announcement === undefined, 'two_announcements', entry);
      announcement = fact;
    }
    if (type === 'draw_closed') {
      refuseUnless(payload.draw >= before.next.draw, 'two_closes', entry);
      refuseUnless(payload.draw === before.next.draw && announcement !== undefined, 'out_of_order', entry);
      refuseUnless(payload.next.draw === payload.draw + 1, 'out_of_order', entry);
      const right =
        canonicalJson(payload.after) === canonicalJson({ index: before.index, hash: before.hash }) &&
        canonicalJson(payload.announcement) === canonicalJson({ index: announcement.index, hash: announcement.hash });
      refuseUnless(right, 'close_differs', entry);
      if (payload.draw === draw) opened = { draw, before, announcement, close: fact };
      before = { index: fact.index, hash: fact.hash, next: payload.next };
      announcement = undefined;
    }
  }
  if (opened) return opened;
  const isAnnounced = facts.some(({ type, payload }) => type === 'draw_announced' && payload.draw === draw);
  throw new Refused(isAnnounced ? 'no_close' : 'no_announcement', 'checkpoint');
}

/** Whether the seed that orders the roster is shown here. @throws Refused when it is, and is another */
export function checkOrder(bundle: Bundle, { index, next: { order } }: Opened['before']): boolean {
  if (order.draw === 0) {
    refuseUnless(order.seed === noSeed, 'order_differs', `leaf ${index}`);
    return true;
  }
  const [finished] = factsOf(bundle, 'draw_finished', order.draw);
  if (!finished) return false;
  refuseUnless(finished.payload.seed === order.seed && finished.index < index, 'order_differs', `leaf ${index}`);
  return true;
}
