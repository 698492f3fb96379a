import { randomUUID } from 'node:crypto';
import { revokeStation } from '@rollcall/cloud/auth/station-standing';
import { genesisHead } from '@rollcall/shared/contract/batch';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { enrolmentCodeSchema, enrolmentResponseSchema } from '@rollcall/shared/http/station-enrolments';
import { stationAssertionAudience } from '@rollcall/shared/http/station-token';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

let hq: TestHq;
let api: TestApi;

beforeAll(async () => {
  hq = await createTestHq();
  api = await startTestApi(hq);
});
afterAll(async () => {
  await api?.stop();
  await hq?.dispose();
});
afterEach(async () => {
  api.clock.offsetMs = 0;
  await hq.db.deleteFrom('attempt_window').execute();
});

async function newKey(): Promise<{ privateKey: CryptoKey; publicJwk: PublicJwk }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { privateKey, publicJwk: (await exportJWK(publicKey)) as PublicJwk };
}

async function newStation(): Promise<{ stationId: string; code: string }> {
  const stationId = `st-${randomUUID().slice(0, 8)}`;
  await hq.addStation(stationId);
  return { stationId, code: await hq.enrolmentCode(stationId) };
}

const enrol = (code: string, publicJwk: PublicJwk, at: TestApi = api) =>
  at.call('POST', '/api/v1/station/enrolments', { json: { code, publicJwk, agentVersion: '1' } });

async function enrolled() {
  const { stationId, code } = await newStation();
  const key = await newKey();
  expect((await enrol(code, key.publicJwk)).status).toBe(200);
  return { stationId, ...key };
}

interface Claims {
  iss?: string;
  sub?: string;
  aud?: string;
  jti?: string;
  issuedAgoSeconds?: number;
  lifeSeconds?: number;
}

function assertion(station: { stationId: string; privateKey: CryptoKey }, claims: Claims = {}): Promise<string> {
  const { stationId, privateKey } = station;
  const issuedAt = Math.floor((Date.now() + api.clock.offsetMs) / 1000) - (claims.issuedAgoSeconds ?? 0);
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(claims.iss ?? stationId)
    .setSubject(claims.sub ?? stationId)
    .setAudience(claims.aud ?? stationAssertionAudience)
    .setJti(claims.jti ?? randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (claims.lifeSeconds ?? 60))
    .sign(privateKey);
}

const exchange = (client_assertion: string) =>
  api.call('POST', '/api/v1/station/token', {
    form: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
    }),
  });

const registerStore = (token: string, changes: object = {}) =>
  api.call('POST', '/api/v1/station/stores', {
    json: { storeId: randomUUID(), incarnation: 0, lastSeq: 0, head: genesisHead, ...changes },
    headers: { authorization: `Bearer ${token}` },
  });

