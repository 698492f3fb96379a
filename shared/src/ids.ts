import { z } from 'zod';
import { base32 } from './base32.ts';
import { idForms } from './rules/id-forms.ts';

/** Bytes in, 32 bytes out. Passed in by the caller, so that this package runs in Node and in a browser alike. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 as 64 lower-case hex digits, the form that `sha256sum` prints. */
export const sha256HexSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits');

/** A station's name on the wire: also an MQTT topic level and a file name, hence no slash, wildcard, dot or space. */
export const stationIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$/, 'must be 3 to 32 of a-z 0-9 -');

export const badgeNoSchema = formed(idForms.badgeNo);
export const recorderSerialSchema = formed(idForms.recorderSerial);
export const unitCodeSchema = formed(idForms.unitCode);
export const dutyTypeSchema = formed(idForms.dutyType);

/** First 160 bits of the file's SHA-256 as 32 characters of base32 (RFC 4648, lower case). */
export const recordingIdSchema = z.string().regex(/^[a-z2-7]{32}$/, 'must be 32 characters of a-z 2-7');

/**
 * The id of a recording: its content and nothing else, so that a station that lost its database arrives at the same id.
 * @param sha256 64 lower-case hex digits, of the whole file
 */
export function recordingIdOf(sha256: string): string {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) =>
    Number.parseInt(sha256.slice(index * 2, index * 2 + 2), 16),
  );
  return base32(bytes, 32);
}

/** Two hex digits that spread stations evenly over ingest replicas, whatever their ids look like. */
export function shardOf(stationId: string, sha256: Sha256): string {
  const first = sha256(new TextEncoder().encode(stationId))[0] ?? 0;
  return first.toString(16).padStart(2, '0');
}

function formed({ pattern, must }: (typeof idForms)[keyof typeof idForms]) {
  return z.string().regex(pattern, must);
}
