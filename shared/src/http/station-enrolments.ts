import { z } from 'zod';
import { fromBase64Url } from '../bytes/base64.ts';
import { publicJwkSchema } from '../contract/public-jwk.ts';
import { isWeakKey } from '../evidence/is-weak-key.ts';
import { stationIdSchema } from '../ids.ts';

/**
 * `<secret>.<fingerprint>`: 26 characters of base32 that open enrolment once, then the first 26 base32 characters of
 * HQ's root key thumbprint, by which the station knows that it really speaks with its HQ.
 */
export const enrolmentCodeSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z2-7]{26}\.[a-z2-7]{26}$/, 'is not an enrolment code: copy it whole, with the dot');

/** POST /api/v1/station/enrolments. Repeating it with the same code and key is answered again: an answer can get lost. */
export const enrolmentRequestSchema = z.object({
  code: enrolmentCodeSchema,
  publicJwk: publicJwkSchema.refine(({ x }) => !isWeakKey(fromBase64Url(x) ?? new Uint8Array()), {
    error: 'is a key by which anybody can sign',
    path: ['x'],
  }),
  agentVersion: z.string().max(32),
});

/**
 * `keySet` is signed by the root key that the code names (contract/key-set). `mqtt.password` is null where the broker takes
 * the station's token as password.
 */
export const enrolmentResponseSchema = z.object({
  stationId: stationIdSchema,
  name: z.string(),
  unitCode: z.string(),
  keySet: z.string(),
  mqtt: z.object({ url: z.url(), username: z.string(), password: z.string().nullable() }),
});

export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;
export type EnrolmentResponse = z.infer<typeof enrolmentResponseSchema>;
