import type { Role } from '@rollcall/shared/http/sessions';

/** Everything that a role may or may not do. */
export type Action = 'recordings.read' | 'sightings.read' | 'stations.read';

/** `all`: every unit. `own_unit`: rows of the account's unit only. */
export type Scope = 'all' | 'own_unit';

/** The only place that says who may do what. What isn't here is denied. */
const permissions: Record<Role, Partial<Record<Action, Scope>>> = {
  brigade_admin: { 'recordings.read': 'all', 'sightings.read': 'all', 'stations.read': 'all' },
  inspector: { 'recordings.read': 'all', 'sightings.read': 'all', 'stations.read': 'all' },
  squad_leader: { 'recordings.read': 'own_unit', 'sightings.read': 'own_unit', 'stations.read': 'own_unit' },
  officer: {},
  ops: { 'stations.read': 'all' },
  auditor: { 'recordings.read': 'all', 'sightings.read': 'all', 'stations.read': 'all' },
};

/** How far this role may do it, undefined for not at all. */
export function scopeOf(role: Role, action: Action): Scope | undefined {
  return permissions[role][action];
}
