import { expect, test } from 'vitest';
import { judgeKioskRequest, type KioskHeaders } from './judge-kiosk-request.ts';

const bootToken = 'a-token';
const own = { method: 'GET', host: '127.0.0.1:8460', origin: undefined, token: undefined };
const post = { method: 'POST', host: 'localhost:8460', origin: 'http://localhost:8460', token: bootToken };

type Case = [ReturnType<typeof judgeKioskRequest>, KioskHeaders, boolean];
const cases: Case[] = [
  ['allowed', own, false],
  ['allowed', { ...own, host: 'localhost:8460' }, false],
  ['allowed', { ...own, token: bootToken }, true],
  ['allowed', post, true],
  ['foreign_host', { ...own, host: 'attacker.example:8460' }, false],
  ['foreign_host', { ...own, host: '127.0.0.1' }, false],
  ['foreign_host', { ...own, host: undefined }, false],
  ['foreign_origin', { ...post, origin: 'http://attacker.example' }, true],
  ['foreign_origin', { ...post, origin: 'http://127.0.0.1:8460' }, true],
  ['foreign_origin', { ...post, origin: undefined }, true],
  ['foreign_origin', { ...own, origin: 'null' }, false],
  ['method_not_allowed', { ...own, method: 'DELETE' }, true],
  ['method_not_allowed', { ...post, token: undefined }, false],
  ['wrong_token', own, true],
  ['wrong_token', { ...post, token: 'b-token' }, true],
  ['wrong_token', { ...post, token: 'a-tokena' }, true],
];

test.each(cases)('%s: %o, api %s', (verdict, headers, isApi) => {
  expect(judgeKioskRequest(headers, { port: 8460, bootToken, isApi })).toBe(verdict);
});
