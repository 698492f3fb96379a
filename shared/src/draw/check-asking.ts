import type { DrawCrypto } from './draw-crypto.ts';
import { askingOrder } from './hashes.ts';
import { factsOf, type Opened } from './open-draw.ts';
import type { Bundle } from './read-bundle.ts';
import { refuseUnless } from './refusal.ts';

/** Whether stations were asked in their order, no more than needed, and the close waited for enough. @returns who was asked */
export function checkAsking(
  bundle: Bundle,
  { draw, before, announcement, close }: Opened,
  { sha256 }: DrawCrypto,
): string[] {
  const { stations, together, enough } = askingOrder(before.next, sha256);
  const asked = factsOf(bundle, 'draw_asked', draw).filter(({ index }) => index < close.index);
  const committed = factsOf(bundle, 'draw_committed', draw).filter(({ index }) => index < close.index);
  const heardBefore = (at: number) =>
    new Set(committed.filter((one) => one.index < at).map(({ payload }) => payload.station)).size;
  for (const [place, { index, payload }] of asked.entries()) {
    const entry = `leaf ${index}`;
    refuseUnless(index > announcement.index && payload.station === stations[place], 'asked_out_of_order', entry);
    refuseUnless(place < together || heardBefore(index) < enough, 'asked_too_many', entry);
  }
  const isThrough = asked.length === stations.length || heardBefore(close.index) >= enough;
  const isDue = Date.parse(close.payload.closedAt) >= Date.parse(announcement.payload.closesAt);
  refuseUnless(asked.length >= together && isThrough && isDue, 'closed_early', `leaf ${close.index}`);
  return asked.map(({ payload }) => payload.station);
}
