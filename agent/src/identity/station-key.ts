import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { batchJwsType } from '@rollcall/shared/contract/batch';
import { type PublicJwk, publicJwkSchema } from '@rollcall/shared/http/station-enrolments';
import { CompactSign, type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { agentErrors } from '../errors/agent-errors.ts';
import { writeFileDurably } from '../store/write-file-durably.ts';

/** The station's Ed25519 key. The private half never leaves the station's folder. */
export type StationKey = {
  publicJwk: PublicJwk;
  /** RFC 7638, base64url: the `kid` of what the station signs. */
  thumbprint: string;
  privateKey: CryptoKey;
};

const privateJwkSchema = publicJwkSchema.extend({ d: z.base64url().length(43) });

/** Reads the key in `folder`, or makes one and writes it there durably before anybody can see its public half. */
export async function loadOrCreateStationKey(folder: string): Promise<StationKey> {
  if (existsSync(keyPath(folder))) return loadStationKey(folder);
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = privateJwkSchema.parse(await exportJWK(privateKey));
  await writeFileDurably(keyPath(folder), JSON.stringify({ kty, crv, x, d }), { mode: 0o600 });
  return loadStationKey(folder);
}

/** Reads the key that enrolment left in `folder`. */
export async function loadStationKey(folder: string): Promise<StationKey> {
  try {
    const { d, ...publicJwk } = privateJwkSchema.parse(JSON.parse(await readFile(keyPath(folder), 'utf8')));
    const privateKey = (await importJWK({ ...publicJwk, d }, 'EdDSA')) as CryptoKey;
    return { publicJwk, thumbprint: await calculateJwkThumbprint(publicJwk), privateKey };
  } catch (error) {
    throw agentErrors.stationKeyUnreadable(folder, error);
  }
}

/** Signs a batch's payload as compact JWS. */
export function createBatchSigner(key: StationKey): (payload: Uint8Array) => Promise<string> {
  return (payload) =>
    new CompactSign(payload)
      .setProtectedHeader({ alg: 'EdDSA', typ: batchJwsType, kid: key.thumbprint })
      .sign(key.privateKey);
}

function keyPath(folder: string): string {
  return join(folder, 'station-key.jwk');
}
