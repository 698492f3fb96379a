import { createHash } from 'node:crypto';
import { formatCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { cosignatureMessage, formatCosignatureLine, stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { keySetJwsType } from '@rollcall/shared/contract/key-set';
import {
  appendSignatureLine,
  formatNote,
  formatVerifierKey,
  makeVerifierKey,
  noteAlgorithms,
} from '@rollcall/shared/contract/signed-note';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { seededKey } from './seeded-key.ts';
import { signedJws } from './signed-jws.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const sampleOrigin = 'rollcall.local/hq';

/** HQ's keys and its witnesses' in samples of evidence. Another `hq` is another HQ, or one that was taken over. */
export function sampleKeys(hq = 'hq', origin = sampleOrigin) {
  const [root, ledger] = [seededKey(`${hq} root`), seededKey(`${hq} ledger`)];
  const ledgerKey = makeVerifierKey(
    { name: origin, algorithm: noteAlgorithms.ledger, publicKey: ledger.publicKey },
    sha256,
  );
  const since = { notBefore: '2026-11-01T00:00:00.000Z', retiredAt: null };
  const keySet = {
    v: 1,
    counter: 1,
    issuedAt: '2026-11-01T00:00:00.000Z',
    origin,
    keys: [
      { use: 'message', jwk: seededKey(`${hq} message`).jwk, ...since },
      { use: 'permit', jwk: seededKey(`${hq} permit`).jwk, ...since },
      { use: 'ledger', jwk: ledger.jwk, ...since },
    ],
  };
  /** A note that only the ledger key signed. */
  const sign = (body: string): string => {
    const { name, keyId } = ledgerKey;
    return formatNote({ body, signatures: [{ name, keyId, signature: ledger.sign(Buffer.from(body)) }] });
  };
  return {
    origin,
    ledgerVerifierKey: formatVerifierKey(ledgerKey),
    keySet,
    keySetJws: signedJws(keySet, { typ: keySetJwsType, jwk: root.jwk }, root),
    rootFingerprint: keyFingerprint(root.jwk, sha256),
    sign,
    /** The note of a checkpoint, cosigned by these stations. */
    checkpointNote(size: number, rootHash: Uint8Array, stations: readonly string[] = []): string {
      const body = formatCheckpoint({ origin, size, root: rootHash });
      return stations.reduce(
        (text, station) => appendSignatureLine(text, sampleWitness(station, origin).cosign(body)),
        sign(body),
      );
    },
  };
}

export type SampleKeys = ReturnType<typeof sampleKeys>;

/** A station as witness. @param keyName another is another key in the station's name */
export function sampleWitness(stationId: string, origin = sampleOrigin, keyName = `station ${stationId}`) {
  const key = seededKey(keyName);
  const verifierKey = makeVerifierKey(
    {
      name: stationWitnessName(origin, stationId),
      algorithm: noteAlgorithms.witness,
      publicKey: key.publicKey,
    },
    sha256,
  );
  return {
    verifierKey: formatVerifierKey(verifierKey),
    cosign: (body: string, timestamp = 1_795_000_000) =>
      formatCosignatureLine(verifierKey, timestamp, key.sign(cosignatureMessage(body, timestamp))),
  };
}
