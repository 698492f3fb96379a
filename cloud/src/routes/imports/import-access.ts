import type { ImportKind } from '@rollcall/shared/http/imports';
import type { Action } from '@rollcall/shared/http/permissions';

/** Who may import what: whoever may change it one by one. */
export const importAccess: Record<ImportKind, Action> = {
  units: 'registry.write',
  officers: 'registry.write',
  recorders: 'registry.write',
  custodies: 'custodies.write',
  observations: 'custodies.write',
  shifts: 'shifts.write',
  activities: 'activities.write',
  leave: 'shifts.write',
};
