import type { SignedIn } from '../auth/signed-in.ts';

/** The only account of which the session may see on this route what it asked for; undefined for every account. */
export function visibleAccount({ scope, accountId }: SignedIn): string | undefined {
  return scope === 'all' ? undefined : accountId;
}
