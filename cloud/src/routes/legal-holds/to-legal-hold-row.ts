import type { LegalHoldRow } from '@rollcall/shared/http/legal-holds';
import type { StoredHold } from '../../evidence/retention/legal-hold-repository.ts';
import { toIso } from '../to-iso.ts';

export function toLegalHoldRow({ place: _, ...hold }: StoredHold): LegalHoldRow {
  return {
    ...hold,
    placedAt: toIso(hold.placedAt),
    expiresAt: toIso(hold.expiresAt),
    liftedAt: toIso(hold.liftedAt),
  };
}
