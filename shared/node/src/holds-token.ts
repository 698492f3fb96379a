import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a header `Authorization` carries this token as Bearer. Takes as long for a wrong token as for the right one. */
export function holdsToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
