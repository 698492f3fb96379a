import type { AppError } from '../errors/app-error.ts';

/** What a process refused to people since it started. */
export interface Refusals {
  since: Date;
  /** Wrong passwords and unknown accounts. */
  wrongPasswords: number;
  /** Guesses that were not even compared, because there were too many wrong ones before. */
  lockedOut: number;
  /** What a role, or a rule about a person, doesn't allow. */
  forbidden: number;
}

type Kind = Exclude<keyof Refusals, 'since'>;

export function createRefusals(since: Date): Refusals {
  return { since, wrongPasswords: 0, lockedOut: 0, forbidden: 0 };
}

/** Which kind of refusal it is; undefined for anything else. A revoked station asks again all the time, and is shown as revoked. */
export function refusalOf({ code, status }: Pick<AppError, 'code' | 'status'>): Kind | undefined {
  if (code === 'wrong_credentials' || code === 'wrong_password') return 'wrongPasswords';
  if (code === 'too_many_attempts') return 'lockedOut';
  return status === 403 && code !== 'station_revoked' ? 'forbidden' : undefined;
}
