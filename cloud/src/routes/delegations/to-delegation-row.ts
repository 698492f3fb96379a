import type { DelegationRow } from '@rollcall/shared/http/delegations';
import type { StoredDelegation } from '../../auth/delegation-repository.ts';

export function toDelegationRow({ startsAt, endsAt, place: _place, ...delegation }: StoredDelegation): DelegationRow {
  return { ...delegation, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
