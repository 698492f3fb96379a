import { principalOf } from '../auth/principal.ts';
import type { SignedIn } from '../auth/signed-in.ts';

/** The only account of which the session may see on this route what was asked for it; undefined for every account. */
export function visibleAccount(session: SignedIn): string | undefined {
  return session.scope === 'all' ? undefined : principalOf(session);
}
