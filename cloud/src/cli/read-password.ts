import { text } from 'node:stream/consumers';
import { makePassword } from '../auth/make-password.ts';
import { errors } from '../errors/errors.ts';

const minimumLength = 10;

/** The password from a pipe on standard input; one is made when a person sits at the terminal or nothing comes. */
export async function readPassword(): Promise<{ password: string; made: boolean }> {
  const given = process.stdin.isTTY ? '' : (await text(process.stdin)).replace(/\r?\n$/, '');
  if (given === '') return { password: makePassword(), made: true };
  if ([...given].length < minimumLength) throw errors.weakPassword(`has fewer than ${minimumLength} characters`);
  if (given.length > 256) throw errors.weakPassword('has more than 256 characters');
  return { password: given, made: false };
}
