import type { Scope } from '../auth/permissions.ts';
import type { Session } from '../auth/sessions.ts';

/** The only unit whose rows this request may see; undefined for every unit, null for none. */
export function visibleUnit({ scope, session }: { scope: Scope; session: Session }): string | null | undefined {
  return scope === 'all' ? undefined : session.unitCode;
}
