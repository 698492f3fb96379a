import { type KeySet, type KeyUse, keySetJwsType } from '@rollcall/shared/contract/key-set';
import { type PublicJwk, publicJwkSchema } from '@rollcall/shared/contract/public-jwk';
import { rootVouchJwsType } from '@rollcall/shared/contract/root-vouch';
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair } from 'jose';

export type TestKey = { publicJwk: PublicJwk; privateKey: CryptoKey };

export const testOrigin = 'test.example/hq';

export async function newTestKey(): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { publicJwk: publicJwkSchema.parse(await exportJWK(publicKey)), privateKey };
}

/** One key of each use, in force. */
export async function newTestKeys(): Promise<Record<KeyUse, TestKey>> {
  return { message: await newTestKey(), permit: await newTestKey(), ledger: await newTestKey() };
}

/** A key set by this root: the keys in force and, with when they are retired, earlier ones. */
export async function signTestKeySet(
  root: TestKey,
  set: {
    counter?: number;
    origin?: string;
    keys: Record<KeyUse, TestKey>;
    retired?: { use: KeyUse; key: TestKey; retiredAt: string }[];
  },
): Promise<string> {
  const { counter = 1, origin = testOrigin, keys, retired = [] } = set;
  const since = '2026-01-01T00:00:00.000Z';
  const keySet: KeySet = {
    v: 1,
    counter,
    issuedAt: since,
    origin,
    keys: [
      ...retired.map(({ use, key, retiredAt }) => ({ use, jwk: key.publicJwk, notBefore: since, retiredAt })),
      ...Object.entries(keys).map(([use, key]) => ({
        use: use as KeyUse,
        jwk: key.publicJwk,
        notBefore: '2026-02-01T00:00:00.000Z',
        retiredAt: null,
      })),
    ],
  };
  return signTestJws(keySet, root, { typ: keySetJwsType, jwk: root.publicJwk });
}

export function signTestVouch(root: TestKey, messageKey: TestKey): Promise<string> {
  const vouch = { v: 1, rootJwk: root.publicJwk, issuedAt: '2026-01-01T00:00:00.000Z' };
  return signTestJws(vouch, messageKey, { typ: rootVouchJwsType });
}

async function signTestJws(payload: object, key: TestKey, header: { typ: string; jwk?: PublicJwk }): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', ...header })
    .sign(key.privateKey);
}
