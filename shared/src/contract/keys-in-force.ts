import type { KeySet, KeyUse } from './key-set.ts';
import type { PublicJwk } from './public-jwk.ts';

/**
 * The keys of this use that count at this time, the newest last. A key counts until it is retired, and as soon as it is
 * listed: the root signed the list, and `notBefore` is only there to be read, because clocks differ.
 */
export function keysInForce({ keys }: Pick<KeySet, 'keys'>, use: KeyUse, at: Date): PublicJwk[] {
  return keys
    .filter((key) => key.use === use && (key.retiredAt === null || Date.parse(key.retiredAt) > at.getTime()))
    .sort((a, b) => Date.parse(a.notBefore) - Date.parse(b.notBefore))
    .map(({ jwk }) => jwk);
}

/** The key of this use with which HQ signs now: the one that nobody retires. */
export function signingKeyOf({ keys }: Pick<KeySet, 'keys'>, use: KeyUse): PublicJwk | undefined {
  return keys.find((key) => key.use === use && key.retiredAt === null)?.jwk;
}
