import type { StationRow } from '@rollcall/shared/http/stations';

/** Stations with alarms first, then those that are off line, then by unit and name. */
export function bySeverity(left: StationRow, right: StationRow): number {
  return rank(left) - rank(right) || left.unitCode.localeCompare(right.unitCode) || left.name.localeCompare(right.name);
}

function rank({ frozen, alarms, quarantined, presence }: StationRow): number {
  if (frozen || alarms.length > 0 || quarantined !== null) return 0;
  return presence === 'online' ? 2 : 1;
}
