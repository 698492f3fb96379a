import { type OpenedKeySet, openKeySet } from '@rollcall/shared/contract/key-set';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { openRootVouch } from '@rollcall/shared/contract/root-vouch';
import type { VerifyEd25519 } from '@rollcall/shared/contract/signed-note';

/** What the station believes: HQ's root and the last key set, or, enrolled before HQ had a root, its message keys. */
export type Believed =
  | { root: PublicJwk; counter: number; origin: string; jws: string }
  | { root: undefined; messageKeys: readonly PublicJwk[] };

export type KeySetRefusal = 'bad_signature' | 'other_root' | 'other_origin' | 'older' | 'two_of_one_number';

export type KeySetVerdict =
  | { outcome: 'newer'; opened: OpenedKeySet }
  | { outcome: 'known' }
  | { outcome: 'refused'; reason: KeySetRefusal };

/** Decides about a key set that HQ, or whoever answers in its place, offers. */
export function judgeKeySet(
  believed: Believed,
  offered: { keySet: string; rootVouch: string | null },
  verifyEd25519: VerifyEd25519,
): KeySetVerdict {
  const opened = openKeySet(offered.keySet, verifyEd25519);
  if (!opened) return refused('bad_signature');
  if (believed.root === undefined) {
    const root = openRootVouch(offered.rootVouch ?? '', believed.messageKeys, verifyEd25519);
    return root?.x === opened.rootJwk.x ? { outcome: 'newer', opened } : refused('other_root');
  }
  if (opened.rootJwk.x !== believed.root.x) return refused('other_root');
  // The ledger's name is in every checkpoint and cosignature: another name is another ledger.
  if (opened.keySet.origin !== believed.origin) return refused('other_origin');
  if (opened.keySet.counter < believed.counter) return refused('older');
  if (opened.keySet.counter > believed.counter) return { outcome: 'newer', opened };
  return offered.keySet === believed.jws ? { outcome: 'known' } : refused('two_of_one_number');
}

function refused(reason: KeySetRefusal): KeySetVerdict {
  return { outcome: 'refused', reason };
}
