import { expect, test } from 'vitest';
import { requestIdOf } from './request-id.ts';

test('keeps what the caller calls the request', () => {
  expect(requestIdOf({ headers: { 'x-request-id': 'Proxy_1.a-b' } })).toBe('Proxy_1.a-b');
});

test.each(['', 'a b', 'a\nb', '编号', 'x'.repeat(65), undefined])('gives a new one instead of %j', (given) => {
  const id = requestIdOf({ headers: given === undefined ? {} : { 'x-request-id': given } });
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
