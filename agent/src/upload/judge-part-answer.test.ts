import { expect, test } from 'vitest';
import { judgePartAnswer } from './judge-part-answer.ts';

test.for([
  [200, null, 'stored'],
  [400, 'XAmzContentSHA256Mismatch', 'digest_refused'],
  [400, 'BadDigest', 'digest_refused'],
  [400, 'RequestTimeout', 'try_again'],
  [400, null, 'grant_again'],
  [403, 'AccessDenied', 'grant_again'],
  [404, 'NoSuchUpload', 'grant_again'],
  [301, null, 'grant_again'],
  [408, null, 'try_again'],
  [429, null, 'try_again'],
  [500, 'InternalError', 'try_again'],
  [503, 'SlowDown', 'try_again'],
] as const)('%d %s means %s', ([status, code, verdict]) => {
  expect(judgePartAnswer(status, code)).toBe(verdict);
});
