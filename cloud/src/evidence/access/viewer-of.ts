import { scopeOfSession } from '../../auth/permissions.ts';
import { principalOf } from '../../auth/principal.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import { sightOf } from '../../http/sight-of.ts';
import type { Viewer } from './seen-by-repository.ts';

/** With whose eyes this route looks at footage. */
export function viewerOf(session: SignedIn, now: Date): Viewer {
  return {
    ...{ accountId: session.accountId, principalId: principalOf(session), sight: sightOf(session), now },
    badgeNo: session.badgeNo,
    opensRestricted: scopeOfSession(session, 'recordings.open_restricted') !== undefined,
  };
}