describe('enrolment', () => {
  it('registers the key and names what the station needs', async () => {
    const { stationId, code } = await newStation();
    expect(enrolmentCodeSchema.parse(code)).toBe(code);
    const { status, body } = await enrol(code, (await newKey()).publicJwk);
    expect(status).toBe(200);
    expect(enrolmentResponseSchema.parse(body)).toEqual({
      stationId,
      name: stationId,
      unitCode: 'U1',
      keySet: hq.hqKeys.keySet.jws,
      mqtt: { url: 'mqtt://127.0.0.1:9', username: stationId, password: null },
    });
  });

  it('is answered again for the same key, and refused for another', async () => {
    const { code } = await newStation();
    const { publicJwk } = await newKey();
    const first = await enrol(code, publicJwk);
    expect(await enrol(code, publicJwk)).toMatchObject({ status: 200, body: first.body });
    expect((await enrol(code, (await newKey()).publicJwk)).body).toMatchObject({
      status: 403,
      code: 'enrolment_code_refused',
    });
  });

  it('gives one of two stations that use a code at once', async () => {
    const { code } = await newStation();
    const keys = await Promise.all([newKey(), newKey()]);
    const answers = await Promise.all(keys.map(({ publicJwk }) => enrol(code, publicJwk)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('is refused after a day, with a code that a newer one replaced, and with the fingerprint of another HQ', async () => {
    const { stationId, code } = await newStation();
    const { publicJwk } = await newKey();
    expect((await enrol(`${code.split('.')[0]}.${'a'.repeat(26)}`, publicJwk)).status).toBe(403);
    const newer = await hq.enrolmentCode(stationId);
    expect((await enrol(code, publicJwk)).status).toBe(403);
    api.clock.offsetMs = 24 * 60 * 60_000 + 1000;
    expect((await enrol(newer, publicJwk)).status).toBe(403);
  });

  it('is refused with a key by which anybody can sign', async () => {
    const { stationId, code } = await newStation();
    const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from([1, ...Array(31).fill(0)]).toString('base64url') };
    const answer = await enrol(code, publicJwk as PublicJwk);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('anybody can sign')]);
    const { enrolled_at } = await hq.db
      .selectFrom('station')
      .select('enrolled_at')
      .where('station_id', '=', stationId)
      .executeTakeFirstOrThrow();
    expect(enrolled_at).toBeNull();
  });

  it('is slowed down for an address that guesses codes', async () => {
    const { publicJwk } = await newKey();
    for (let attempt = 0; attempt < 20; attempt++) await enrol(`${'a'.repeat(26)}.${'b'.repeat(26)}`, publicJwk);
    const { code } = await newStation();
    expect((await enrol(code, publicJwk)).status).toBe(429);
  });

  it('gives a broker password where the broker has a password file', async () => {
    const passwords = await startTestApi(hq, {
      MQTT_STATION_AUTH: 'password',
      MQTT_STATION_URL: 'mqtts://broker.example:8883',
    });
    const { stationId, code } = await newStation();
    const { body } = await enrol(code, (await newKey()).publicJwk, passwords);
    expect(body.mqtt).toEqual({
      url: 'mqtts://broker.example:8883',
      username: stationId,
      password: expect.stringMatching(/^[\w-]{32}$/),
    });
    const row = await hq.db
      .selectFrom('station')
      .select('mosquitto_password_hash')
      .where('station_id', '=', stationId)
      .executeTakeFirstOrThrow();
    expect(row.mosquitto_password_hash).toMatch(/^\$7\$101\$[^$]{16}\$[^$]{88}$/);
    await passwords.stop();
  });
});

describe('the token endpoint', () => {
  it("gives a token for an hour that opens the station's routes", async () => {
    const station = await enrolled();
    const { status, body } = await exchange(await assertion(station));
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 });
    expect((await registerStore(body.access_token)).body).toMatchObject({ outcome: 'registered', incarnation: 1 });
    api.clock.offsetMs = 3601_000;
    expect((await registerStore(body.access_token)).body).toMatchObject({ status: 401, code: 'station_token_refused' });
  });

  it('takes an assertion once', async () => {
    const once = await assertion(await enrolled());
    expect((await exchange(once)).status).toBe(200);
    expect((await exchange(once)).body).toMatchObject({ status: 401, detail: expect.stringMatching(/used before/) });
  });

  it.each<[string, Claims]>([
    ['for another audience', { aud: 'someone-else' }],
    ['issued by another station', { iss: 'st-other' }],
    ['about another station', { sub: 'st-other' }],
    ['that has expired', { issuedAgoSeconds: 120 }],
    ['that is valid for a day', { lifeSeconds: 86_400 }],
  ])('refuses an assertion %s', async (_what, claims) => {
    const { status, body } = await exchange(await assertion(await enrolled(), claims));
    expect([status, body.code]).toEqual([401, 'assertion_refused']);
  });

  it('refuses an assertion that another key signed, or none', async () => {
    const { stationId } = await enrolled();
    const { privateKey } = await newKey();
    expect((await exchange(await assertion({ stationId, privateKey }))).status).toBe(401);
    expect((await exchange('a.b.c')).status).toBe(401);
  });

  it('tells a revoked station so, and its tokens open nothing', async () => {
    const station = await enrolled();
    const { body } = await exchange(await assertion(station));
    await revokeStation({ db: hq.db, now: () => new Date() }, station.stationId);
    expect((await exchange(await assertion(station))).body).toMatchObject({ status: 403, code: 'station_revoked' });
    expect((await registerStore(body.access_token)).status).toBe(403);
  });

  it('has no token of an earlier key outlive a new enrolment, also after a revocation', async () => {
    const station = await enrolled();
    const { body } = await exchange(await assertion(station));
    await revokeStation({ db: hq.db, now: () => new Date() }, station.stationId);
    const { publicJwk, privateKey } = await newKey();
    await enrol(await hq.enrolmentCode(station.stationId), publicJwk);
    expect((await registerStore(body.access_token)).body).toMatchObject({ status: 401, code: 'station_token_refused' });
    const { body: fresh } = await exchange(await assertion({ ...station, privateKey }));
    expect((await registerStore(fresh.access_token)).status).toBe(200);
  });
});

describe("a station's routes", () => {
  it.each([
    ['no token', ''],
    ['a token that HQ did not sign', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJzdC0xIn0.'],
  ])('refuse %s', async (_what, token) => {
    expect((await registerStore(token)).status).toBe(401);
  });
});

describe("the broker's question", () => {
  const ask = (username: string, password: string, secret = 'a secret between HQ and broker') =>
    api.call('POST', '/api/v1/mqtt/authentication', {
      json: { username, password },
      headers: { authorization: `Bearer ${secret}` },
    });

  it('is answered for HQ and for a station with its own token only', async () => {
    const one = await enrolled();
    const two = await enrolled();
    const { body } = await exchange(await assertion(one));
    expect((await ask('hq', 'hq-of-a-test')).body).toEqual({ principal: { kind: 'hq' } });
    expect((await ask('hq', 'guess')).body).toEqual({ principal: null });
    expect((await ask('reader', '')).body).toEqual({ principal: null });
    expect((await ask(one.stationId, body.access_token)).body).toEqual({
      principal: { kind: 'station', stationId: one.stationId, shard: expect.stringMatching(/^[0-9a-f]{2}$/) },
    });
    expect((await ask(two.stationId, body.access_token)).body).toEqual({ principal: null });
  });

  it('is answered to nobody without the secret', async () => {
    expect((await ask('hq', 'hq-of-a-test', 'guess')).status).toBe(401);
  });
});
