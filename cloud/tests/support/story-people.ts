import type { Database } from '@rollcall/cloud/db/database';
import type { Role } from '@rollcall/shared/http/permissions';
import type { Problem } from '@rollcall/shared/http/problem';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { expect } from 'vitest';
import { type Answer, callApi } from './call-api.ts';

const password = 'password-of-a-test';

/** Somebody who uses HQ. */
export interface Person {
  username: string;
  call<Body = Partial<Problem>>(
    method: string,
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  /** What is at this path, which may be seen. */
  read<Body = unknown>(path: string): Promise<Body>;
  /** What became of a POST, which was allowed. */
  made<Body = unknown>(path: string, body: object): Promise<Body>;
}

/** Makes an account and signs it in; again whenever its session is over, as the story's clock jumps ahead. */
export async function signInTo(
  { db, url }: { db: Database; url: string },
  role: Role,
  unitCode: string | null = null,
  badgeNo: string | null = null,
): Promise<Person> {
  const username = `${role}-${crypto.randomUUID()}`;
  await addTestAccount(db, { username, password, role, unitCode, badgeNo });
  let cookie = '';

  async function call<Body>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const answer = await callApi<Body>(url, { method, path, cookie, body, headers });
    if (answer.status !== 401) return answer;
    const session = { method: 'POST', path: 'sessions', body: { username, password }, cookie };
    cookie = (await callApi(url, session)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return callApi<Body>(url, { method, path, cookie, body, headers });
  }

  async function allowed<Body>(method: string, path: string, sent?: object): Promise<Body> {
    const { status, body } = await call<Body & Partial<Problem>>(method, path, sent);
    expect([path, status < 300, body.code]).toEqual([path, true, undefined]);
    return body;
  }

  return {
    username,
    call,
    read: <Body>(path: string) => allowed<Body>('GET', path),
    made: <Body>(path: string, sent: object) => allowed<Body>('POST', path, sent),
  };
}
