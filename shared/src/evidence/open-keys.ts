import { fromBase64Url } from '../bytes/base64.ts';
import { openKeySet } from '../contract/key-set.ts';
import { makeVerifierKey, noteAlgorithms, parseVerifierKey, type VerifierKey } from '../contract/signed-note.ts';
import { keyFingerprint } from '../key-fingerprint.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';

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
  { sha256, verifyEd25519 }: EvidenceCrypto,
): { keys: OpenedKeys | null; findings: Finding[] } {
  const opened = openKeySet(keySet, verifyEd25519);
  if (!opened) return { keys: null, findings: [{ code: 'key_set_refused', entry }] };
  const { origin, keys } = opened.keySet;
  const findings: Finding[] = [];
  const rootFingerprint = keyFingerprint(opened.rootJwk, sha256);
  if (root !== undefined && root !== rootFingerprint) {
    findings.push({ code: 'root_differs', entry, detail: { expected: root, seen: rootFingerprint } });
  }
  const ledgerKeys = keys
    .filter(({ use }) => use === 'ledger')
    .map(({ jwk }) => {
      const publicKey = fromBase64Url(jwk.x) ?? new Uint8Array(0);
      return makeVerifierKey({ name: origin, algorithm: noteAlgorithms.ledger, publicKey }, sha256);
    });
  const witnessKeys: VerifierKey[] = [];
  for (const text of witnesses) {
    const key = parseVerifierKey(text, sha256);
    if (key?.algorithm === noteAlgorithms.witness) witnessKeys.push(key);
    else findings.push({ code: 'witness_key_refused', entry, detail: { key: text.slice(0, 200) } });
  }
  return { keys: { origin, rootFingerprint, ledgerKeys, witnessKeys }, findings };
}
