import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { batchJwsType } from '@rollcall/shared/contract/batch';
import { type PublicJwk, publicJwkSchema } from '@rollcall/shared/contract/public-jwk';
import { CompactSign, type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { agentErrors } from '../errors/agent-errors.ts';
import { writeFileDurably } from '../store/write-file-durably.ts';

/** The Ed25519 key of a station, or of an outside witness. The private half never leaves its folder. */
export type StationKey = {
  publicJwk: PublicJwk;
  /** RFC 7638, base64url: the `kid` of what it signs. */
  thumbprint: string;
  privateKey: CryptoKey;
};

const privateJwkSchema = publicJwkSchema.extend({ d: z.base64url().length(43) });

/** Reads the key in `folder`, or makes one and writes it there durably before anybody can see its public half. */
export async function loadOrCreateStationKey(folder: string, fileName?: string): Promise<StationKey> {
  if (existsSync(keyPath(folder, fileName))) return loadStationKey(folder, fileName);
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = privateJwkSchema.parse(await exportJWK(privateKey));
  await writeFileDurably(keyPath(folder, fileName), JSON.stringify({ kty, crv, x, d }), { mode: 0o600 });
  return loadStationKey(folder, fileName);
}

/** Reads the key that was left in `folder`. */
export async function loadStationKey(folder: string, fileName?: string): Promise<StationKey> {
  try {
    const { d, ...publicJwk } = privateJwkSchema.parse(JSON.parse(await readFile(keyPath(folder, fileName), 'utf8')));
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

function keyPath(folder: string, fileName = 'station-key.jwk'): string {
  return join(folder, fileName);
}
