import { accounts } from '@rollcall/shared/resources/accounts';
import { passwordLength } from '@rollcall/shared/rules/passwords';
import { accountProblems } from '@rollcall/shared/words/accounts';
import { problemsOf } from '../errors/problems-of.ts';
import { commonWords, rowsOfKeys } from './common-words.ts';

const problem = problemsOf(accounts.problems, accountProblems);

/** Of what a guesser wouldn't try first, a password needs so much more. */
const leastUncommon = 4;
/** Shorter words stand in others by chance; Chinese names are short. */
const leastOfOwnWord = (word: string) => (/\p{Script=Han}/u.test(word) ? 2 : 3);
const leastOfPart = 4;

/** What others know of the account: a password that consists of it is none. */
export interface OwnWords {
  username: string;
  badgeNo?: string | null | undefined;
  unitCode?: string | null | undefined;
  personName?: string | null | undefined;
}

/**
 * Refuses passwords that somebody would try first.
 * @param field of the request
 * @throws AppError `weak_password`
 */
export function assertFitPassword(password: string, own: OwnWords, field = 'password'): void {
  const weakness = weaknessOf(password, own);
  if (weakness !== undefined) throw problem('weak_password', { fields: [{ path: field, message: weakness }] });
}

/** Why a password is too weak, as HQ says it of a field; undefined: it isn't. */
export function weaknessOf(password: string, own: OwnWords): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  const { least, most } = passwordLength;
  if ([...plain].length < least) return `has fewer than ${least} characters`;
  if (password.length > most) return `has more than ${most} characters`;
  const left = ownWordsOf(own).reduce((text, word) => text.replaceAll(word, ''), plain);
  if ([...left].length < least && left !== plain) return 'is too short without the own user name, badge number or unit';
  const isCommon = [left, withoutDisguise(left)].some((reading) => isMadeOfCommonWords(reading));
  return isCommon ? 'is one of those that are guessed first' : undefined;
}

function ownWordsOf({ username, badgeNo, unitCode, personName }: OwnWords): string[] {
  const fold = (word: string) => word.normalize('NFKC').toLowerCase();
  const whole = [username, badgeNo, unitCode, personName].map((word) => fold(word ?? ''));
  const parts = fold(username)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= leastOfPart);
  return [...whole.filter((word) => [...word].length >= leastOfOwnWord(word)), ...parts].sort(
    (one, other) => other.length - one.length,
  );
}

const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** `p@ssw0rd` is password. */
function withoutDisguise(text: string): string {
  return [...text].map((character) => disguises[character] ?? character).join('');
}

/** Whether little is left, or nothing but digits, without common words, years, runs of keys and repetitions. */
function isMadeOfCommonWords(text: string): boolean {
  const bare = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const once = bare.replace(/^(.+?)\1+$/u, '$1');
  // A blank instead of each word, so that what is around it makes no other one.
  const withoutWords = commonWords.reduce((rest, word) => rest.replaceAll(word, ' '), once);
  const rest = withoutRuns(withoutWords.replaceAll(/(?:19|20)\d\d/g, ' '))
    .replaceAll(/(.)\1{2,}/gu, ' ')
    .replaceAll(' ', '');
  return [...rest].length < leastUncommon || /^\d+$/.test(rest);
}

function withoutRuns(text: string): string {
  const rows = rowsOfKeys.flatMap((row) => [row, [...row].reverse().join('')]);
  let rest = '';
  let index = 0;
  while (index < text.length) {
    const run = Math.max(...rows.map((row) => lengthOfRun(row, text, index)));
    rest += run >= 3 ? ' ' : text[index];
    index += run >= 3 ? run : 1;
  }
  return rest;
}

/** How many characters from there on stand in the row as they do in the text. */
function lengthOfRun(row: string, text: string, from: number): number {
  const start = row.indexOf(text[from] ?? ' ');
  if (start < 0) return 0;
  let length = 1;
  while (start + length < row.length && row[start + length] === text[from + length]) length += 1;
  return length;
}
