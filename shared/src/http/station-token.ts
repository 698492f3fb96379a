import { z } from 'zod';

/** `aud` of the station's client assertion, and of the access token that it is given. */
export const stationAssertionAudience = 'rollcall-hq';
export const stationTokenAudience = 'rollcall-station';

/** POST /api/v1/station/token (form-encoded): OAuth 2.0 client credentials with private_key_jwt, RFC 7523. */
export const stationTokenRequestSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
  client_assertion: z.string().max(4096),
});

export const stationTokenResponseSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int().positive(),
});
