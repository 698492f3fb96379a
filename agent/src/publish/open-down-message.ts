import { type DownMessage, downJwsType, downMessageSchema } from '@rollcall/shared/contract/down-message';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { maxMessageBytes } from '@rollcall/shared/contract/topics';
import { type CompactVerifyResult, compactVerify, importJWK } from 'jose';

export type OpenedDownMessage =
  | { outcome: 'message'; message: DownMessage }
  | { outcome: 'refused'; reason: 'too_large' | 'bad_signature' | 'other_type' | 'unreadable' };

/** Reads what came over the broker, which anybody might have put there: only what one of HQ's keys signed counts. */
export async function openDownMessage(
  payload: Buffer,
  hqMessageKeys: readonly PublicJwk[],
): Promise<OpenedDownMessage> {
  if (payload.length > maxMessageBytes) return { outcome: 'refused', reason: 'too_large' };
  const verified = await verify(payload.toString(), hqMessageKeys);
  if (!verified) return { outcome: 'refused', reason: 'bad_signature' };
  if (verified.protectedHeader.typ !== downJwsType) return { outcome: 'refused', reason: 'other_type' };
  const message = downMessageSchema.safeParse(parseJson(verified.payload));
  return message.success ? { outcome: 'message', message: message.data } : { outcome: 'refused', reason: 'unreadable' };
}

async function verify(jws: string, keys: readonly PublicJwk[]): Promise<CompactVerifyResult | undefined> {
  for (const jwk of keys) {
    try {
      return await compactVerify(jws, await importJWK(jwk, 'EdDSA'), { algorithms: ['EdDSA'] });
    } catch {
      // Not by this key, or no JWS at all: the next key may fit.
    }
  }
  return undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined; // The schema refuses it.
  }
}
