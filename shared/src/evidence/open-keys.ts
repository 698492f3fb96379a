import { fromBase64Url } from '../bytes/base64.ts';
import { type KeySet, openKeySet } from '../contract/key-set.ts';
import type { PublicJwk } from '../contract/public-jwk.ts';
import { makeVerifierKey, noteAlgorithms, parseVerifierKey, type VerifierKey } from '../contract/signed-note.ts';
import type { Sha256 } from '../ids.ts';
import { keyFingerprint } from '../key-fingerprint.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import { isWeakKey } from './is-weak-key.ts';

export interface OpenedKeys {
  origin: string;
  rootFingerprint: string;
  /** Retired ones too: what they signed stays signed. */
  ledgerKeys: VerifierKey[];
  witnessKeys: VerifierKey[];
}

/** The keys that a file brings along, as far as they are sound. @param root the fingerprint that HQ's root must have */
export function openKeys(
  {
    keySet,
    witnesses,
    entry,
    root,
  }: { keySet: string; witnesses: readonly string[]; entry: string; root?: string | undefined },
  { sha256, verifyEd25519 }: Pick<EvidenceCrypto, 'sha256' | 'verifyEd25519'>,
): { keys: OpenedKeys | null; findings: Finding[] } {
  const opened = openKeySet(keySet, verifyEd25519);
  const signing = opened ? [opened.rootJwk, ...ledgerJwksOf(opened.keySet)].map(publicKeyOf) : [];
  if (!opened || signing.some(isWeakKey)) return { keys: null, findings: [{ code: 'key_set_refused', entry }] };
  const { origin } = opened.keySet;
  const findings: Finding[] = [];
  const rootFingerprint = keyFingerprint(opened.rootJwk, sha256);
  if (root !== undefined && root !== rootFingerprint) {
    findings.push({ code: 'root_differs', entry, detail: { expected: root, seen: rootFingerprint } });
  }
  const ledgerKeys = ledgerJwksOf(opened.keySet).map((jwk) =>
    makeVerifierKey({ name: origin, algorithm: noteAlgorithms.ledger, publicKey: publicKeyOf(jwk) }, sha256),
  );
  const witnessKeys: VerifierKey[] = [];
  for (const text of witnesses) {
    const key = readWitnessKey(text, sha256);
    if (key) witnessKeys.push(key);
    else findings.push({ code: 'witness_key_refused', entry, detail: { key: text.slice(0, 200) } });
  }
  return { keys: { origin, rootFingerprint, ledgerKeys, witnessKeys }, findings };
}

/** The key of a witness, as text; null if it is none, or one by which anybody can sign. */
export function readWitnessKey(text: string, sha256: Sha256): VerifierKey | null {
  const key = parseVerifierKey(text, sha256);
  return key?.algorithm === noteAlgorithms.witness && !isWeakKey(key.publicKey) ? key : null;
}

function ledgerJwksOf({ keys }: KeySet): PublicJwk[] {
  return keys.filter(({ use }) => use === 'ledger').map(({ jwk }) => jwk);
}

function publicKeyOf({ x }: PublicJwk): Uint8Array {
  return fromBase64Url(x) ?? new Uint8Array(0);
}
