import type { Parameters } from '@rollcall/shared/resources/parameters';

interface Times {
  starts_at: Date;
  ends_at: Date;
}

/** When one can say by oneself that one is at a session; both ends included. */
export function signInWindow(
  { starts_at, ends_at }: Times,
  { trainingSignInMinutes }: Pick<Parameters, 'trainingSignInMinutes'>,
): { from: Date; until: Date } {
  return { from: new Date(starts_at.getTime() - trainingSignInMinutes * 60_000), until: ends_at };
}
