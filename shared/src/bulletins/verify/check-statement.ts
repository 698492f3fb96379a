import { fromBase64Url } from '../../bytes/base64.ts';
import { toHex } from '../../bytes/hex.ts';
import { isJwsSignedBy, readCompactJws } from '../../contract/compact-jws.ts';
import { openKeySet } from '../../contract/key-set.ts';
import type { EvidenceCrypto } from '../../evidence/evidence-crypto.ts';
import { isWeakKey } from '../../evidence/is-weak-key.ts';
import { readCanonical } from '../../evidence/read-canonical.ts';
import {
  keysEntry,
  type PackageStatement,
  packageJwsType,
  packageStatementSchema,
  sealEntry,
  statementEntry,
} from '../package-form.ts';
import type { Checks } from './checks.ts';

/** The statement, if a message key of the key set signed these very bytes. Retired keys count: what they signed stays signed. */
export function openStatement(
  bytes: Uint8Array,
  keySet: string,
  { verifyEd25519 }: Pick<EvidenceCrypto, 'verifyEd25519'>,
): PackageStatement | null {
  const jws = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const payload = fromBase64Url(jws.split('.')[1] ?? '');
  const read =
    readCompactJws(jws, packageJwsType) && payload && packageStatementSchema.safeParse(readCanonical(payload));
  if (!read?.success) return null;
  const keys = (openKeySet(keySet, verifyEd25519)?.keySet.keys ?? [])
    .filter(({ use }) => use === 'message')
    .flatMap(({ jwk }) => fromBase64Url(jwk.x) ?? []);
  return keys.some((key) => !isWeakKey(key) && isJwsSignedBy(jws, key, verifyEd25519)) ? read.data : null;
}

/** Holds the package against what HQ says that it put together. */
export function checkStatement(
  statement: PackageStatement,
  {
    entries,
    origin,
    bulletinId,
    witnesses,
  }: {
    entries: ReadonlyMap<string, Uint8Array>;
    origin: string | null;
    bulletinId: string | null;
    witnesses: readonly string[];
  },
  check: Checks,
  { sha256 }: Pick<EvidenceCrypto, 'sha256'>,
): void {
  check.done('bound', 'holds');
  if (statement.origin !== origin) check.fault('bound', 'origin_differs', statementEntry);
  if (statement.bulletinId !== bulletinId) check.fault('bound', 'issue_differs', sealEntry);
  if (statement.witnesses.join('\n') !== witnesses.join('\n')) check.fault('bound', 'witnesses_differ', keysEntry);
  const listed = new Map(statement.entries.map((entry) => [entry.name, entry]));
  for (const name of listed.keys()) if (!entries.has(name)) check.fault('bound', 'entry_missing', name);
  for (const [name, bytes] of entries) {
    const entry = listed.get(name);
    if (name === statementEntry) continue;
    if (!entry) check.fault('bound', 'entry_unexpected', name);
    else if (entry.sizeBytes !== bytes.length) check.fault('bound', 'file_size_differs', name);
    else if (entry.sha256 !== toHex(sha256(bytes))) check.fault('bound', 'file_digest_differs', name);
  }
  const order = [...statement.entries.map(({ name }) => name), statementEntry].join('\n');
  const isComplete = listed.size === statement.entries.length && entries.size === listed.size + 1;
  if (isComplete && [...entries.keys()].join('\n') !== order) {
    check.fault('bound', 'entry_unexpected', statementEntry);
  }
  if (listed.size !== statement.entries.length) check.fault('bound', 'list_refused', statementEntry);
}
