import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { findAccountId } from './account-repository.ts';
import { type CountedAttempt, countAttempt, forgetAttempts, returnAttempt } from './attempt-repository.ts';

export interface Guess {
  username: string;
  address: string;
}

const windowMs = 15 * 60_000;
/**
 * How many wrong passwords in a window: of one account from one address or from many, and of many accounts from one address.
 * A guess is counted before it is compared, so that many at once don't pass, and returned if it was right.
 */
const limits = { accountAndAddress: 10, account: 100, address: 50 };
type Limit = keyof typeof limits;
/** As facts call them. */
const names: Record<Limit, string> = {
  accountAndAddress: 'account_at_address',
  account: 'one_account',
  address: 'one_address',
};
const inOrder = ['accountAndAddress', 'account', 'address'] as const satisfies Limit[];

/** Counts a guess of a password as wrong, until `returnGuess` says that it was right. @throws AppError `too_many_attempts` */
export async function countGuess(db: Database, guess: Guess, now: Date): Promise<CountedAttempt[]> {
  const counted: CountedAttempt[] = [];
  for (const limit of inOrder) {
    const attempt = await countAttempt(db, keyOf(limit, guess), { now, windowMs });
    counted.push(attempt);
    if (attempt.attempts <= limits[limit]) continue;
    // It is not compared, so it is no wrong one.
    for (const one of counted) await returnAttempt(db, one);
    await tellLockOut(db, guess, { limit, now, retryAfterMs: attempt.retryAfterMs });
    throw errors.tooManyAttempts(Math.ceil(attempt.retryAfterMs / 1000));
  }
  return counted;
}

/** The guess was right: it counts no more, and the wrong ones before it are forgiven to this account at this address. */
export async function returnGuess(
  db: Database | Transaction,
  counted: readonly CountedAttempt[],
  guess: Guess,
): Promise<void> {
  await forgetAttempts(db, keyOf('accountAndAddress', guess));
  // In the order in which they were counted, like everybody: so two right guesses never wait for each other.
  for (const one of counted.slice(1)) await returnAttempt(db, one);
}

function keyOf(limit: Limit, { username, address }: Guess): string {
  const keys = {
    accountAndAddress: `sign-in ${address} ${username}`,
    account: `sign-in account ${username}`,
    address: `sign-in address ${address}`,
  };
  return keys[limit];
}

/** A fact once in a window for each account and each address, however often it is tried: an attacker must not fill the ledger. */
async function tellLockOut(
  db: Database,
  { username, address }: Guess,
  { limit, now, retryAfterMs }: { limit: Limit; now: Date; retryAfterMs: number },
): Promise<void> {
  const accountId = limit === 'address' ? undefined : await findAccountId(db, username);
  const until = new Date(now.getTime() + retryAfterMs).toISOString();
  await db.transaction().execute(async (tx) => {
    const whom = accountId === undefined ? `address ${address}` : `account ${accountId}`;
    const { attempts } = await countAttempt(tx, `locked out ${whom}`, { now, windowMs });
    if (attempts > 1) return;
    await appendFact(tx, {
      type: 'sign_in_locked_out',
      subject: accountId === undefined ? 'hq:sign_ins' : `account:${accountId}`,
      payload: { limit: names[limit], address, until },
    });
  });
}
