import { canonicalJson } from '../contract/canonical-json.ts';
import { type Committed, checkBatch } from './check-commitments.ts';
import type { DrawCrypto } from './draw-crypto.ts';
import { commitmentOf, type Secret } from './hashes.ts';
import { factsOf, type Opened } from './open-draw.ts';
import type { Bundle } from './read-bundle.ts';
import { refuseUnless } from './refusal.ts';

/**
 * The secrets that were opened. Each only has to match what its station committed to, so that of a station that was revoked since
 * counts; and it was opened for this close.
 */
export function checkReveals(
  bundle: Bundle,
  { draw, announcement, close }: Opened,
  committed: readonly Committed[],
  crypto: DrawCrypto,
): Secret[] {
  const secrets = new Map<string, string>();
  for (const fact of factsOf(bundle, 'draw_revealed', draw)) {
    const { index, payload } = fact;
    const entry = `leaf ${index}`;
    const { station, secret } = payload;
    const promised = committed.find((one) => one.station === station)?.commitment;
    const found = commitmentOf({ draw, after: announcement.hash, custodian: station, secret }, crypto.sha256);
    refuseUnless(index > close.index && found === promised, 'secret_differs', entry);
    const ofThisClose = { index: close.index, hash: close.hash };
    refuseUnless(canonicalJson(payload.close) === canonicalJson(ofThisClose), 'close_differs', entry);
    checkBatch(bundle, fact, { draw, close: ofThisClose, root: close.payload.population.root, secret }, crypto);
    secrets.set(station, secret);
  }
  return [...secrets].map(([id, secret]) => ({ id, secret }));
}
