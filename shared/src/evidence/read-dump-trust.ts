import type { Checkpoint } from '../contract/checkpoint.ts';
import { checkCheckpoint } from './check-checkpoint.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import { type OpenedKeys, openKeys } from './open-keys.ts';
import { type DumpFrame, headerEntry } from './read-dump-frame.ts';
import { readWitnessNotes, type Witnessed } from './read-witness-notes.ts';
import type { Signer } from './verdict.ts';
import type { TrustOptions } from './verify-export.ts';

export interface DumpTrust {
  keys: OpenedKeys | null;
  /** By rising size. */
  checkpoints: (Checkpoint & { entry: string })[];
  /** Who signed the newest. */
  ledgerSigner: Signer | null;
  /** Who cosigned any, each with the newest that it cosigned. */
  witnesses: Signer[];
  witnessed: Witnessed[];
  findings: Finding[];
}

/** Whose word a dump's leaves are held against: its keys, its checkpoints, and the notes that were handed in. */
export function readDumpTrust(
  { header, notes }: DumpFrame,
  { root, witnessNotes = [], witnessKeys = [] }: TrustOptions,
  crypto: EvidenceCrypto,
): DumpTrust {
  const trust: DumpTrust = {
    keys: null,
    checkpoints: [],
    ledgerSigner: null,
    witnesses: [],
    witnessed: [],
    findings: [],
  };
  if (!header) return trust;
  const { keys, findings } = openKeys({ ...header, entry: headerEntry, root }, crypto);
  trust.findings.push(...findings);
  if (!keys) return trust;
  trust.keys = keys;
  if (header.origin !== keys.origin) {
    const detail = { expected: keys.origin, seen: header.origin };
    trust.findings.push({ code: 'origin_differs', entry: headerEntry, detail });
  }
  for (const { entry, text } of notes) {
    const {
      checkpoint,
      ledgerSigner,
      witnesses,
      findings: refused,
    } = checkCheckpoint(text, { keys, givenKeys: witnessKeys, entry }, crypto);
    trust.findings.push(...refused);
    if (!checkpoint) continue;
    const before = trust.checkpoints.at(-1)?.size ?? -1;
    if (checkpoint.size <= before) trust.findings.push({ code: 'checkpoint_refused', entry });
    trust.checkpoints.push({ ...checkpoint, entry });
    trust.ledgerSigner = ledgerSigner;
    trust.witnesses = [
      ...trust.witnesses.filter(({ name, keyId }) => !witnesses.some((w) => w.name === name && w.keyId === keyId)),
      ...witnesses,
    ];
  }
  const beside = readWitnessNotes(witnessNotes, { keys, givenKeys: witnessKeys }, crypto);
  trust.witnessed = beside.witnessed;
  trust.findings.push(...beside.findings);
  return trust;
}
