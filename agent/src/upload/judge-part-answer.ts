/**
 * `stored`: the store has the part. `digest_refused`: the store says that the bytes are not the announced ones.
 * `grant_again`: this grant is of no more use (expired, upload gone). `try_again`: the store or the way to it failed.
 */
export type PartVerdict = 'stored' | 'digest_refused' | 'grant_again' | 'try_again';

const digestCodes = new Set(['XAmzContentSHA256Mismatch', 'BadDigest', 'XAmzContentChecksumMismatch', 'InvalidDigest']);
const passingCodes = new Set(['RequestTimeout', 'IncompleteBody', 'SlowDown']);
const passingStatuses = new Set([408, 425, 429]);

/** Reads an S3 server's answer to a part. @param code from the error's XML body, null where there is none */
export function judgePartAnswer(status: number, code: string | null): PartVerdict {
  if (status >= 200 && status < 300) return 'stored';
  if (status >= 500 || passingStatuses.has(status) || (code !== null && passingCodes.has(code))) return 'try_again';
  if (status === 400 && code !== null && digestCodes.has(code)) return 'digest_refused';
  return 'grant_again';
}
