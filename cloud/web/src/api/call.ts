import type { Api } from '@rollcall/shared/resources/resources';
import { request } from './request.ts';
import { toQuery } from './to-query.ts';

type Name = keyof Api;
export type AnswerOf<Called extends Name> = Api[Called]['answer'];

/** What an endpoint wants; what it doesn't want can't be given. */
export type Asked<Called extends Name> = {
  [Part in 'params' | 'query' | 'body' as Api[Called][Part] extends undefined ? never : Part]: Api[Called][Part];
};

/** Calls an endpoint of HQ by its name, `call('PATCH campaigns/:campaignId', { params, body })`. @throws ProblemError */
export function call<Called extends Name>(
  name: Called,
  asked: Asked<Called>,
  commandKey: string,
): Promise<AnswerOf<Called>> {
  const [method, path] = addressOf(name, asked);
  const { body }: { body?: unknown } = asked;
  return request(path, method === 'GET' ? {} : { method, body, commandKey });
}

/** Method and address, with what was asked in the address. */
export function addressOf<Called extends Name>(name: Called, asked: Asked<Called>) {
  // Of so many endpoints the type of what one wants is too large to be compared.
  const given: object = asked;
  const { params = {}, query = {} } = given as {
    params?: Record<string, string>;
    query?: Parameters<typeof toQuery>[0];
  };
  const [method, path = ''] = name.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
  const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  return [method, `${filled}${toQuery(query)}`] as const;
}
