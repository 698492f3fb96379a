import { randomUUID } from 'node:crypto';
import { stationAssertionAudience, stationTokenResponseSchema } from '@rollcall/shared/http/station-token';
import { SignJWT } from 'jose';
import { HqProblemError } from '../errors/hq-problem-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { HqClock } from './hq-clock.ts';
import type { HqHttp } from './hq-http.ts';
import type { StationKey } from './station-key.ts';

/** `renewAtMs` is on the station's monotonic clock. */
export type StationToken = { value: string; renewAtMs: number };

export type TokenClient = {
  /** A token with at least five minutes left, or half its life where it lives shorter. */
  token(signal?: AbortSignal): Promise<StationToken>;
  /** Never gives this token out again. */
  forget(token: StationToken): void;
};

const assertionLifeSeconds = 60;
const renewBeforeMs = 5 * 60_000;
/** With a clock off by less than this, HQ would have taken the assertion. */
const toleratedSkewMs = 5000;

/** Gets the station's access tokens: OAuth 2.0 client credentials with private_key_jwt. */
export function createTokenClient(parts: {
  http: HqHttp;
  stationId: string;
  key: StationKey;
  hqClock: HqClock;
  clock: Clock;
}): TokenClient {
  const { http, stationId, key, hqClock, clock } = parts;
  let cached: StationToken | undefined;
  let pending: Promise<StationToken> | undefined;

  async function assertion(): Promise<string> {
    const issuedAt = Math.floor(hqClock.now().getTime() / 1000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', kid: key.thumbprint })
      .setIssuer(stationId)
      .setSubject(stationId)
      .setAudience(stationAssertionAudience)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + assertionLifeSeconds)
      .sign(key.privateKey);
  }

  async function ask(signal: AbortSignal | undefined): Promise<StationToken> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(),
    });
    const answer = await http.post('/station/token', form, stationTokenResponseSchema, signal ? { signal } : {});
    const lifeMs = answer.expires_in * 1000;
    return {
      value: answer.access_token,
      renewAtMs: clock.monotonicMs() + Math.max(lifeMs - renewBeforeMs, lifeMs / 2),
    };
  }

  /** The refusal itself tells HQ's time: when ours was wrong, it is worth asking again at once. */
  async function askWithHqTime(signal: AbortSignal | undefined): Promise<StationToken> {
    const before = hqClock.now().getTime();
    const startMs = clock.monotonicMs();
    try {
      return await ask(signal);
    } catch (error) {
      const shiftMs = hqClock.now().getTime() - before - (clock.monotonicMs() - startMs);
      if (!(error instanceof HqProblemError) || Math.abs(shiftMs) < toleratedSkewMs) throw error;
      return ask(signal);
    }
  }

  return {
    async token(signal) {
      if (cached && clock.monotonicMs() < cached.renewAtMs) return cached;
      pending ??= askWithHqTime(signal).finally(() => {
        pending = undefined;
      });
      cached = await pending;
      return cached;
    },
    forget(token) {
      if (cached === token) cached = undefined;
    },
  };
}
