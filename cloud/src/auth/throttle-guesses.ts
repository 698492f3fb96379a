import { sessions } from '@rollcall/shared/resources/sessions';
import { foldUsername } from '@rollcall/shared/rules/names';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { Database, Transaction } from '../db/database.ts';
import { problemsOf } from '../errors/problems-of.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { type CountedAttempt, countAttempt, countSpaced, forgetAttempts, returnAttempt } from './attempt-repository.ts';
import type { Acquaintance } from './known-device-repository.ts';
import { sourceOfAddress } from './source-of-address.ts';

/**
 * How wrong passwords are slowed down.
 *
 * Each account counts those from each source by itself, and those from each of its known devices by itself. No count goes over all
 * sources, so nobody can lock the holder out everywhere; and a known device is slowed down by wrong passwords from that device alone.
 * A few are free, then each must wait twice as long as the one before; the right password forgives them all.
 *
 * A source that guesses at many accounts has one free guess at each instead of a few, and then none for a while. Only strangers count
 * and are held up there: whoever comes from a known device, or signed in from this source before, has the count of the account alone.
 *
 * A guess is counted before it is compared, so that many at once don't pass, and returned if it was right.
 */
const free = { few: 5, one: 1 };
const windowMs = 15 * 60_000;
/** Wrong passwords of strangers in a window: from when on one guess at each account is free, and none is compared. */
const strangers = { many: 50, most: 500 };

export interface Guess {
  /** Undefined: there is no account of this name. */
  accountId: string | undefined;
  username: string;
  address: string;
  acquaintance: Acquaintance;
}

/** What it takes to return a guess. */
export interface CountedGuess {
  key: string;
  source: CountedAttempt | undefined;
}

/** As facts call them. */
type Limit = 'known_device' | 'account_at_address' | 'one_address';

/** Counts a guess of a password as wrong, until `returnGuess` says that it was right. @throws AppError `too_many_attempts` */
export async function countGuess(db: Database, guess: Guess, now: Date): Promise<CountedGuess> {
  const { deviceId, knowsSource } = guess.acquaintance;
  const at = sourceOfAddress(guess.address);
  const isStranger = deviceId === undefined && !knowsSource;
  const source = isStranger ? await countAttempt(db, `sign-in source ${at}`, { now, windowMs }) : undefined;
  const counted = source?.attempts ?? 0;
  const key =
    deviceId === undefined
      ? `sign-in ${at} ${guess.accountId ?? foldUsername(guess.username)}`
      : `sign-in device ${deviceId}`;
  if (source && counted > strangers.most) {
    await refuse(db, guess, { limit: 'one_address', now, waitMs: source.retryAfterMs, source });
  }
  const waitMs = await countSpaced(db, key, { now, free: counted > strangers.many ? free.one : free.few });
  const limit = deviceId === undefined ? 'account_at_address' : 'known_device';
  if (waitMs > 0) await refuse(db, guess, { limit, now, waitMs, source });
  return { key, source };
}

/** The guess was right: it counts no more, and the wrong ones before it are forgiven to this account there. */
export async function returnGuess(db: Database | Transaction, { key, source }: CountedGuess): Promise<void> {
  await forgetAttempts(db, key);
  if (source) await returnAttempt(db, source);
}

export function tooManyAttempts(waitMs: number) {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return problemsOf(sessions.problems, sessionProblems)('too_many_attempts', {
    detail: `Too many attempts: the next one is possible in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  });
}

/** It is not compared, so it is no wrong one. */
async function refuse(
  db: Database,
  guess: Guess,
  { limit, now, waitMs, source }: { limit: Limit; now: Date; waitMs: number; source: CountedAttempt | undefined },
): Promise<never> {
  if (source) await returnAttempt(db, source);
  await tellLockOut(db, guess, { limit, now, waitMs });
  throw tooManyAttempts(waitMs);
}

/** A fact once in a window for each account and each address, however often it is tried: an attacker must not fill the ledger. */
async function tellLockOut(
  db: Database,
  { accountId, address }: Guess,
  { limit, now, waitMs }: { limit: Limit; now: Date; waitMs: number },
): Promise<void> {
  const isOfAccount = accountId !== undefined && limit !== 'one_address';
  const until = new Date(now.getTime() + waitMs).toISOString();
  await db.transaction().execute(async (tx) => {
    const whom = isOfAccount ? `account ${accountId}` : `address ${sourceOfAddress(address)}`;
    const { attempts } = await countAttempt(tx, `locked out ${whom}`, { now, windowMs });
    if (attempts > 1) return;
    await appendFact(tx, {
      type: 'sign_in_locked_out',
      subject: isOfAccount ? `account:${accountId}` : 'hq:sign_ins',
      payload: { limit, address, until },
    });
  });
}
