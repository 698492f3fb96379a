import { fromBase64Url } from '@rollcall/shared/bytes/base64';
import { isJwsSignedBy, readCompactJws } from '@rollcall/shared/contract/compact-jws';
import { type ErasePermit, erasePermitJwsType, erasePermitSchema } from '@rollcall/shared/contract/erase-permit';
import type { EraseRefusal } from '@rollcall/shared/contract/erase-refusal';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import type { VerifyEd25519 } from '@rollcall/shared/contract/signed-note';

export type OpenedPermit =
  | { outcome: 'permit'; permit: ErasePermit }
  | { outcome: 'refused'; reason: Extract<EraseRefusal, 'bad_signature' | 'unreadable_permit'>; detail: string | null };

/**
 * Reads a permit that one of these keys signed.
 * @param permitKeys those that count now: of a retired key nothing is believed, because who has it could put back a date
 */
export function openPermit(jws: string, permitKeys: readonly PublicJwk[], verifyEd25519: VerifyEd25519): OpenedPermit {
  const read = readCompactJws(jws, erasePermitJwsType);
  const signed = permitKeys.some(({ x }) => {
    const publicKey = fromBase64Url(x);
    return publicKey !== null && isJwsSignedBy(jws, publicKey, verifyEd25519);
  });
  if (!read || !signed) return { outcome: 'refused', reason: 'bad_signature', detail: null };
  const permit = erasePermitSchema.safeParse(read.payload);
  if (permit.success) return { outcome: 'permit', permit: permit.data };
  const detail = permit.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return { outcome: 'refused', reason: 'unreadable_permit', detail };
}
