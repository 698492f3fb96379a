import { randomUUID } from 'node:crypto';
import type { Problem } from '@rollcall/shared/http/problem';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callApi } from './support/call-api.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

const password = 'password-of-a-test';

let setup: RosterSetup;
let leader: string;
let before: number;
beforeAll(async () => {
  setup = await startRoster();
  await addTestAccount(setup.db, { username: 'leader', password, role: 'squad_leader', unitCode: 'S1', badgeNo: null });
  leader = await signIn('leader');
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  before = await observations();
});

async function signIn(username: string): Promise<string> {
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

interface Given {
  cookie?: string;
  path?: string;
  body?: object;
}

/** By default: a check-out that was written down, which could be entered any number of times. */
const give = <Body = Partial<Problem>>(
  key: string | undefined,
  { cookie = leader, path = 'custody-observations', body = checkOut() }: Given = {},
) =>
  callApi<Body>(setup.url, {
    method: 'POST',
    path,
    cookie,
    body,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });

const checkOut = (changes: object = {}) => ({
  kind: 'check_out',
  recorderSerial: 'K1',
  badgeNo: '100001',
  at: '2026-11-24T06:55:00+08:00',
  ...changes,
});

async function observations(): Promise<number> {
  return (await setup.db.selectFrom('custody_observation').select('observation_id').execute()).length;
}

/** How many the test has entered. */
async function entered(): Promise<number> {
  return (await observations()) - before;
}

describe('a command with a key', () => {
  it('that is given twice at once is done once, and both hear the same', async () => {
    const key = randomUUID();
    const answers = await Promise.all([give(key), give(key), give(key)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ bytes }) => bytes.toString())).size).toBe(1);
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed')).sort()).toEqual([null, 'true', 'true']);
    expect(await entered()).toBe(1);
  });

  it('is done once when it comes again, also from a new session', async () => {
    const key = randomUUID();
    const first = await give(key);
    await setup.call(leader, 'DELETE', 'sessions/current');
    leader = await signIn('leader');
    const again = await give(key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await entered()).toBe(1);
  });

  it('is another one with another key, or of somebody else', async () => {
    const key = randomUUID();
    const other = await setup.signIn('squad_leader', 'S1');
    for (const answer of [await give(key), await give(randomUUID()), await give(key, { cookie: other })]) {
      expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, null]);
    }
    expect(await entered()).toBe(3);
  });

  it('is refused when the same key comes with another body or to another address', async () => {
    const key = randomUUID();
    await give(key);
    const path = 'custody-observations?elsewhere';
    for (const other of [{ body: checkOut({ badgeNo: '100002' }) }, { path }]) {
      expect((await give(key, other)).body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
    }
    expect(await entered()).toBe(1);
  });

  it('that was refused leaves its key free', async () => {
    const key = randomUUID();
    const past = checkOut({ at: '2026-11-24T05:00:00+08:00' });
    expect((await give(key, { body: past })).body).toMatchObject({ code: 'reason_required' });
    expect((await give(key, { body: { ...past, reason: '停电补登' } })).status).toBe(201);
    expect(await entered()).toBe(1);
  });

  it('that HQ was interrupted in is not done again: nobody knows whether it was done', async () => {
    const key = randomUUID();
    await give(key);
    await sql`update given_command set status = null, sealed_answer = null`.execute(setup.db);
    setup.clock.offsetMs += 3 * 60_000;
    expect((await give(key)).body).toMatchObject({ status: 409, code: 'outcome_unknown' });
    expect(await entered()).toBe(1);
  });

  it('is forgotten after a day', async () => {
    const key = randomUUID();
    await give(key);
    setup.clock.offsetMs += 24.5 * 3_600_000;
    leader = await signIn('leader');
    const again = await give(key, { body: checkOut({ reason: '补登' }) });
    setup.clock.offsetMs -= 24.5 * 3_600_000;
    leader = await signIn('leader');
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(await entered()).toBe(2);
  });

  it('may have an answer that nobody reads in the database', async () => {
    const admin = await setup.signIn('brigade_admin');
    const account = { username: 'forgetful', password, role: 'inspector' as const, unitCode: null, badgeNo: null };
    const accountId = await addTestAccount(setup.db, account);
    const key = randomUUID();
    const reset = { cookie: admin, path: `accounts/${accountId}/password`, body: { reason: '忘记密码' } };
    const first = await give<{ password: string }>(key, reset);
    const again = await give<{ password: string }>(key, reset);
    expect(again.body).toEqual(first.body);
    const kept = await setup.db.selectFrom('given_command').selectAll().execute();
    const bytes = Buffer.concat(kept.flatMap((row) => [row.command_sha256, row.sealed_answer ?? Buffer.of()]));
    expect(first.body.password.length).toBeGreaterThan(8);
    expect(bytes.includes(first.body.password) || bytes.includes(key)).toBe(false);
  });
});

it('a command without a key is done as often as it comes', async () => {
  await give(undefined);
  await give(undefined);
  expect(await entered()).toBe(2);
});

it('a key that could be anybody’s is refused', async () => {
  for (const key of ['1', 'x'.repeat(200)]) {
    expect((await give(key)).body).toMatchObject({
      code: 'bad_request',
      errors: [{ path: 'headers.idempotency-key' }],
    });
  }
  expect(await entered()).toBe(0);
});
