import { addAccount } from '@rollcall/cloud/auth/accounts';
import type { Database } from '@rollcall/cloud/db/database';
import type { Role } from '@rollcall/shared/http/sessions';
import { expect } from 'vitest';

const password = 'password-of-a-test';

/** Somebody who uses HQ. */
export interface Person {
  username: string;
  call(method: string, path: string, body?: object | Buffer): Promise<Answer>;
  /** What is at this path, which may be seen. */
  read(path: string): Promise<Answer['body']>;
  /** What became of a POST, which was allowed. */
  made(path: string, body: object): Promise<Answer['body']>;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what it is, each story expects
  body: any;
}

/** Makes an account and signs it in; again whenever its session is over, as the story's clock jumps ahead. */
export async function signInTo(
  { db, url }: { db: Database; url: string },
  role: Role,
  unitCode: string | null = null,
  badgeNo: string | null = null,
): Promise<Person> {
  const username = `${role}-${crypto.randomUUID()}`;
  await addAccount(db, { username, password, role, unitCode, badgeNo });
  let cookie = '';

  async function request(method: string, path: string, body?: object | Buffer) {
    const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
    return fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
  }

  async function call(method: string, path: string, body?: object | Buffer): Promise<Answer> {
    let response = await request(method, path, body);
    if (response.status === 401) {
      const session = await request('POST', 'sessions', { username, password });
      cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      response = await request(method, path, body);
    }
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? await response.json() : await response.text() };
  }

  return {
    username,
    call,
    async read(path) {
      const { status, body } = await call('GET', path);
      expect([path, status, body.code]).toEqual([path, 200, undefined]);
      return body;
    },
    async made(path, sent) {
      const { status, body } = await call('POST', path, sent);
      expect([path, status < 300, body.code]).toEqual([path, true, undefined]);
      return body;
    },
  };
}
