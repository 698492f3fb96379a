import type { Role } from '@rollcall/shared/http/sessions';

/** Everything that a role may or may not do. */
export type Action =
  | 'coverage.read'
  | 'custodies.read'
  | 'custodies.write'
  | 'findings.read'
  | 'guarantees.override'
  | 'ops.read'
  | 'parameters.write'
  | 'recordings.read'
  | 'recordings.view'
  | 'registry.read'
  | 'registry.write'
  | 'shifts.read'
  | 'shifts.write'
  | 'sightings.read'
  | 'stations.read';

/** `all`: every unit. `own_unit`: rows of the account's unit only. */
export type Scope = 'all' | 'own_unit';

const readEverything = {
  'coverage.read': 'all',
  'custodies.read': 'all',
  'findings.read': 'all',
  'ops.read': 'all',
  'recordings.read': 'all',
  'recordings.view': 'all',
  'registry.read': 'all',
  'shifts.read': 'all',
  'sightings.read': 'all',
  'stations.read': 'all',
} as const satisfies Partial<Record<Action, Scope>>;

/** The only place that says who may do what. What isn't here is denied. */
const permissions: Record<Role, Partial<Record<Action, Scope>>> = {
  brigade_admin: {
    ...readEverything,
    'custodies.write': 'all',
    'guarantees.override': 'all',
    'parameters.write': 'all',
    'registry.write': 'all',
    'shifts.write': 'all',
  },
  inspector: readEverything,
  squad_leader: {
    'coverage.read': 'own_unit',
    'custodies.read': 'own_unit',
    'custodies.write': 'own_unit',
    'findings.read': 'own_unit',
    'recordings.read': 'own_unit',
    'recordings.view': 'own_unit',
    'registry.read': 'own_unit',
    'shifts.read': 'own_unit',
    'shifts.write': 'own_unit',
    'sightings.read': 'own_unit',
    'stations.read': 'own_unit',
  },
  officer: {},
  ops: { 'ops.read': 'all', 'registry.read': 'all', 'stations.read': 'all' },
  auditor: readEverything,
};

/** How far this role may do it, undefined for not at all. */
export function scopeOf(role: Role, action: Action): Scope | undefined {
  return permissions[role][action];
}

/** What this role may do at all, for the page. */
export function actionsOf(role: Role): Action[] {
  return Object.keys(permissions[role]) as Action[];
}
