import { expect, test } from 'vitest';
import { refusalOf } from './refusals.ts';

test.each([
  ['wrong_credentials', 401, 'wrongPasswords'],
  ['wrong_password', 403, 'wrongPasswords'],
  ['too_many_attempts', 429, 'lockedOut'],
  ['forbidden', 403, 'forbidden'],
  ['own_exemption', 403, 'forbidden'],
  ['not_signed_in', 401, undefined],
  ['not_found', 404, undefined],
  ['station_revoked', 403, undefined],
])('%s counts as one kind of refusal, or as none', (code, status, kind) => {
  expect(refusalOf({ code, status })).toBe(kind);
});
