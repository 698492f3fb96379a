import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { LedgerSigner } from '@rollcall/cloud/auth/load-ledger-signer';
import type { Database } from '@rollcall/cloud/db/database';
import { appendFacts } from '@rollcall/cloud/ledger/append-fact';
import {
  formatSignatureLine,
  formatVerifierKey,
  makeVerifierKey,
  type NoteAlgorithm,
  noteAlgorithms,
} from '@rollcall/shared/contract/signed-note';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

export const origin = 'rollcall.test/hq';

/** A key made for this test, and its name for verifiers. */
export function makeNoteKey(name: string, algorithm: NoteAlgorithm) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { privateKey, key: makeVerifierKey({ name, algorithm, publicKey: raw }, sha256) };
}

/** Signs checkpoints with a key of its own. */
export function testSigner(name = origin): LedgerSigner & { key: ReturnType<typeof makeNoteKey>['key'] } {
  const { privateKey, key } = makeNoteKey(name, noteAlgorithms.ledger);
  return {
    name,
    key,
    verifierKey: formatVerifierKey(key),
    sign: (body) => formatSignatureLine({ ...key, signature: sign(null, Buffer.from(body), privateKey) }),
  };
}

/** Facts about units, one transaction. @returns their ids */
export function addFacts(db: Database, count: number, name = 'fact'): Promise<number[]> {
  const facts = Array.from({ length: count }, (_, nr) => {
    return { type: 'unit_added', subject: `unit:${name}-${nr}` as const, payload: { name, nr } };
  });
  return db.transaction().execute((tx) => appendFacts(tx, facts));
}
