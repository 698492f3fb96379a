import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OpenedKeySet, openKeySet } from '@rollcall/shared/contract/key-set';
import { keysInForce } from '@rollcall/shared/contract/keys-in-force';
import { formatVerifierKey } from '@rollcall/shared/contract/signed-note';
import {
  type CheckpointFile,
  type CosignatureFile,
  checkpointFileSchema,
} from '@rollcall/shared/contract/witness-files';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { agentErrors } from '../errors/agent-errors.ts';
import { judgeKeySet, type KeySetRefusal } from '../identity/judge-key-set.ts';
import { sha256, verifyEd25519 } from '../identity/node-crypto.ts';
import { loadOrCreateStationKey, loadStationKey } from '../identity/station-key.ts';
import { cosignCheckpoint } from './cosign-checkpoint.ts';
import { type HqCheckpoint, judgeCheckpoint, readKeptCheckpoint } from './judge-checkpoint.ts';
import { type OutsideState, readOutsideState, writeOutsideState } from './outside-state.ts';
import { ledgerKey, witnessKey } from './witness-keys.ts';

const keyFile = 'witness-key.jwk';

/** Makes a witness that belongs to no station: its key, and the root key of the HQ that it watches. */
export async function initOutsideWitness(
  folder: string,
  { name, rootFingerprint }: { name: string; rootFingerprint: string },
): Promise<string> {
  if (!/^[^\s+]{1,128}$/.test(name)) throw agentErrors.witnessNameInvalid(name);
  if (!/^[a-z2-7]{26}$/.test(rootFingerprint)) throw agentErrors.rootFingerprintInvalid(rootFingerprint);
  if (existsSync(join(folder, keyFile))) throw agentErrors.witnessThere(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The key comes last: without it, the command can be given again.
  await writeOutsideState(folder, { v: 1, name, rootFingerprint, keySet: null, seen: null, fork: null });
  await loadOrCreateStationKey(folder, keyFile);
  return outsideWitnessKey(folder);
}

/** The text by which HQ and verifiers know the witness. */
export async function outsideWitnessKey(folder: string): Promise<string> {
  const { name } = await readOutsideState(folder);
  const { publicJwk } = await loadStationKey(folder, keyFile);
  return formatVerifierKey(witnessKey(name, publicJwk));
}

/**
 * Cosigns the checkpoint of a file that HQ exported, once it is seen that the ledger only grew. What was seen is on the disk
 * before anything is signed. The same file is cosigned again: a stick can get lost.
 * @throws AgentError, after which nothing was cosigned
 */
export async function cosignFile(folder: string, path: string, now: Date): Promise<CosignatureFile> {
  const state = await readOutsideState(folder);
  if (state.fork) throw agentErrors.ledgerForked(folder);
  const file = await readCheckpointFile(path);
  const { keySet } = trustKeySet(state, file, path);
  const checkpoint = await judge(folder, state, file, path, {
    origin: keySet.origin,
    ledgerKeys: keysInForce(keySet, 'ledger', now).map((jwk) => ledgerKey(keySet.origin, jwk)),
  });
  await writeOutsideState(folder, { ...state, keySet: file.keySet, seen: checkpoint.note });
  const { publicJwk, privateKey } = await loadStationKey(folder, keyFile);
  const key = witnessKey(state.name, publicJwk);
  const line = await cosignCheckpoint(checkpoint, { key, privateKey, at: now });
  return { v: 1, kind: 'cosignature', verifierKey: formatVerifierKey(key), size: checkpoint.size, line };
}

async function readCheckpointFile(path: string): Promise<CheckpointFile> {
  try {
    return checkpointFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw agentErrors.checkpointFileUnreadable(path, error);
  }
}

const keySetTexts: Record<KeySetRefusal, string> = {
  bad_signature: 'it is damaged',
  other_root: 'it is signed by another root key than the one that you were told',
  other_origin: 'it is about a ledger of another name',
  older: 'it is older than the one that this witness knows',
  two_of_one_number: 'it has the number of the one that this witness knows, and says something else',
};

function trustKeySet(state: OutsideState, file: CheckpointFile, path: string): OpenedKeySet {
  const opened = openKeySet(file.keySet, verifyEd25519);
  if (!opened) throw agentErrors.checkpointKeysRefused(path, keySetTexts.bad_signature);
  if (keyFingerprint(opened.rootJwk, sha256) !== state.rootFingerprint) {
    throw agentErrors.checkpointKeysRefused(path, keySetTexts.other_root);
  }
  const known = state.keySet === null ? null : openKeySet(state.keySet, verifyEd25519);
  if (!known || state.keySet === null) return opened;
  const { counter, origin } = known.keySet;
  const believed = { root: known.rootJwk, counter, origin, jws: state.keySet };
  const verdict = judgeKeySet(believed, { keySet: file.keySet, rootVouch: null }, verifyEd25519);
  if (verdict.outcome === 'refused') throw agentErrors.checkpointKeysRefused(path, keySetTexts[verdict.reason]);
  return opened;
}

async function judge(
  folder: string,
  state: OutsideState,
  file: CheckpointFile,
  path: string,
  ledger: Pick<Parameters<typeof judgeCheckpoint>[1], 'origin' | 'ledgerKeys'>,
): Promise<HqCheckpoint> {
  const seen = state.seen === null ? undefined : readKeptCheckpoint(state.seen);
  const known = { ...ledger, seen };
  let verdict = judgeCheckpoint({ noteText: file.note }, known, { sha256, verifyEd25519 });
  if (verdict.outcome === 'proof_needed') {
    const { from, to, checkpoint } = verdict;
    if (seen && checkpoint.size < seen.size) throw agentErrors.checkpointOlder(checkpoint.size, seen.size);
    const found = file.proofs.find((one) => one.from === from);
    if (!found) throw agentErrors.checkpointProofMissing(from, to);
    const proof = found.proof.map((hex) => Buffer.from(hex, 'hex'));
    verdict = judgeCheckpoint({ noteText: file.note, proof }, known, { sha256, verifyEd25519 });
  }
  switch (verdict.outcome) {
    case 'newer':
    case 'known':
      return verdict.checkpoint;
    case 'fork': {
      const fork = { had: state.seen ?? '', seen: verdict.checkpoint.note, foundAt: new Date().toISOString() };
      await writeOutsideState(folder, { ...state, fork });
      throw agentErrors.ledgerForked(folder);
    }
    case 'refused':
      throw agentErrors.checkpointRefused(path, verdict.reason);
    case 'proof_needed':
      throw agentErrors.checkpointProofMissing(verdict.from, verdict.to);
  }
}
