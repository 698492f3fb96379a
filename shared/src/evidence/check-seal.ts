import { isSignedBy, parseNote } from '../contract/signed-note.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import { type ExportManifest, keysEntry, manifestEntry, sealBody, sealEntry } from './export-form.ts';
import type { Finding } from './finding.ts';
import type { OpenedEntries } from './open-entries.ts';
import type { OpenedKeys } from './open-keys.ts';

/** Whether HQ's ledger key signed this manifest together with this list of those who cosigned. */
export function checkSeal(
  { exportId, origin }: ExportManifest,
  { opened, keys }: { opened: OpenedEntries; keys: OpenedKeys },
  { verifyEd25519 }: EvidenceCrypto,
): Finding[] {
  const bytes = opened.entries.get(sealEntry)?.bytes;
  if (!bytes) return []; // told as missing already
  const note = parseNote(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const digestOf = (name: string) => opened.entries.get(name)?.sha256 ?? '';
  const body = sealBody({
    origin,
    exportId,
    manifestSha256: digestOf(manifestEntry),
    keysSha256: digestOf(keysEntry),
  });
  const sealed =
    note?.body === body &&
    note.signatures.length === 1 &&
    keys.ledgerKeys.some((key) => isSignedBy(note, key, verifyEd25519));
  return sealed ? [] : [{ code: 'seal_refused', entry: sealEntry }];
}
