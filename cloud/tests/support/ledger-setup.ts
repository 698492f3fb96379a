import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { type LedgerSigner, loadLedgerSigner } from '@rollcall/cloud/auth/load-signers';
import { issueStationToken } from '@rollcall/cloud/auth/station-token';
import type { Database } from '@rollcall/cloud/db/database';
import { appendFacts, type Fact } from '@rollcall/cloud/ledger/append-fact';
import type { ArchiveStore } from '@rollcall/cloud/ledger/ledger-archive';
import { createLedgerSeal } from '@rollcall/cloud/ledger/ledger-seal';
import { enrolStation } from '@rollcall/cloud/registry/station-repository';
import { createLedgerWorker } from '@rollcall/cloud/workers/ledger-worker';
import { createLogger } from '@rollcall/node/logger';
import { toBase64Url } from '@rollcall/shared/bytes/base64';
import { cosignatureMessage, formatCosignatureLine, stationWitnessName } from '@rollcall/shared/contract/cosignature';
import {
  formatSignatureLine,
  formatVerifierKey,
  makeVerifierKey,
  type NoteAlgorithm,
  noteAlgorithms,
} from '@rollcall/shared/contract/signed-note';
import { calculateJwkThumbprint } from 'jose';
import type { TestHq } from './test-hq.ts';

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
    seal: createLedgerSeal(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')),
    sign: (body) => formatSignatureLine({ ...key, signature: sign(null, Buffer.from(body), privateKey) }),
  };
}

/** Facts about units, one transaction. @returns their ids */
export function addFacts(db: Database, count: number, name = 'fact'): Promise<number[]> {
  const facts = Array.from({ length: count }, (_, nr): Fact => {
    return { type: 'unit_added', subject: `unit:${name}-${nr}`, payload: { name, nr } };
  });
  return db.transaction().execute((tx) => appendFacts(tx, facts));
}

/** An archive in memory: what the object store is to the ledger. */
export function memoryArchive(): ArchiveStore & { objects: Map<string, Uint8Array> } {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    async putObject(key, bytes) {
      objects.set(key, bytes);
      return 'version';
    },
    async createObject(key, bytes) {
      if (objects.has(key)) return { outcome: 'exists' };
      objects.set(key, bytes);
      return { outcome: 'created' };
    },
    readObject: async (key) => objects.get(key),
    async *listKeys(prefix, after = '') {
      yield* [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    },
  };
}

/** The worker that makes leaves and checkpoints of HQ's facts, with HQ's own key. */
export async function ledgerOf(hq: TestHq, origin = 'rollcall.local/hq', store: ArchiveStore = memoryArchive()) {
  const signer = await loadLedgerSigner(hq.keysFolder, origin);
  const log = createLogger({ level: 'silent', readable: false });
  const parts = { db: hq.db, store, signer, log, now: () => new Date(), checkpointSeconds: 0 };
  return createLedgerWorker(parts);
}

/** A station that is enrolled with a key of which a test makes cosignatures. */
export async function enrolWitness(hq: TestHq, stationId: string, ledgerOrigin = 'rollcall.local/hq') {
  await hq.addStation(stationId);
  const { privateKey, key } = makeNoteKey(stationWitnessName(ledgerOrigin, stationId), noteAlgorithms.witness);
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(key.publicKey) } as const;
  const keyThumbprint = await calculateJwkThumbprint(publicJwk);
  await hq.db
    .transaction()
    .execute((tx) => enrolStation(tx, { stationId, publicJwk, keyThumbprint, passwordHash: null, now: new Date() }));
  const token = await issueStationToken({ hqKeys: hq.hqKeys, now: () => new Date() }, { stationId, keyThumbprint });
  return {
    stationId,
    key,
    token,
    headers: { authorization: `Bearer ${token}` },
    /** The line over this body, by the clock of the station. */
    cosign: (body: string, timestamp = Math.floor(Date.now() / 1000)) =>
      formatCosignatureLine(key, timestamp, sign(null, cosignatureMessage(body, timestamp), privateKey)),
  };
}
