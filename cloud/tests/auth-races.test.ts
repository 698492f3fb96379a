import { randomUUID } from 'node:crypto';
import { addAccount } from '@rollcall/cloud/auth/accounts/save-account';
import { hashPassword } from '@rollcall/cloud/auth/password-hash';
import { deleteSessionsOf } from '@rollcall/cloud/auth/sessions/repository';
import { changeOwnPassword } from '@rollcall/cloud/auth/sessions/sign-in';
import type { Transaction } from '@rollcall/cloud/db/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

const password = 'correct horse';
let hq: TestHq;
let api: TestApi;
let username: string;
let accountId: string;

beforeAll(async () => {
  hq = await createTestHq();
  api = await startTestApi(hq);
});
beforeEach(async () => {
  username = `user-${randomUUID()}`;
  accountId = await addAccount(hq.db, { username, password, role: 'inspector', unitCode: null, badgeNo: null });
});
afterAll(async () => {
  await api?.stop();
  await hq?.dispose();
});

const signIn = () => api.call('POST', '/api/v1/sessions', { json: { username, password } });
const sessions = () => hq.db.selectFrom('session').selectAll().where('account_id', '=', accountId).execute();

/** Starts the request while the change is not committed yet; commits once it waits for the change, or is over. */
async function during<Answer>(change: (tx: Transaction) => Promise<void>, request: () => Promise<Answer>) {
  let over = false;
  let answer: Promise<Answer> | undefined;
  await hq.db.transaction().execute(async (tx) => {
    await change(tx);
    answer = request().finally(() => {
      over = true;
    });
    answer.catch(() => undefined);
    while (!over && (await waitingForLocks(hq.db)) === 0) await new Promise((resolve) => setImmediate(resolve));
  });
  return answer as Promise<Answer>;
}

const reset = async (tx: Transaction) => {
  const change = { password_hash: await hashPassword('another horse') };
  await tx.updateTable('account').set(change).where('account_id', '=', accountId).execute();
  await deleteSessionsOf(tx, accountId);
};
const disable = async (tx: Transaction) => {
  await tx.updateTable('account').set({ disabled_at: new Date() }).where('account_id', '=', accountId).execute();
  await deleteSessionsOf(tx, accountId);
};

describe.each([
  ['a reset of the password', reset],
  ['a disabled account', disable],
])('%s', (_what, change) => {
  it('ends a session that is about to act for somebody, or as himself again', async () => {
    const cookie = (await signIn()).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const acting = () =>
      api.call('PUT', '/api/v1/sessions/current/acting', { json: { delegationId: null }, headers: { cookie } });
    const { status, body } = await during(change, acting);
    expect([status, body.code]).toEqual([401, 'not_signed_in']);
    expect(await sessions()).toEqual([]);
  });

  it('opens no session to who signed in at the same moment', async () => {
    const { status, body } = await during(change, signIn);
    expect([status, body.code]).toEqual([401, 'wrong_credentials']);
    expect(await sessions()).toEqual([]);
  });
});

describe('a reset of the password', () => {
  it('is not undone by who chooses an own password at the same moment', async () => {
    const deps = { db: hq.db, now: () => new Date() };
    const chosen = { currentPassword: password, newPassword: 'third horse of mine' };
    const choose = () =>
      changeOwnPassword(deps, { username, badgeNo: null, unitCode: null }, chosen, {
        sessionId: 'any',
        address: '127.0.0.1',
      });
    await expect(during(reset, choose)).rejects.toMatchObject({ code: 'wrong_password' });
    expect((await api.call('POST', '/api/v1/sessions', { json: { username, password: 'another horse' } })).status).toBe(
      201,
    );
  });
});
