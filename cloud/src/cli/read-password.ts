import { text } from 'node:stream/consumers';
import { makePassword } from '../auth/password-hash.ts';
import { assertFitPassword, type OwnWords } from '../auth/weak-password.ts';

/**
 * The password from a pipe on standard input; one is made when a person sits at the terminal or nothing comes.
 * @param own what others know of its account
 * @throws AppError `weak_password`
 */
export async function readPassword(own: OwnWords): Promise<{ password: string; made: boolean }> {
  const given = process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, '');
  if (given === '') return { password: makePassword(), made: true };
  assertFitPassword(given, own);
  return { password: given, made: false };
}
