import type { Scope } from '@rollcall/shared/http/permissions';
import type { Sight } from '../db/sight.ts';

/** What an account of this unit and officer sees in a scope. */
export function sightWithin(
  scope: Scope | undefined,
  { unitCode, badgeNo }: { unitCode: string | null; badgeNo: string | null },
): Sight {
  if (scope === 'all') return { unitCode: undefined, badgeNo: undefined };
  if (scope === 'own_unit') return { unitCode, badgeNo: undefined };
  return { unitCode: null, badgeNo: scope === 'own_record' ? badgeNo : null };
}
